import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Ticker } from '../../../src/core/clock/ticker'
import { FakeClock, settle } from '../../fixtures/fake-clock'

function aTicker(task?: () => Promise<void>) {
  const clock = new FakeClock(0)
  const setting = { intervalMs: 10_000 }
  const runs: number[] = []
  const errors: unknown[] = []
  const ticker = new Ticker({
    clock,
    interval: () => setting.intervalMs,
    task: async () => {
      runs.push(clock.monotonic())
      await task?.()
    },
    onError: (error) => errors.push(error),
  })
  const change = (intervalMs: number): void => {
    setting.intervalMs = intervalMs
    ticker.reschedule()
  }
  return { clock, runs, errors, ticker, change }
}

/** A task that ends when told to. */
function aGate() {
  let open = (): void => undefined
  const task = (): Promise<void> => new Promise((resolve) => (open = resolve))
  return { task, open: () => open() }
}

describe('a ticker', () => {
  it('runs once each interval, measured from start to start', async () => {
    const { clock, ticker, runs } = aTicker()
    ticker.start()
    await clock.advanceAsync(30_000)
    expect(runs).toEqual([10_000, 20_000, 30_000])
  })

  it('takes a shorter interval from the last tick on: neither lost nor doubled', async () => {
    const { clock, ticker, runs, change } = aTicker()
    ticker.start()
    await clock.advanceAsync(13_000)
    change(5_000)
    await clock.advanceAsync(8_000)
    expect(runs).toEqual([10_000, 15_000, 20_000])
  })

  it('runs at once when the new interval is over already', async () => {
    const { clock, ticker, runs, change } = aTicker()
    ticker.start()
    await clock.advanceAsync(13_000)
    change(2_000)
    await clock.advanceAsync(2_000)
    expect(runs).toEqual([10_000, 13_000, 15_000])
  })

  it('takes a longer interval from the last tick on', async () => {
    const { clock, ticker, runs, change } = aTicker()
    ticker.start()
    await clock.advanceAsync(19_000)
    change(30_000)
    await clock.advanceAsync(21_000)
    expect(runs).toEqual([10_000, 40_000])
  })

  it('loses and doubles no tick, however often the interval changes', async () => {
    const step = fc.record({ waitMs: fc.integer({ min: 1, max: 40_000 }), intervalMs: fc.integer({ min: 200, max: 60_000 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const { clock, ticker, runs, change } = aTicker()
        ticker.start()
        const expected: number[] = []
        let [last, interval] = [0, 10_000]
        for (const { waitMs, intervalMs } of steps) {
          const until = clock.monotonic() + waitMs
          await clock.advanceAsync(waitMs)
          for (; last + interval <= until; last += interval) expected.push(last + interval)
          change(intervalMs)
          await clock.advanceAsync(0)
          interval = intervalMs
          if (last + interval <= until) expected.push((last = until))
        }
        expect(runs).toEqual(expected)
        await ticker.stop()
      }),
      { numRuns: 60 },
    )
  })

  it('never runs twice at once and does not catch up ticks that a long run has covered', async () => {
    const gate = aGate()
    const { clock, ticker, runs } = aTicker(gate.task)
    ticker.start()
    await clock.advanceAsync(45_000)
    expect(runs).toEqual([10_000])
    gate.open()
    await clock.advanceAsync(0)
    expect(runs).toEqual([10_000, 45_000])
  })

  it('runs once more after the run under way, for all who asked meanwhile', async () => {
    const gate = aGate()
    const { clock, ticker, runs } = aTicker(gate.task)
    ticker.start()
    void ticker.runNow()
    const asked = Promise.all([ticker.runNow(), ticker.runNow()])
    gate.open()
    await settle()
    gate.open()
    await asked
    expect([runs.length, ticker.status().iterations]).toEqual([2, 2])
    await clock.advanceAsync(9_999)
    expect(runs.length).toBe(2)
  })

  it('survives its task, and tells', async () => {
    const { clock, ticker, runs, errors } = aTicker(() => Promise.reject(new Error('store is gone')))
    ticker.start()
    await clock.advanceAsync(20_000)
    expect([runs.length, errors.length]).toEqual([2, 2])
  })

  it('stops cleanly: waits for the run under way and leaves no timer', async () => {
    const gate = aGate()
    const { clock, ticker, runs } = aTicker(gate.task)
    ticker.start()
    await clock.advanceAsync(10_000)
    const stopped = ticker.stop()
    void ticker.runNow()
    gate.open()
    await stopped
    await clock.advanceAsync(60_000)
    expect([runs.length, clock.pendingTimers]).toEqual([1, 0])
  })

  it('started again during its last run, still runs one at a time', async () => {
    const gate = aGate()
    const { clock, ticker, runs } = aTicker(gate.task)
    ticker.start()
    await clock.advanceAsync(10_000)
    void ticker.stop()
    ticker.start()
    await clock.advanceAsync(30_000)
    expect(runs).toEqual([10_000])
    gate.open()
    await clock.advanceAsync(0)
    expect(runs).toEqual([10_000, 40_000])
  })

  it.each([Number.NaN, 0, -5])('makes no busy loop of an interval of %d', async (intervalMs) => {
    const { clock, ticker, runs, change } = aTicker()
    ticker.start()
    change(intervalMs)
    await clock.advanceAsync(10_000)
    expect(runs.length).toBe(10)
  })

  it('tells when it ticked and when it will', async () => {
    const { clock, ticker } = aTicker()
    ticker.start()
    await clock.advanceAsync(12_000)
    expect(ticker.status()).toEqual({
      running: true,
      paused: false,
      lagMs: 0,
      intervalMs: 10_000,
      iterations: 1,
      lastTickAt: 10_000,
      nextTickAt: 20_000,
      lastDurationMs: 0,
    })
  })

  it('held, it lets time pass without a tick and stays deaf to news; a step is one tick; resumed, it looks at once and goes on', async () => {
    const { clock, ticker, runs, change } = aTicker()
    ticker.start()
    ticker.pause()
    await clock.advanceAsync(30_000)
    void ticker.wake()
    change(1_000)
    await clock.advanceAsync(10_000)
    expect([runs, ticker.status().paused, clock.pendingTimers]).toEqual([[], true, 0])
    await ticker.runNow()
    await clock.advanceAsync(10_000)
    expect(runs).toEqual([40_000])
    ticker.resume()
    await clock.advanceAsync(1_000)
    expect([runs, ticker.status().paused]).toEqual([[40_000, 50_000, 51_000], false])
  })

  it('held during a run, it ends the run and drops the follow-up that news asked for, but not the one that a person asked for', async () => {
    const follows = async (ask: (ticker: Ticker) => Promise<void>) => {
      const gate = aGate()
      const { clock, ticker, runs } = aTicker(gate.task)
      ticker.start()
      void ticker.runNow()
      const asked = ask(ticker)
      ticker.pause()
      for (let turn = 0; turn < 3; turn++) {
        gate.open()
        await clock.advanceAsync(60_000)
      }
      await asked
      return runs.length - 1
    }
    expect([await follows((ticker) => ticker.wake()), await follows((ticker) => ticker.runNow())]).toEqual([0, 1])
  })

  it('is not held any more after a stop', async () => {
    const { clock, ticker, runs } = aTicker()
    ticker.start()
    ticker.pause()
    await ticker.stop()
    ticker.start()
    await clock.advanceAsync(10_000)
    expect([runs.length, ticker.status().paused]).toEqual([1, false])
  })

  it("says how late a tick began because the one before took too long; a shortened interval is nobody's delay", async () => {
    const gate = aGate()
    const { clock, ticker, change } = aTicker(gate.task)
    ticker.start()
    await clock.advanceAsync(10_000)
    await clock.advanceAsync(13_000)
    gate.open()
    await clock.advanceAsync(0)
    expect(ticker.status().lagMs).toBe(3_000)
    gate.open()
    await clock.advanceAsync(5_000)
    change(1_000)
    await clock.advanceAsync(0)
    expect(ticker.status().lagMs).toBe(0)
  })
})
