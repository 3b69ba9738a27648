import { afterEach, describe, expect, it } from 'vitest'
import { FORCE_DELETE_ANNOTATION } from '../../src/core/resource/annotations'
import { type StoredLab } from '../../src/core/resource/lab-instance'
import type { LabTemplate } from '../../src/core/resource/lab-template'
import { TestEngine } from '../fixtures/test-engine'

let app: TestEngine

afterEach(() => app.stop())

async function ready(names: readonly string[]): Promise<void> {
  app = await new TestEngine().start()
  for (const name of names) await app.declare(name)
  await app.pass(1_000)
  expect(new Set(Object.values(await app.states()))).toEqual(new Set(['ready']))
}

const uidOf = async (name: string) => (await app.lab(name))?.metadata.uid ?? ''
const containers = async () => [...(await app.provisioner.list()).byUid.values()]

describe('what happens behind our back', () => {
  it.each(['kill', 'stop', 'pause', 'remove', 'movePort'] as const)('#112 %s is seen at once and put right', async (act) => {
    await ready(['ada'])
    app.world[act](await uidOf('ada'))
    await app.pass(2_000)
    const lab = await app.lab('ada')
    expect(lab?.status.state).toBe('ready')
    // Another address is a line of its own.
    expect(lab?.status.transitions).toHaveLength(act === 'movePort' ? 6 : 5)
    expect(await containers()).toMatchObject([{ condition: 'running' }])
  })

  it('#112 what looks stopped by hand and turns out to be removed is told as such, and made again at once', async () => {
    await ready(['ada'])
    const uid = await uidOf('ada')
    const ensure = app.provisioner.ensure.bind(app.provisioner)
    app.provisioner.ensure = (plan, signal) => {
      app.world.remove(uid)
      app.provisioner.ensure = ensure
      return ensure(plan, signal)
    }
    app.world.stop(uid)
    await app.pass(2_000)
    const { state, transitions = [] } = (await app.lab('ada'))?.status ?? {}
    expect(state).toBe('ready')
    expect(transitions.slice(-3).map(({ reason }) => reason)).toEqual(['StoppedByHand', 'ContainerMissing', 'Ready'])
  })

  it('#195 what it held beside its folder is told as lost also where a restart was wished for before anybody saw that it was gone', async () => {
    await ready(['ada'])
    const template = await app.engine.store.get<LabTemplate>({ kind: 'LabTemplate', namespace: 'student-labs', name: 'sample-lab' })
    await app.engine.store.update<LabTemplate>({ ...template, spec: { ...template.spec, writable: true } })
    await app.declare('bob')
    await app.pass(2_000)
    expect((await app.lab('bob'))?.status.holds).toEqual(['/'])
    const uid = await uidOf('bob')
    const ensure = app.provisioner.ensure.bind(app.provisioner)
    app.provisioner.ensure = async () => {
      app.provisioner.ensure = ensure
      app.world.remove(uid)
      const bob = await app.lab('bob')
      if (bob !== undefined)
        await app.engine.store.update<StoredLab>({ ...bob, spec: { ...bob.spec, restartAt: new Date(app.clock.now()).toISOString() } })
      throw new Error('and a fault comes in between')
    }
    app.world.stop(uid)
    await app.pass(10_000)
    const { state, transitions = [] } = (await app.lab('bob'))?.status ?? {}
    expect(state).toBe('ready')
    expect(transitions.filter(({ code }) => code === 'ContainerHadVanishedHolding')).toHaveLength(1)
  })

  it('#66 is found by the reconciler when every hint is lost', async () => {
    await ready(['ada', 'bob'])
    await app.tune({ drift: { events: false } })
    app.world.remove(await uidOf('ada'))
    await app.pass(22_000)
    expect((await app.lab('ada'))?.status.transitions?.map(({ reason }) => reason)).toContain('ContainerMissing')
    expect(await app.states()).toEqual({ ada: 'ready', bob: 'ready' })
  })

  it('a lab whose container ended by itself is completed, or failed with its cause', async () => {
    await ready(['ada', 'bob', 'eve'])
    app.world.exit(await uidOf('ada'), 0)
    app.world.exit(await uidOf('bob'), 1)
    app.world.oom(await uidOf('eve'))
    await app.pass(2_000)
    expect(await app.states()).toEqual({ ada: 'completed', bob: 'failed', eve: 'failed' })
    expect((await app.lab('eve'))?.status.reason).toBe('OOMKilled')
  })
})

describe('a container without a lab', () => {
  it('#83 that a forced deletion left behind is removed once its tombstone proves it ours and it was seen for a minute', async () => {
    await ready(['ada'])
    let hangs = true
    app.faults.set({ removalHangs: () => hangs })
    const lab = await app.engine.store.get<StoredLab>({ kind: 'LabInstance', namespace: 'student-labs', name: 'ada' })
    await app.engine.store.update({ ...lab, metadata: { ...lab.metadata, annotations: { [FORCE_DELETE_ANNOTATION]: 'true' } } })
    await app.delete('ada')
    await app.pass(40_000)
    expect(await app.states()).toEqual({})
    expect(await containers()).toHaveLength(1)
    hangs = false
    await app.pass(15_000)
    expect(await containers()).toHaveLength(1)
    await app.pass(60_000)
    expect(await containers()).toHaveLength(0)
  })

  it('says which step keeps a lab from being deleted, and goes on when it can', async () => {
    await ready(['ada'])
    app.faults.set({ removalHangs: () => true })
    await app.delete('ada')
    await app.pass(40_000)
    expect((await app.lab('ada'))?.status.conditions).toContainEqual(
      expect.objectContaining({ type: 'CleanupBlocked', status: 'True', reason: 'StillRemoving' }),
    )
    app.faults.clear()
    await app.pass(120_000)
    expect(await app.states()).toEqual({})
  })
})

describe('a daemon that does not answer', () => {
  it.each([{ liveRestore: true }, { liveRestore: false }])(
    'changes no lab while it is silent; back again, all run in the same containers (%o)',
    async (options) => {
      await ready(['ada', 'bob', 'eve'])
      const before = await app.engine.store.list('LabInstance')
      const ids = (await containers()).map(({ containerId }) => containerId).toSorted()
      app.world.stopDaemon(options)
      await app.pass(30_000)
      expect(await app.engine.store.list('LabInstance')).toEqual(before)
      app.world.startDaemon()
      await app.pass(20_000)
      expect(await app.states()).toEqual({ ada: 'ready', bob: 'ready', eve: 'ready' })
      expect((await containers()).map(({ containerId }) => containerId).toSorted()).toEqual(ids)
    },
  )

  it('#68 an idle system writes nothing', async () => {
    await ready(['ada', 'bob'])
    const before = app.engine.store.resourceVersion
    await app.pass(600_000)
    expect(app.engine.store.resourceVersion).toBe(before)
  })
})

describe('a process that dies', () => {
  it('#74 adopts its containers when it comes back, and makes none twice', async () => {
    app = await new TestEngine({ timings: { startMs: 400 } }).start()
    for (let index = 0; index < 20; index++) await app.declare(`lab-${index}`)
    await app.pass(600)
    app = await app.crash()
    await app.pass(10_000)
    expect(new Set(Object.values(await app.states()))).toEqual(new Set(['ready']))
    expect(await containers()).toHaveLength(20)
  })

  it('#73 at any moment: one container for each live lab, none without, nothing stuck', async () => {
    for (let moment = 0; moment <= 3_000; moment += 100) {
      app = await new TestEngine({ timings: { createMs: 50, startMs: 150, answerMs: 100, stopMs: 100 } }).start()
      for (const name of ['ada', 'bob', 'eve']) await app.declare(name)
      const acts = app.clock.after(600, () => void app.delete('bob').catch(() => undefined))
      await app.pass(moment)
      acts()
      app = await app.crash()
      await app.delete('bob').catch(() => undefined)
      await app.pass(8_000)
      expect(await app.states(), `crash after ${moment} ms`).toEqual({ ada: 'ready', eve: 'ready' })
      expect(
        (await containers()).map(({ condition }) => condition),
        `crash after ${moment} ms`,
      ).toEqual(['running', 'running'])
      await app.stop()
    }
  })

  it('#84 a store that lists nothing leads to no removal', async () => {
    await ready(['ada', 'bob'])
    const world = app.world
    await app.stop()
    app = await new TestEngine({ clock: app.clock, world }).start()
    await app.pass(600_000)
    expect(await app.states()).toEqual({})
    expect(await containers()).toHaveLength(2)
  })
})
