import { describe, expect, it } from 'vitest'
import { LabRun } from '../../../src/core/controller/lab-run'
import { SILENCE_MS } from '../../../src/core/controller/provision-actions'
import { absent } from '../../../src/core/provisioner/observation'
import { refOf } from '../../../src/core/resource/resource'
import { aBench, aWorld, KEY, raises, running, silence, type Answers } from './a-bench'

const UID = 'a1111111-2222-4333-8444-555555555555'

/** Runs over keys, one after another, in a world that answers as told; beside it another world, which should not be asked. */
async function runs(answers: Answers = {}) {
  const [world, other] = [aWorld(answers), aWorld({}, 'docker')]
  const bench = await aBench(world, other)
  const acts: string[] = []
  const labRun = new LabRun({ ...bench.options, onAct: (key, act) => void acts.push(`${act} ${key}`) })
  const untimed: string[] = []
  return {
    ...bench,
    world,
    other,
    acts,
    untimed,
    labRun,
    take: (key = KEY, signal = new AbortController().signal) => labRun.take(key, { signal, untimed: () => void untimed.push(key) }),
    state: async () => (await bench.lab()).status.state,
  }
}

async function offered(answers: Answers = {}) {
  const run = await runs(answers)
  await run.offer()
  await run.declare()
  return run
}

describe('one run', () => {
  it('reads anew and takes one effect: from the declaration to a ready lab, a step at a time', async () => {
    const run = await offered()
    const states: string[] = []
    for (let steps = 0; steps < 3; steps += 1) {
      await run.take()
      states.push(`${await run.state()} ${run.world.asked.at(-1) ?? ''}`)
    }
    expect(states).toEqual(['pending ', 'provisioning ', 'ready probe'])
    expect(run.acts).toEqual([`ensure ${KEY}`])
  })

  it('writes down who makes the lab before it is made', async () => {
    const run = await offered()
    await run.take()
    expect(await run.take()).toEqual({ type: 'later', delayMs: 0 })
    expect([(await run.lab()).status.provisioner, run.world.asked]).toEqual(['simulated', []])
  })

  it('over a lab that is not there forgets what it knew of it, and the next in line gets its slot', async () => {
    const run = await offered()
    run.settings.change({ provisioning: { ...run.settings.current().provisioning, maxConcurrent: 1 } })
    await run.declare('eve')
    await run.take()
    await run.take('LabInstance/student-labs/eve')
    run.options.live.set(KEY, { cpuPercent: 1 })
    expect([run.labRun.slots.used, run.labRun.slots.queued]).toEqual([1, 1])
    const ada = await run.lab()
    await run.store.update({ ...ada, metadata: { ...ada.metadata, finalizers: [] } })
    await run.store.delete(refOf(ada))
    expect(await run.take()).toEqual({ type: 'done' })
    expect([run.labRun.slots.holds('LabInstance/student-labs/eve'), run.labRun.slots.queued, run.options.live.get(KEY)]).toEqual([
      true,
      0,
      {},
    ])
  })

  it('a lab that waits out a backoff holds no slot', async () => {
    const run = await offered()
    await run.take()
    await run.take()
    expect(run.labRun.slots.used).toBe(1)
    await run.be({ state: 'provisioning', retryAt: new Date(run.clock.now() + 30_000).toISOString() })
    await run.take()
    expect(run.labRun.slots.used).toBe(0)
  })

  it('over something new is told in the log, and not again over the same', async () => {
    const run = await offered()
    const told = () => run.log.lines.filter((line) => line.includes('Controller processing')).length
    await run.take()
    await run.take()
    expect(told()).toBe(1)
    await run.ready()
    await run.take()
    expect(told()).toBe(2)
  })

  it('decided before the lab was asked to be gone, is begun again at once', async () => {
    const run = await offered({
      ensure: async () => {
        await run.store.delete(refOf(await run.lab()))
        return { phase: 'running', observation: running() }
      },
    })
    await run.take()
    await run.take()
    expect(await run.take()).toEqual({ type: 'later', delayMs: 0 })
    expect(await run.state()).toBe('provisioning')
  })
})

describe('a look at a lab whose world may differ', () => {
  const ready = async (answers: Answers) => {
    const run = await offered()
    await run.ready()
    for (let steps = 0; steps < 4; steps += 1) await run.take() // What is there is written down first.
    Object.assign(run.world.told, answers)
    run.world.asked.length = 0
    run.labRun.attempts.suspect(KEY)
    return run
  }
  const looks = ({ world }: Awaited<ReturnType<typeof runs>>) => world.asked.filter((what) => what === 'observe').length

  it('once it has been looked at, is no question any more', async () => {
    const run = await ready({})
    await run.take()
    await run.take()
    expect([looks(run), await run.state()]).toEqual([1, 'ready'])
  })

  it('silence is no evidence: the lab keeps its state and is looked at again', async () => {
    const run = await ready({ observe: raises(silence) })
    expect([await run.take(), await run.take()]).toEqual([
      { type: 'later', delayMs: SILENCE_MS },
      { type: 'later', delayMs: SILENCE_MS },
    ])
    expect([looks(run), await run.state()]).toEqual([2, 'ready'])
  })

  it('an error that is not silence rises', async () => {
    const run = await ready({ observe: raises(() => new TypeError('ours')) })
    await expect(run.take()).rejects.toThrow('ours')
  })

  it('on the way from one condition to another one look is not enough', async () => {
    const run = await ready({ observe: () => running({ condition: 'restarting' }) })
    await run.take()
    await run.take()
    expect(looks(run)).toBe(2)
  })

  it('what is seen when the run was given up is not acted on', async () => {
    const hand = new AbortController()
    const run = await ready({ observe: () => (hand.abort(new Error('given up')), absent('u')) })
    await expect(run.take(KEY, hand.signal)).rejects.toThrow('given up')
    expect(await run.state()).toBe('ready')
  })

  it('one that has ended before it answered is told with the last line of its log', async () => {
    const run = await offered({
      probe: () => ({ answered: false, why: { code: 'NoAnswerInTime' } }),
      observe: () => running({ condition: 'exited', exitCode: 3, ending: 'itself' }),
      logs: () => ['no more paper'],
    })
    for (let steps = 0; steps < 3; steps += 1) await run.take()
    run.labRun.attempts.suspect(KEY)
    await run.take()
    expect((await run.lab()).status.message).toContain('no more paper')
  })
})

describe('whose a lab is', () => {
  it('whoever made it has it, whatever its template says by now', async () => {
    const run = await runs()
    await run.offer({ provisioner: 'docker' })
    await run.declare()
    await run.ready()
    await run.take() // Its end is written down first.
    run.labRun.attempts.suspect(KEY)
    await run.take()
    expect([run.world.asked, run.other.asked]).toEqual([['observe'], []])
  })

  it('one whose maker is not here is left alone, and that is said', async () => {
    const run = await offered()
    await run.ready({ provisioner: 'elsewhere' })
    run.labRun.attempts.suspect(KEY)
    expect(await run.take()).toEqual({ type: 'done' })
    const { status } = await run.lab()
    expect([run.world.asked, run.other.asked, status.state]).toEqual([[], [], 'ready'])
    expect(status.conditions?.find(({ type }) => type === 'LeftAlone')).toMatchObject({
      reason: 'MadeElsewhere',
      params: { made: 'elsewhere', here: ['simulated', 'docker'] },
    })
  })

  it('and asked to be gone stays, and says what stands in the way', async () => {
    const run = await offered()
    await run.ready({ provisioner: 'elsewhere' })
    await run.store.delete(refOf(await run.lab()))
    await run.take()
    expect((await run.lab()).status.conditions?.map(({ type, reason }) => `${type} ${reason}`)).toContain('CleanupBlocked MadeElsewhere')
    expect([run.world.asked, run.other.asked]).toEqual([[], []])
  })

  it('nobody knows: without its template all are asked', async () => {
    const run = await runs()
    await run.declare()
    await run.be({ state: 'deleting', startedAt: new Date(run.clock.now()).toISOString() })
    await run.store.delete(refOf(await run.lab()))
    await run.take()
    expect([run.world.asked, run.other.asked]).toEqual([['remove'], ['remove']])
  })
})

describe('a container without a lab', () => {
  const orphan = `Orphan//${UID}`

  it('is removed when the record of its lab proves it to have been ours, in as much time as that takes', async () => {
    const run = await runs()
    await run.store.create({
      kind: 'DeletedLab',
      metadata: { name: 'ada-a1111111', namespace: 'student-labs' },
      spec: { template: 'sample-lab', studentEmail: 'ada@example.com', labName: 'ada', labUid: UID },
      status: { state: 'deleted' },
    } as never)
    expect(await run.take(orphan)).toEqual({ type: 'done' })
    expect([run.world.asked, run.other.asked, run.acts, run.untimed]).toEqual([['remove'], ['remove'], [`remove ${orphan}`], [orphan]])
  })

  it('is left where it is when nobody remembers a deletion', async () => {
    const run = await runs()
    expect(await run.take(orphan)).toEqual({ type: 'done' })
    expect([run.world.asked, run.other.asked]).toEqual([[], []])
  })
})
