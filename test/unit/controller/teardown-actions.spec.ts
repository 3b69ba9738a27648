import { describe, expect, it } from 'vitest'
import { TeardownActions } from '../../../src/core/controller/teardown-actions'
import type { RunContext } from '../../../src/core/controller/run-context'
import { ProvisionerError } from '../../../src/core/provisioner/provisioner-error'
import type { Provisioner, RemoveOptions } from '../../../src/core/provisioner/provisioner'
import { ADOPTED_ANNOTATION, FORCE_DELETE_ANNOTATION, LAB_FINALIZER } from '../../../src/core/resource/annotations'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import { FakeClock } from '../../fixtures/fake-clock'
import { RecordingLog } from '../../fixtures/recording-log'

const ENDED = '2026-01-01T00:00:00Z'
const WORK = { files: 2, bytes: 10, path: '/kept/a.tar', sha256: 'f'.repeat(64), collectedAt: '2026-01-01T00:00:00Z' }
const silent = () => new ProvisionerError('DockerUnavailable', 'unavailable', { sentence: { code: 'DockerSilent' } })
const tooLarge = () => new ProvisionerError('WorkTooLarge', 'transient', { sentence: { code: 'WorkTooLarge' } })

/** What was done, in its order; a world that answers as told. */
function setUp({
  annotations = {},
  started = true,
  uid = 'uid-1',
  status = {},
  answers = {} as Record<string, (about: never) => unknown>,
} = {}) {
  const done: string[] = []
  const stored = { kind: 'LabInstance', metadata: { name: 'ada', uid, finalizers: [LAB_FINALIZER] } }
  const lab = {
    kind: 'LabInstance',
    metadata: { name: 'ada', namespace: 'n', uid: 'uid-1', annotations, finalizers: [LAB_FINALIZER] },
    spec: { template: 't', studentEmail: 'ada@school.example' },
    status: { state: 'deleting', endedAt: ENDED, ...(started ? { startedAt: '2026-01-01T00:00:00Z' } : {}), ...status },
  } as unknown as StoredLab
  const ask = (name: string) => async (_lab: unknown, about: { withoutWork?: boolean }) => {
    done.push(about?.withoutWork === true ? `${name} without work` : name)
    return answers[name]?.(about as never)
  }
  const provisioner = { stop: ask('stop'), collect: ask('collect'), remove: ask('remove') } as unknown as Provisioner
  const teardown = new TeardownActions({
    clock: new FakeClock(),
    log: new RecordingLog(),
    metrics: { count: () => {} },
    settings: { current: () => ({ work: { maxBytes: 1 } }) },
    store: { find: async () => stored, update: async ({ metadata }: StoredLab) => done.push(`update ${metadata.finalizers?.length}`) },
    status: {
      write: async (_: unknown, change: { state: string }) => done.push(`write ${change.state}`),
      setCondition: async (_: unknown, { type, status, reason }: Record<string, string>) => done.push(`${type} ${status} ${reason}`),
    },
    deleted: { record: async (_: unknown, left: object) => done.push(`record ${JSON.stringify(left)}`) },
  } as unknown as ConstructorParameters<typeof TeardownActions>[0])
  const run = (key = 'k') =>
    ({
      key,
      lab,
      provisioners: [provisioner],
      signal: new AbortController().signal,
      untimed: () => {},
      acts: () => {},
    }) as unknown as RunContext
  return { teardown, run, done }
}
const raises = (error: () => unknown) => () => {
  throw error()
}

describe('taking apart', () => {
  it('removes, records what is left of the work, and only then lets the record go', async () => {
    const { teardown, run, done } = setUp({ answers: { remove: () => WORK } })
    await teardown.dismantle(run())
    expect(done).toEqual(['remove', `record ${JSON.stringify({ work: WORK })}`, 'update 0'])
  })

  it('stays, and says why, when its work could not be brought into safety', async () => {
    const { teardown, run, done } = setUp({ answers: { remove: raises(tooLarge) } })
    expect(await teardown.dismantle(run())).toMatchObject({ type: 'retry' })
    expect(done).toEqual(['remove', 'CleanupBlocked True WorkTooLarge'])
  })

  const FORCED = { [FORCE_DELETE_ANNOTATION]: 'true' }
  it('without its work goes by a person only, after its work was tried, and the loss is in the record', async () => {
    const answers = { remove: ({ withoutWork }: { withoutWork: boolean }) => (withoutWork ? undefined : raises(tooLarge)()) }
    const { teardown, run, done } = setUp({ annotations: FORCED, answers })
    await teardown.dismantle(run())
    expect(done).toEqual(['remove', 'remove without work', 'record {"workLost":{"code":"WorkTooLarge"}}', 'update 0'])
  })

  it('is never forced while Docker is silent', async () => {
    const { teardown, run, done } = setUp({ annotations: FORCED, answers: { remove: raises(silent) } })
    expect(await teardown.dismantle(run())).toMatchObject({ type: 'later' })
    expect(done).toEqual(['remove', 'CleanupBlocked True DockerUnavailable'])
  })

  it('asks nobody about a lab that never began, but about one that was adopted', async () => {
    const [fresh, adopted] = [setUp({ started: false }), setUp({ started: false, annotations: { [ADOPTED_ANNOTATION]: 'true' } })]
    await fresh.teardown.dismantle(fresh.run())
    await adopted.teardown.dismantle(adopted.run())
    expect([fresh.done[0], adopted.done[0]]).toEqual(['record {}', 'remove'])
  })

  it('never lets go of another lab that has its name by now', async () => {
    const { teardown, run, done } = setUp({ uid: 'uid-2' })
    await teardown.dismantle(run())
    expect(done).toEqual(['remove', 'record {}'])
  })
})

describe('what was seen is written down before it is removed', () => {
  type About = Pick<RemoveOptions, 'onDidFindGone' | 'onWillRemove'>
  const LOST = { workLost: { code: 'WorkGone' } }
  const removed = (answer: (about: About) => unknown, status = {}) =>
    setUp({ status: { containerId: 'c1', ...status }, answers: { remove: answer as never } })
  const left = ({ done }: ReturnType<typeof setUp>) => JSON.parse(done.find((each) => each.startsWith('record'))?.slice(7) ?? '') as object
  const dismantled = async (world: ReturnType<typeof setUp>) => {
    await world.teardown.dismantle(world.run())
    return world.done.filter((each) => each.startsWith('WorkCollected'))
  }

  it('that there was nothing in it, for after a crash nobody can look any more', async () => {
    const world = removed(async ({ onWillRemove }) => onWillRemove?.(undefined))
    expect(await dismantled(world)).toEqual(['WorkCollected True NothingToCollect'])
    expect(left(world)).toEqual({})
  })

  it('and then it is no loss that nothing is there', async () => {
    const nothing = ({ onDidFindGone }: About) => onDidFindGone?.('everything')
    const said = (reason: string) => ({ conditions: [{ type: 'WorkCollected', status: 'True', reason, params: { endedAt: ENDED } }] })
    const [unknown, empty, lost] = [removed(nothing), removed(nothing, said('NothingToCollect')), removed(nothing, said('WorkGone'))]
    for (const world of [unknown, empty, lost]) await dismantled(world)
    expect([left(unknown), left(empty), left(lost)]).toEqual([LOST, {}, LOST])
  })

  it('a folder that was made in place of its own is a loss, whatever was found in it', async () => {
    const another = (work: typeof WORK | undefined) =>
      removed(async ({ onDidFindGone, onWillRemove }) => {
        onDidFindGone?.('folder')
        await onWillRemove?.(work)
        return work
      })
    const [empty, filled] = [another(undefined), another(WORK)]
    expect([await dismantled(empty), await dismantled(filled)]).toEqual([['WorkCollected True WorkGone'], ['WorkCollected True WorkGone']])
    expect([left(empty), left(filled)]).toEqual([LOST, { work: WORK, ...LOST }])
  })

  describe('a container that somebody else took away before its lab was deleted', () => {
    const HELD = { workLost: { code: 'ContainerGone', params: { holds: ['/data'] } } }
    const away = (status: object) =>
      removed(
        async ({ onDidFindGone, onWillRemove }) => {
          onDidFindGone?.('container')
          await onWillRemove?.(WORK)
          return WORK
        },
        { endedAt: undefined, ...status },
      )

    it('is a loss where it held more than the folder, and that is written down before what is left is removed', async () => {
      const world = away({ holds: ['/data'] })
      expect(await dismantled(world)).toEqual(['WorkCollected True ContainerGone'])
      expect(left(world)).toEqual({ work: WORK, ...HELD })
    })

    it('is none where it held nothing else', async () => {
      const world = away({ holds: [] })
      expect([await dismantled(world), left(world)]).toEqual([[], { work: WORK }])
    })

    it('is none where all of it was brought into safety at its end', async () => {
      const params = { endedAt: ENDED }
      const conditions = [{ type: 'WorkCollected', status: 'True', reason: 'WorkCollected', params }]
      const world = away({ holds: ['/data'], endedAt: ENDED, conditions })
      expect([await dismantled(world), left(world)]).toEqual([[], { work: WORK }])
    })

    it('is told of from what was written down, after a crash in between', async () => {
      const conditions = [{ type: 'WorkCollected', status: 'True', reason: 'ContainerGone', params: { holds: ['/data'], endedAt: '' } }]
      const world = removed(({ onDidFindGone }) => onDidFindGone?.('everything'), { holds: ['/data'], conditions })
      await dismantled(world)
      expect(left(world)).toEqual(HELD)
    })
  })

  it('an archive of this very deletion says so itself', async () => {
    const world = removed(async ({ onWillRemove }) => onWillRemove?.(WORK).then(() => WORK))
    expect([await dismantled(world), left(world)]).toEqual([[], { work: WORK }])
  })
})

describe('bringing into safety at the end', () => {
  it('is told when somebody has looked, and what was found', async () => {
    const [some, none] = [setUp({ answers: { collect: () => WORK } }), setUp()]
    await some.teardown.collect(some.run())
    await none.teardown.collect(none.run())
    expect([some.done, none.done]).toEqual([
      ['collect', 'WorkCollected True WorkCollected'],
      ['collect', 'WorkCollected True NothingToCollect'],
    ])
  })

  it('that failed is told as not done, and tried again; silence tells nothing', async () => {
    const [failed, away] = [setUp({ answers: { collect: raises(tooLarge) } }), setUp({ answers: { collect: raises(silent) } })]
    expect(await failed.teardown.collect(failed.run())).toMatchObject({ type: 'retry' })
    expect(await away.teardown.collect(away.run())).toMatchObject({ type: 'later' })
    expect([failed.done, away.done]).toEqual([['collect', 'WorkCollected False WorkTooLarge'], ['collect']])
  })

  it('three at once: a class that ends together waits its turn', async () => {
    let finish = (): void => {}
    const wait = new Promise<void>((resolve) => (finish = resolve))
    const { teardown, run, done } = setUp({ answers: { collect: () => wait } })
    const three = ['a', 'b', 'c'].map((key) => teardown.collect(run(key)))
    const fourth = teardown.collect(run('d'))
    finish()
    expect(await fourth).toMatchObject({ type: 'later' })
    await Promise.all(three)
    expect(done.filter((each) => each === 'collect')).toHaveLength(3)
    expect(await teardown.collect(run('d'))).toMatchObject({ type: 'done' })
  })
})

describe('stopping', () => {
  const change = (state: string) => ({ state, reason: 'Expired', message: '', who: 'controller' }) as never
  it('is written when it has stopped, and not while nobody knows', async () => {
    const [stopped, away] = [setUp(), setUp({ answers: { stop: raises(silent) } })]
    await stopped.teardown.stop(stopped.run(), change('expired'))
    expect(await away.teardown.stop(away.run(), change('expired'))).toMatchObject({ type: 'later' })
    expect([stopped.done, away.done]).toEqual([['stop', 'write expired'], ['stop']])
  })
})
