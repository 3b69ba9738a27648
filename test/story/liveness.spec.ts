import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { conditionOf } from '../../src/core/resource/lab-conditions'
import { keyOf, refOf } from '../../src/core/resource/resource'
import { TestEngine } from '../fixtures/test-engine'
import { TestScreen } from '../unit/service/a-conversation'

/** Two of the slow rounds, in which every ready lab is asked for an answer. */
const TWO_BEATS_MS = 60_000

describe('a ready lab that stops answering', () => {
  let app: TestEngine
  beforeEach(async () => {
    app = await new TestEngine().start()
    await app.declare('ada')
    await app.pass(1_000)
  })
  afterEach(() => app.stop())

  const status = async () => (await app.lab('ada'))?.status
  const condition = async (type: string) => conditionOf(type, (await status())?.conditions)
  const told = () => app.engine.notices.recent().map(({ type, name }) => `${type} ${name ?? ''}`)
  const confirmedAt = async () =>
    app.engine.live.get(keyOf({ kind: 'LabInstance', namespace: 'student-labs', name: 'ada' })).confirmedAt ?? 0

  it('keeps its state, and within two beats is said to be silent: in its record, its timeline and the notices', async () => {
    app.faults.set({ neverReady: () => true })
    await app.pass(TWO_BEATS_MS)
    expect(await status()).toMatchObject({ state: 'ready', reason: 'NoAnswer', code: 'NoAnswer', params: { why: { code: 'NoAnswerYet' } } })
    expect((await status())?.transitions?.at(-1)).toMatchObject({ state: 'ready', reason: 'NoAnswer', code: 'NoAnswer' })
    expect(told()).toEqual(['silent ada'])
    app.faults.clear()
    await app.pass(TWO_BEATS_MS)
    expect([(await status())?.reason, (await condition('Answering'))?.status, told()]).toEqual([
      'Answers',
      'True',
      ['silent ada', 'answers ada'],
    ])
  })

  it('is not confirmed by its container being there, only by an answer', async () => {
    const before = await confirmedAt()
    app.faults.set({ neverReady: () => true })
    await app.pass(2 * TWO_BEATS_MS)
    expect(await confirmedAt()).toBeLessThanOrEqual(before + TWO_BEATS_MS / 2)
    app.faults.clear()
    await app.pass(TWO_BEATS_MS)
    expect(app.clock.now() - (await confirmedAt())).toBeLessThan(31_000)
  })

  it('misses one answer on a busy machine without a word: nothing is written, nobody is told', async () => {
    const { resourceVersion } = app.engine.store
    let asked = 0
    app.faults.set({ neverReady: () => ++asked === 1 })
    await app.pass(TWO_BEATS_MS)
    expect([asked > 1, app.engine.store.resourceVersion, told()]).toEqual([true, resourceVersion, []])
  })

  it('is asked at once when somebody opens its details', async () => {
    app.faults.set({ neverReady: () => true })
    const screen = new TestScreen(app)
    expect(await screen.after({ id: 1, call: 'probe', args: { name: 'ada' } })).toMatchObject([{ answer: {} }])
    await app.pass(4_000)
    expect((await condition('Answering'))?.status).toBe('False')
    expect(await screen.after({ id: 2, call: 'probe', args: { name: 'nobody' } })).toMatchObject([{ error: { reason: 'NotFound' } }])
  })

  it("is not Ready for Kubernetes' own tools either, whose time moves only when that flips", async () => {
    const before = await condition('Ready')
    expect(before).toMatchObject({ status: 'True', reason: 'Ready' })
    app.faults.set({ neverReady: () => true })
    await app.pass(TWO_BEATS_MS)
    const silent = await condition('Ready')
    expect(silent).toMatchObject({ status: 'False', reason: 'NoAnswer', code: 'NoAnswer' })
    await app.edit('ada', { restartAt: new Date(app.clock.now() + 1).toISOString() })
    await app.pass(50)
    expect(await condition('Ready')).toMatchObject({ status: 'False', lastTransitionTime: silent?.lastTransitionTime })
    expect(await condition('Answering')).toBeUndefined()
  })

  it('writes nothing while it stays as it is, silent or not', async () => {
    app.faults.set({ neverReady: () => true })
    await app.pass(TWO_BEATS_MS)
    const { resourceVersion } = app.engine.store
    await app.pass(2 * TWO_BEATS_MS)
    expect(app.engine.store.resourceVersion).toBe(resourceVersion)
  })

  it('that was ready before the program was started again is asked first of all', async () => {
    app.faults.set({ neverReady: () => true })
    app = await app.crash()
    await app.pass(8_000)
    expect((await condition('Answering'))?.status).toBe('False')
  })
})

it('a lab that nobody asks is confirmed by its container', async () => {
  const app = await new TestEngine().start()
  await app.engine.store.create({
    kind: 'LabTemplate',
    metadata: { name: 'mute', namespace: 'student-labs' },
    spec: { title: 'Mute', provisioner: 'simulated', image: 'mute:1', readiness: { type: 'none' } },
  })
  const lab = await app.declare('ada', { template: 'mute' })
  await app.pass(TWO_BEATS_MS)
  expect(app.clock.now() - (app.engine.live.get(keyOf(refOf(lab))).confirmedAt ?? 0)).toBeLessThanOrEqual(10_000)
  expect((await app.lab('ada'))?.status.conditions?.map(({ type }) => type)).toEqual(['UpToDate', 'Ready'])
  await app.stop()
})
