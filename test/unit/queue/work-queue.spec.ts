import { describe, expect, it } from 'vitest'
import { WorkQueue } from '../../../src/core/queue/work-queue'
import { FakeClock, settle } from '../../fixtures/fake-clock'

const DAY_MS = 86_400_000

function aQueue(backoff = { baseMs: 1_000, capMs: 300_000 }) {
  const clock = new FakeClock()
  return { clock, queue: new WorkQueue({ clock, backoff: () => backoff }) }
}

/** Takes everything that waits now. */
async function takeAll(queue: WorkQueue): Promise<(string | undefined)[]> {
  const taken: (string | undefined)[] = []
  while (queue.depth > 0) taken.push(await queue.take())
  return taken
}

describe('the work queue', () => {
  it('is fair: first come, first served, also among those who wait for a key', async () => {
    const { queue } = aQueue()
    const [first, second] = [queue.take(), queue.take()]
    for (const key of ['a', 'b', 'c', 'd']) queue.add(key)
    expect([await first, await second, await queue.take(), await queue.take()]).toEqual(['a', 'b', 'c', 'd'])
  })

  it('#78 collapses many adds of a key to one run', async () => {
    const { queue } = aQueue()
    for (let i = 0; i < 1_000; i++) queue.add('a')
    expect([await takeAll(queue), queue.depth]).toEqual([['a'], 0])
  })

  it('#78 collapses 1,000 adds while processing to one more run, never at the same time', async () => {
    const { queue } = aQueue()
    queue.add('a')
    await queue.take()
    for (let i = 0; i < 1_000; i++) queue.add('a')
    let second: string | undefined
    void queue.take().then((key) => (second = key))
    await settle()
    expect(second).toBeUndefined()
    queue.done('a')
    await settle()
    expect([second, queue.depth, queue.inHand]).toEqual(['a', 0, 1])
  })

  it('hands a key out again that was added while in hand, only after it is done', async () => {
    const { queue } = aQueue()
    queue.add('a')
    await queue.take()
    queue.add('a')
    expect(queue.depth).toBe(0)
    queue.done('a')
    expect(await takeAll(queue)).toEqual(['a'])
  })

  it('does not hand out again what nobody added', async () => {
    const { queue } = aQueue()
    queue.add('a')
    await queue.take()
    queue.done('a')
    expect(queue.depth).toBe(0)
  })

  it('reinserts a key that was done and is added again', async () => {
    const { queue } = aQueue()
    queue.add('a')
    await queue.take()
    queue.done('a')
    queue.add('a')
    expect(await takeAll(queue)).toEqual(['a'])
  })

  it('of several delays for a key the earliest counts, in whatever order they came', async () => {
    for (const delays of [
      [50, 10, 30],
      [10, 50, 30],
    ]) {
      const { clock, queue } = aQueue()
      for (const delay of delays) queue.addAfter('a', delay)
      clock.advance(9)
      expect([queue.depth, queue.delayed]).toEqual([0, 1])
      clock.advance(1)
      expect([await takeAll(queue), queue.delayed, clock.pendingTimers]).toEqual([['a'], 0, 0])
    }
  })

  it('a delay that ends while the key is in hand makes it run again', async () => {
    const { clock, queue } = aQueue()
    queue.add('a')
    await queue.take()
    queue.addAfter('a', 10)
    clock.advance(10)
    queue.done('a')
    expect(await takeAll(queue)).toEqual(['a'])
  })

  it.each([Number.NaN, -1, 0])('#80 a delay of %d is none', (delayMs) => {
    const { queue } = aQueue()
    queue.addAfter('a', delayMs)
    expect(queue.depth).toBe(1)
  })

  it.each([2 ** 31, 30 * DAY_MS])('#80 a delay of %d ms ends when it is over, not before', (delayMs) => {
    const { clock, queue } = aQueue()
    queue.addAfter('a', delayMs)
    clock.advance(delayMs - 1)
    expect(queue.depth).toBe(0)
    clock.advance(1)
    expect(queue.depth).toBe(1)
  })

  it('#80 the delay stays finite and capped after 1,000 failures', () => {
    const { clock, queue } = aQueue()
    for (let i = 0; i < 1_000; i++) {
      queue.addRateLimited('a')
      clock.advance(300_000)
    }
    expect(queue.depth).toBe(1)
  })

  it('#79 a key that fails for ever is tried at most 11 times in ten minutes', async () => {
    const { clock, queue } = aQueue({ baseMs: 1_000, capMs: 300_000 })
    let attempts = 0
    queue.add('bad')
    for (let second = 0; second < 600; second++) {
      for (const key of await takeAll(queue)) {
        attempts += 1
        queue.done(key ?? '')
        queue.addRateLimited(key ?? '')
      }
      clock.advance(1_000)
    }
    expect(attempts).toBe(10)
  })

  it('doubles the delay of each key by itself, and starts over when it went well', () => {
    const { clock, queue } = aQueue()
    queue.addRateLimited('a')
    clock.advance(1_000)
    queue.addRateLimited('a')
    queue.addRateLimited('b')
    clock.advance(1_000)
    expect([queue.depth, queue.delayed]).toEqual([2, 1])
    queue.forget('a')
    queue.addRateLimited('c')
    clock.advance(1_000)
    expect(queue.delayed).toBe(0)
  })

  it('shut down, it hands out nothing more, answers all who wait, and leaves no timer', async () => {
    const { clock, queue } = aQueue()
    const waiting = queue.take()
    queue.addAfter('b', 10)
    queue.shutDown()
    queue.add('a')
    queue.addAfter('c', 10)
    expect([await waiting, await queue.take(), queue.depth, queue.delayed, clock.pendingTimers]).toEqual([undefined, undefined, 0, 0, 0])
  })

  it('held, it keeps every key in its place; one at a time is let out, and after it is resumed all of them, to those who waited longest', async () => {
    const { queue } = aQueue()
    const taken: (string | undefined)[] = []
    for (let taker = 0; taker < 4; taker++) void queue.take().then((key) => taken.push(key))
    queue.hold()
    for (const key of ['a', 'b', 'a', 'c']) queue.add(key)
    await settle()
    expect([taken, queue.depth, queue.isHeld]).toEqual([[], 3, true])
    queue.letOneOut()
    await settle()
    expect([taken, queue.depth]).toEqual([['a'], 2])
    queue.resume()
    queue.add('d')
    await settle()
    expect([taken, queue.depth]).toEqual([['a', 'b', 'c', 'd'], 0])
  })
})
