import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JourneyStep } from '../../../src/core/events/journey-step'
import { createMemoryBackend } from '../../../src/backends/memory/memory-backend'
import { createLabService } from '../../../src/service/lab-service'
import { FakeClock } from '../../fixtures/fake-clock'
import { TestEngine } from '../../fixtures/test-engine'

describe('a hand on the loops', () => {
  let test: TestEngine
  beforeEach(async () => void (test = await new TestEngine().start()))
  afterEach(() => test.stop())
  const pausedLoops = () => test.engine.statuses().flatMap(({ name, paused }) => (paused ? [name] : []))

  it('a paused watcher sees nothing, step by step only what there is, and loses nothing', async () => {
    const { engine } = test
    const noticed: string[] = []
    engine.watcher.onDidNotice(({ key, type }) => noticed.push(`${type} ${key.split('/')[2] ?? ''}`))
    await engine.steer('watcher', 'pause')
    await test.declare('a')
    await test.pass(5_000)
    expect([noticed, pausedLoops()]).toEqual([[], ['watcher']])
    await engine.steer('watcher', 'runNow')
    expect([noticed[0], pausedLoops()]).toEqual(['CREATED a', ['watcher']])
    await test.declare('b')
    await test.pass(5_000)
    expect(noticed).not.toContain('CREATED b')
    await engine.steer('watcher', 'resume')
    await test.pass(5_000)
    expect([noticed.filter((line) => line.startsWith('CREATED')), pausedLoops()]).toEqual([['CREATED a', 'CREATED b'], []])
    expect(await test.states()).toEqual({ a: 'ready', b: 'ready' })
  })

  it('a watcher that was paused for longer than the store remembers lists everything again', async () => {
    const clock = new FakeClock()
    const small = await new TestEngine({
      clock,
      backend: createMemoryBackend({ clock, history: { maxChanges: 3, maxBytes: 1_000_000 } }),
    }).start()
    await small.engine.steer('watcher', 'pause')
    for (const name of ['a', 'b', 'c', 'd', 'e']) await small.declare(name)
    await small.engine.steer('watcher', 'resume')
    await small.pass(5_000)
    expect(new Set(Object.values(await small.states()))).toEqual(new Set(['ready']))
    await small.stop()
  })

  it('a paused controller takes no key; a step takes exactly one', async () => {
    const { engine } = test
    const taken: string[] = []
    engine.controller.onDidRun(({ key, step }) => void (step === 'taken' && taken.push(key)))
    await engine.steer('controller', 'pause')
    for (const name of ['a', 'b']) await test.declare(name)
    await test.pass(60_000)
    expect([taken, engine.waiting().depth]).toEqual([[], 2])
    await engine.steer('controller', 'runNow')
    await test.pass(0)
    expect(taken).toEqual(['LabInstance/student-labs/a'])
    await engine.steer('controller', 'resume')
    await test.pass(5_000)
    expect(await test.states()).toEqual({ a: 'ready', b: 'ready' })
  })

  it('a paused reconciler makes no pass, whatever calls it, and looks at once when it is resumed', async () => {
    const { engine } = test
    const passes = () => engine.reconciler.status().iterations
    await engine.steer('reconciler', 'pause')
    const before = passes()
    test.world.stopDaemon()
    test.world.startDaemon()
    await test.pass(60_000)
    expect(passes()).toBe(before)
    await engine.steer('reconciler', 'runNow')
    expect(passes()).toBe(before + 1)
    await engine.steer('reconciler', 'resume')
    await test.pass(0)
    expect(passes()).toBe(before + 2)
  })

  it('is never kept over a restart, and harms nobody who asks whether the engine is ready', async () => {
    const service = createLabService({ engine: test.engine, clock: test.clock })
    for (const loop of ['watcher', 'controller', 'reconciler'] as const) await test.engine.steer(loop, 'pause')
    expect([pausedLoops(), service.engine.isReady()]).toEqual([['watcher', 'controller', 'reconciler'], true])
    test = await test.crash()
    expect(pausedLoops()).toEqual([])
  })

  it('a lab is followed from its writing to its end, each step in its order, and nobody is followed when nobody looks', async () => {
    const steps: JourneyStep[] = []
    const stop = test.engine.onDidStep((step) => steps.push(step))
    await test.declare('a')
    await test.pass(5_000)
    expect(steps.slice(0, 3).map(({ step, what }) => [step, what])).toEqual([
      ['written', 'CREATED'],
      ['noticed', 'CREATED'],
      ['taken', undefined],
    ])
    for (const step of ['later', 'done', 'written', 'noticed'] as const) expect(steps.map((each) => each.step)).toContain(step)
    for (const { key, resourceVersion } of steps.filter(({ step }) => step === 'noticed')) {
      const about = steps.filter((step) => step.key === key && step.resourceVersion === resourceVersion).map(({ step }) => step)
      expect(about).toEqual(['written', 'noticed'])
    }
    stop()
    const told = steps.length
    await test.declare('b')
    await test.pass(5_000)
    expect(steps).toHaveLength(told)
  })

  it('a lab is seen in the world when the controller has something done there, and at no other time', async () => {
    const acts: string[] = []
    test.engine.onDidStep(({ step, what }) => void (step === 'acted' && acts.push(what ?? '')))
    await test.declare('a', { scheduledStart: new Date(test.clock.now() + 60_000).toISOString() })
    await test.pass(5_000)
    expect(acts).toEqual([])
    await test.pass(70_000)
    expect([new Set(acts), (await test.states())['a']]).toEqual([new Set(['ensure']), 'ready'])
    acts.length = 0
    await test.pass(60_000)
    expect(acts).toEqual([])
    await test.delete('a')
    await test.pass(5_000)
    expect([...new Set(acts)]).toEqual(['remove'])
  })

  it('the view of the engine comes at once, then only when it differs, at most four times a second', async () => {
    const service = createLabService({ engine: test.engine, clock: test.clock })
    const stream = service.engine.stream()
    let signals = 0
    stream.onDidSignal(() => (signals += 1))
    expect([stream.take().length, stream.take().length]).toEqual([1, 0])
    for (let index = 0; index < 40; index++) {
      await test.declare(`lab-${index}`)
      await test.pass(25)
      stream.take()
    }
    expect(signals).toBeGreaterThanOrEqual(2)
    expect(signals).toBeLessThanOrEqual(4)
    stream.close()
    const timers = test.clock.pendingTimers
    const other = service.engine.stream()
    other.take()
    expect(test.clock.pendingTimers).toBe(timers + 1)
    other.close()
    await test.engine.steer('watcher', 'runNow')
    expect([other.take(), test.clock.pendingTimers]).toEqual([[], timers])
  })
})
