import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SystemClock } from '../../../src/hosts/system-clock'

const DAY_MS = 86_400_000

describe("the machine's clock", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }))
  afterEach(() => void vi.useRealTimers())

  it.each([30 * DAY_MS, 2 ** 31, 720 * 3_600_000])('#80 a timer of %d ms fires when it is over and not at once', (delayMs) => {
    const task = vi.fn()
    new SystemClock().after(delayMs, task)
    vi.advanceTimersByTime(delayMs - 1)
    expect(task).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(task).toHaveBeenCalledTimes(1)
  })

  it.each([Number.NaN, -1, 0])('#80 a delay of %d counts as none', (delayMs) => {
    const task = vi.fn()
    new SystemClock().after(delayMs, task)
    vi.advanceTimersByTime(1)
    expect(task).toHaveBeenCalledTimes(1)
  })

  it('takes back a chained timer in any of its links', () => {
    const task = vi.fn()
    const cancel = new SystemClock().after(60 * DAY_MS, task)
    vi.advanceTimersByTime(40 * DAY_MS)
    cancel()
    cancel()
    vi.advanceTimersByTime(40 * DAY_MS)
    expect([task.mock.calls.length, vi.getTimerCount()]).toEqual([0, 0])
  })
})
