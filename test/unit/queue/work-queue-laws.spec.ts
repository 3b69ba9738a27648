import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WorkQueue } from '../../../src/core/queue/work-queue'
import { FakeClock } from '../../fixtures/fake-clock'

/** What the queue must be like, said as simply as possible: an ordered list, a set in hand, a set to come again, due moments. */
interface Model {
  readonly waiting: string[]
  readonly hand: Set<string>
  readonly again: Set<string>
  readonly delays: Map<string, number>
  now: number
}
interface Real {
  readonly queue: WorkQueue
  readonly clock: FakeClock
}
type Command = fc.AsyncCommand<Model, Real>

function modelAdd(model: Model, key: string): void {
  if (model.hand.has(key)) model.again.add(key)
  else if (!model.waiting.includes(key)) model.waiting.push(key)
}

function modelAdvance(model: Model, ms: number): void {
  model.now += ms
  const due = [...model.delays].filter(([, at]) => at <= model.now).sort(([, a], [, b]) => a - b)
  for (const [key] of due) {
    model.delays.delete(key)
    modelAdd(model, key)
  }
}

function agree(model: Model, { queue }: Real): void {
  expect([queue.depth, queue.inHand, queue.delayed]).toEqual([model.waiting.length, model.hand.size, model.delays.size])
}

function aCommand(name: string, check: (model: Model) => boolean, run: (model: Model, real: Real) => Promise<void> | void): Command {
  return {
    check,
    toString: () => name,
    async run(model, real) {
      await run(model, real)
      agree(model, real)
    },
  }
}

const add = (key: string): Command =>
  aCommand(
    `add ${key}`,
    () => true,
    (model, { queue }) => {
      modelAdd(model, key)
      queue.add(key)
    },
  )

const take = (): Command =>
  aCommand(
    'take',
    (model) => model.waiting.length > 0,
    async (model, { queue }) => {
      const key = await queue.take()
      expect(key).toBe(model.waiting.shift())
      expect(model.hand.has(key ?? '')).toBe(false)
      model.hand.add(key ?? '')
    },
  )

const done = (pick: number): Command =>
  aCommand(
    'done',
    (model) => model.hand.size > 0,
    (model, { queue }) => {
      const key = [...model.hand][pick % model.hand.size] ?? ''
      model.hand.delete(key)
      if (model.again.delete(key)) modelAdd(model, key)
      queue.done(key)
    },
  )

/** Delays of one command differ from those of another in their moments, so that the order among equals does not matter. */
const addAfter = (key: string, delayMs: number): Command =>
  aCommand(
    `add ${key} after ${delayMs}`,
    () => true,
    (model, { queue }) => {
      const at = model.now + delayMs
      if (at < (model.delays.get(key) ?? Infinity)) model.delays.set(key, at)
      queue.addAfter(key, delayMs)
    },
  )

const advance = (ms: number): Command =>
  aCommand(
    `advance ${ms}`,
    () => true,
    (model, { clock }) => {
      modelAdvance(model, ms)
      clock.advance(ms)
    },
  )

describe('the work queue under any use', () => {
  it('is what its model is: fair, stingy, never twice in hand, forgetful of nothing', async () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd')
    const commands = fc.commands(
      [
        key.map(add),
        fc.constant(take()),
        fc.nat(10).map(done),
        fc.tuple(key, fc.integer({ min: 1, max: 1_000_000 })).map(([name, ms]) => addAfter(name, ms + 1 / (name.charCodeAt(0) + 1))),
        fc.integer({ min: 1, max: 1_000_000 }).map(advance),
      ],
      { maxCommands: 60 },
    )
    await fc.assert(
      fc.asyncProperty(commands, async (all) => {
        const clock = new FakeClock(0)
        const real = { clock, queue: new WorkQueue({ clock, backoff: () => ({ baseMs: 1, capMs: 1 }) }) }
        const model: Model = { waiting: [], hand: new Set(), again: new Set(), delays: new Map(), now: 0 }
        await fc.asyncModelRun(() => ({ model, real }), all)
      }),
      { numRuns: 200 },
    )
  })
})
