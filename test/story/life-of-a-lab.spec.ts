import { afterEach, describe, expect, it } from 'vitest'
import type { DeletedLab } from '../../src/core/resource/deleted-lab'
import { TestEngine } from '../fixtures/test-engine'

let app: TestEngine

afterEach(() => app.stop())

describe('the life of a lab', () => {
  it('goes from declared to ready, with an address that was answered and a timeline that tells it', async () => {
    app = await new TestEngine({ timings: { startMs: 200, answerMs: 300 } }).start()
    await app.declare('ada')
    await app.pass(1_000)
    const lab = await app.lab('ada')
    expect(lab?.status).toMatchObject({ state: 'ready', observedGeneration: 1, retries: 0 })
    expect(lab?.status.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//)
    expect(lab?.status.transitions?.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      'pending Declared',
      'provisioning Starting',
      'ready Ready',
    ])
  })

  it('is stopped at its end, kept for its grace, then taken apart; the record and its timeline stay', async () => {
    app = await new TestEngine().start()
    await app.tune({ cleanup: { gracePeriod: '300s' } })
    await app.declare('ada', { duration: '1m' })
    await app.pass(59_000)
    expect(await app.states()).toEqual({ ada: 'ready' })
    await app.pass(2_000)
    expect(await app.states()).toEqual({ ada: 'expired' })
    expect([...(await app.provisioner.list()).byUid.values()].map(({ condition }) => condition)).toEqual(['exited'])
    await app.pass(620_000)
    expect(await app.states()).toEqual({})
    expect(app.engine.readMetrics().counters).toMatchObject({ cleanup_operations: 1, state_transitions: 4 })
    expect((await app.provisioner.list()).byUid.size).toBe(0)
    const { items } = await app.engine.store.list<DeletedLab>('DeletedLab')
    expect(items[0]?.status?.transitions?.map(({ state }) => state)).toEqual([
      'pending',
      'provisioning',
      'ready',
      'expired',
      'deleting',
      'deleted',
    ])
  })

  it('comes back with its work when it is extended in its grace', async () => {
    app = await new TestEngine().start()
    await app.declare('ada', { duration: '1m' })
    await app.pass(61_000)
    const before = (await app.lab('ada'))?.status.containerId
    await app.edit('ada', { duration: '30m' })
    await app.pass(1_000)
    expect((await app.lab('ada'))?.status).toMatchObject({ state: 'ready', containerId: before })
  })

  it('waits for its scheduled start', async () => {
    app = await new TestEngine().start()
    await app.declare('ada', { scheduledStart: new Date(app.clock.now() + 60_000).toISOString() })
    await app.pass(59_000)
    expect(await app.states()).toEqual({ ada: 'pending' })
    await app.pass(2_000)
    expect(await app.states()).toEqual({ ada: 'ready' })
  })

  it("that never answers is failed by the reconciler's clock, in words that do not change", async () => {
    app = await new TestEngine().start()
    await app.tune({ provisioning: { timeout: '30s' } })
    await app.declare('ada', { environment: { SIMULATE: 'never-ready' } })
    await app.pass(45_000)
    expect((await app.lab('ada'))?.status).toMatchObject({ state: 'failed', reason: 'ProvisioningTimeout' })
    expect(app.lines).toContain('Reconciler: Lab instance stuck in provisioning: student-labs/ada')
  })

  it('is restarted in the same container when a person wishes so, and its end does not move', async () => {
    app = await new TestEngine().start()
    await app.declare('ada')
    await app.pass(1_000)
    const before = (await app.lab('ada'))?.status
    await app.edit('ada', { restartAt: new Date(app.clock.now() + 1).toISOString() })
    await app.pass(2_000)
    const after = (await app.lab('ada'))?.status
    expect(after).toMatchObject({ state: 'ready', containerId: before?.containerId, expiresAt: before?.expiresAt })
    expect(after?.transitions?.map(({ reason }) => reason)).toContain('Restarting')
  })

  it('that stops answering keeps its state and says so; that it answers again is said too', async () => {
    app = await new TestEngine().start()
    await app.declare('ada')
    await app.pass(1_000)
    app.faults.set({ neverReady: () => true })
    await app.pass(60_000)
    expect((await app.lab('ada'))?.status).toMatchObject({
      state: 'ready',
      conditions: [
        { type: 'UpToDate' },
        { type: 'Answering', status: 'False', reason: 'NoAnswer' },
        { type: 'Ready', status: 'False', reason: 'NoAnswer' },
      ],
    })
    app.faults.clear()
    await app.pass(40_000)
    expect((await app.lab('ada'))?.status).toMatchObject({
      state: 'ready',
      conditions: [{ type: 'UpToDate' }, { type: 'Answering', status: 'True' }, { type: 'Ready', status: 'True' }],
    })
    expect((await app.lab('ada'))?.status.transitions?.map(({ state, reason }) => `${state} ${reason}`).slice(-3)).toEqual([
      'ready Ready',
      'ready NoAnswer',
      'ready Answers',
    ])
  })

  it('retries with a doubling backoff and fails when the retries are used up, leaving the others alone', async () => {
    app = await new TestEngine().start()
    await app.declare('bad', { environment: { SIMULATE: 'exit-3' } })
    await app.declare('good')
    await app.pass(20_000)
    expect(await app.states()).toEqual({ bad: 'provisioning', good: 'ready' })
    await app.pass(240_000)
    expect((await app.lab('bad'))?.status).toMatchObject({ state: 'failed', retries: 3, reason: 'Error' })
  })
})

describe('deleting', () => {
  it.each(['pending', 'provisioning', 'ready', 'expired', 'failed'])('works while a lab is %s and leaves nothing', async (state) => {
    app = await new TestEngine({ timings: { startMs: 500 } }).start()
    const spec =
      {
        pending: { scheduledStart: new Date(app.clock.now() + 3_600_000).toISOString() },
        failed: { environment: { SIMULATE: 'bad-command' } },
        expired: { duration: '1m' },
      }[state] ?? {}
    await app.declare('ada', spec)
    await app.pass(state === 'expired' ? 70_000 : state === 'provisioning' ? 250 : 3_000)
    expect(await app.states()).toEqual({ ada: state })
    await app.delete('ada')
    await app.pass(3_000)
    expect(await app.states()).toEqual({})
    expect((await app.provisioner.list()).byUid.size).toBe(0)
  })

  it('#81 a lab is deleted when Docker comes back, and says until then why it is not', async () => {
    app = await new TestEngine().start()
    await app.declare('ada')
    await app.pass(1_000)
    app.world.stopDaemon()
    await app.delete('ada')
    await app.pass(5_000)
    expect((await app.lab('ada'))?.status.conditions).toContainEqual(expect.objectContaining({ type: 'CleanupBlocked', status: 'True' }))
    app.world.startDaemon()
    await app.pass(10_000)
    expect(await app.states()).toEqual({})
  })
})

describe('a class of 100', () => {
  it('#92 comes up whole, never more than ten at a time, everybody sees the line, and is gone at the end', async () => {
    app = await new TestEngine({ timings: { startMs: 400, answerMs: 200 } }).start()
    const names = Array.from({ length: 100 }, (_, index) => `lab-${index}`)
    for (const name of names) await app.declare(name)
    let most = 0
    let sawLine = false
    for (let step = 0; step < 60; step++) {
      await app.pass(250)
      const states = Object.values(await app.states())
      most = Math.max(most, states.filter((state) => state === 'provisioning').length)
      sawLine ||= [...app.engine.live.entries()].some(([, fact]) => (fact.queuePosition ?? 0) > 50)
    }
    expect(Object.values(await app.states()).filter((state) => state === 'ready')).toHaveLength(100)
    expect(most).toBe(10)
    expect(sawLine).toBe(true)
    for (const name of names) await app.delete(name)
    await app.pass(5_000)
    expect(await app.states()).toEqual({})
    expect((await app.provisioner.list()).byUid.size).toBe(0)
  })
})
