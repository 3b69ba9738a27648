import { describe, expect, it } from 'vitest'
import { Controller } from '../../../src/core/controller/controller'
import type { RunNews } from '../../../src/core/controller/reconcile-loop'
import { refOf } from '../../../src/core/resource/resource'
import { labKey, labRef } from '../../fixtures/a-store'
import { settle } from '../../fixtures/fake-clock'
import { aBench, aWorld, KEY, raises, running, type Answers } from './a-bench'

const EVE = labKey('eve')

/** A controller at work on two declared labs, in a world that answers as told. */
async function atWork(answers: Answers = {}) {
  const world = aWorld(answers)
  const bench = await aBench(world)
  await bench.offer()
  for (const name of ['ada', 'eve']) await bench.declare(name)
  const controller = new Controller(bench.options)
  const news: RunNews[] = []
  controller.onDidRun((each) => void news.push(each))
  controller.start()
  return {
    ...bench,
    world,
    controller,
    news,
    steps: (key = KEY) => news.filter((each) => each.key === key).map(({ step }) => step),
    /** Whatever can come about without time has. */
    quiet: async () => {
      for (let turns = 0; turns < 20; turns += 1) await bench.clock.advanceAsync(0)
    },
    state: async (name = 'ada') => (await bench.lab(name)).status.state,
  }
}

/** The question that never comes back; and when it does after all. */
function hanging() {
  let answer: (value: unknown) => void = () => undefined
  const promise = new Promise((resolve) => (answer = resolve))
  return { question: () => promise, answer: (value: unknown) => answer(value) }
}

describe('keys in hand', () => {
  it('each lab is brought on, step after step, until nothing is left to do, and every run is told', async () => {
    const { controller, queue, quiet, state, steps, counted } = await atWork()
    queue.add(KEY)
    await quiet()
    expect([await state(), steps().at(-1), controller.status().saw]).toEqual(['ready', 'done', 0])
    expect(steps().filter((step) => step === 'taken')).toHaveLength(controller.status().iterations)
    expect(counted.filter((name) => name === 'reconciliations_total')).toHaveLength(controller.status().iterations)
  })

  it('one lab that nobody answers for delays no other, and is in one hand only however often it is asked for', async () => {
    const { queue, quiet, state, steps } = await atWork({ ensure: hanging().question })
    queue.add(KEY)
    await quiet()
    for (let count = 0; count < 3; count += 1) queue.add(KEY)
    queue.add(EVE)
    await quiet()
    expect(steps().filter((step) => step === 'taken').length).toBe(steps().filter((step) => step === 'later' || step === 'done').length + 1)
    expect(await state('eve')).toBe('provisioning')
  })

  it('a key that was added while it was in hand is run over once more', async () => {
    const { question, answer } = hanging()
    const { queue, quiet, steps } = await atWork({ ensure: question })
    queue.add(KEY)
    await quiet()
    queue.add(KEY)
    const before = steps().filter((step) => step === 'taken').length
    answer({ phase: 'running', observation: running() })
    await quiet()
    expect(steps().filter((step) => step === 'taken').length).toBe(before + 1)
  })
})

describe('what goes wrong', () => {
  it('is counted, told and tried again with the backoff of its key, which starts over when it goes well', async () => {
    const { clock, queue, quiet, world, news, counted, published, controller, log, state } = await atWork({
      ensure: raises(() => new TypeError('ours')),
    })
    queue.add(KEY)
    await quiet()
    const failures = () => news.filter(({ step }) => step === 'failed').length
    expect([failures(), controller.status().lastError]).toEqual([1, { code: 'Said', params: { said: 'ours' } }])
    expect(counted.filter((name) => name === 'reconciliations_failed')).toHaveLength(1)
    expect(published).toContain('labinstance.reconciliation.failed student-labs/ada')
    expect(log.lines).toContain('warn Reconciliation of student-labs/ada failed and will be tried again: ours')
    await clock.advanceAsync(999)
    expect(failures()).toBe(1)
    await clock.advanceAsync(1)
    await quiet()
    await clock.advanceAsync(1_999)
    expect(failures()).toBe(2)
    world.told.ensure = () => ({ phase: 'running', observation: running() })
    await clock.advanceAsync(1)
    await quiet()
    expect([await state(), failures(), controller.status().lastError]).toEqual(['ready', 2, undefined])
    world.told.observe = raises(() => new TypeError('ours'))
    controller.suspect(KEY)
    await quiet()
    await clock.advanceAsync(1_000)
    await quiet()
    expect(failures()).toBe(4)
  })

  it('a run that takes too long is let go, and what it finds out afterwards is thrown away', async () => {
    const { question, answer } = hanging()
    const { clock, settings, queue, quiet, state, news } = await atWork({ ensure: question })
    queue.add(KEY)
    await quiet()
    await clock.advanceAsync(settings.current().reconcile.timeoutMs)
    expect(news.at(-1)).toMatchObject({ step: 'failed', why: { params: { said: expect.stringContaining('took longer than') as string } } })
    answer({ phase: 'running', observation: running() })
    await settle()
    expect(await state()).toBe('provisioning')
  })

  it('what has a clock of its own is not cut off by that of the run', async () => {
    const { question, answer } = hanging()
    const { clock, settings, queue, quiet, store, lab, be, steps } = await atWork({ remove: question })
    await be({ state: 'provisioning', startedAt: new Date(clock.now()).toISOString() })
    await store.delete(refOf(await lab()))
    queue.add(KEY)
    await quiet()
    await clock.advanceAsync(10 * settings.current().reconcile.timeoutMs)
    expect(steps()).not.toContain('failed')
    answer(undefined)
    await quiet()
    expect(await store.find(labRef('ada'))).toBeUndefined()
  })
})

describe('let go on purpose', () => {
  it('what is under way for a lab that is to be deleted is not waited for, and is no fault', async () => {
    const { queue, quiet, controller, store, lab, counted, steps } = await atWork({ ensure: hanging().question })
    queue.add(KEY)
    await quiet()
    expect(controller.status().saw).toBe(1)
    await store.delete(refOf(await lab()))
    controller.interrupt(KEY)
    queue.add(KEY)
    await quiet()
    expect([controller.status().saw, counted.includes('reconciliations_failed'), steps().includes('failed')]).toEqual([0, false, false])
    expect(await store.find(labRef('ada'))).toBeUndefined()
  })

  it('the work of an ended lab that is wanted again is; nothing else is given up for that', async () => {
    const { queue, quiet, controller } = await atWork({ ensure: hanging().question })
    queue.add(KEY)
    await quiet()
    controller.giveUpCollecting(KEY)
    await quiet()
    expect(controller.status().saw).toBe(1)
  })

  it('stopped, it resolves when every hand is empty; nothing more is taken, no fault is told, labs run on', async () => {
    const { queue, quiet, controller, world, steps, clock } = await atWork({ ensure: hanging().question })
    queue.add(KEY)
    await quiet()
    await controller.stop()
    queue.add(EVE)
    await quiet()
    expect([controller.status().running, controller.status().saw, steps(EVE), steps().includes('failed')]).toEqual([false, 0, [], false])
    expect([world.asked.includes('stop'), clock.pendingTimers]).toEqual([false, 0])
  })
})

describe('held', () => {
  it('it takes nothing until it goes on; one at a time, when somebody asks for one', async () => {
    const { queue, quiet, controller, steps, state } = await atWork()
    controller.pause()
    for (const key of [KEY, EVE]) queue.add(key)
    await quiet()
    expect([steps(), controller.status().paused]).toEqual([[], true])
    controller.runNow()
    await quiet()
    expect([steps().filter((step) => step === 'taken').length, steps(EVE)]).toEqual([1, []])
    controller.resume()
    await quiet()
    expect([await state(), await state('eve')]).toEqual(['ready', 'ready'])
  })
})

describe('what is told it from outside', () => {
  it('a world that may differ is looked at', async () => {
    const { queue, quiet, controller, world, lab } = await atWork()
    queue.add(KEY)
    await quiet()
    world.told.observe = async () => running({ ports: (await lab()).status.ports ?? {} })
    world.asked.length = 0
    controller.suspect(KEY)
    await quiet()
    expect(world.asked).toEqual(['observe'])
  })

  it('on its slow beat a lab is looked at and asked whether it still answers', async () => {
    const { queue, quiet, controller, world, lab } = await atWork()
    queue.add(KEY)
    await quiet()
    world.told.observe = async () => running({ ports: (await lab()).status.ports ?? {} })
    world.asked.length = 0
    controller.requestProbe(KEY)
    await quiet()
    expect(world.asked).toEqual(['observe', 'probe'])
  })

  it('how much is in a folder becomes the record of its lab', async () => {
    const { queue, quiet, controller, settings, lab } = await atWork()
    queue.add(KEY)
    await quiet()
    const much = settings.current().work.maxBytes * 2
    controller.measured(KEY, { bytes: much, claims: much })
    await quiet()
    expect((await lab()).status.conditions).toContainEqual(expect.objectContaining({ type: 'FolderFits', reason: 'FolderTooLarge' }))
  })

  it('when more may be made at once, whoever waits in line comes on', async () => {
    const { queue, quiet, controller, settings, state } = await atWork({ ensure: hanging().question })
    settings.change({ provisioning: { ...settings.current().provisioning, maxConcurrent: 1 } })
    for (const key of [KEY, EVE]) queue.add(key)
    await quiet()
    expect([await state('eve'), controller.slots.used, controller.slots.queued]).toEqual(['pending', 1, 1])
    settings.change({ provisioning: { ...settings.current().provisioning, maxConcurrent: 2 } })
    controller.admitMore()
    await quiet()
    expect([await state('eve'), controller.slots.used, controller.slots.queued]).toEqual(['provisioning', 2, 0])
  })
})

it('a listener that fails takes nothing from anybody else', async () => {
  const { queue, quiet, controller, state, log } = await atWork()
  controller.onDidRun(raises(() => new Error('deaf')) as never)
  queue.add(KEY)
  await quiet()
  expect([await state(), log.lines.some((line) => line.startsWith('error A listener of the controller failed'))]).toEqual(['ready', true])
})
