import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GERMAN } from '../../../src/contract/languages/de/german'
import type { NoticeDraft } from '../../../src/core/events/notice'
import { EngineMetrics } from '../../../src/core/metrics/engine-metrics'
import { LoopLag } from '../../../src/core/notices/loop-lag'
import { SystemClock } from '../../../src/hosts/system-clock'
import { measureLoopLag } from '../../../src/hosts/loop-lag'
import { FakeClock, settle } from '../../fixtures/fake-clock'

describe("the engine's own lateness", () => {
  const metrics = new EngineMetrics()
  let clock: FakeClock
  let posted: NoticeDraft[]
  let lag: LoopLag
  let ms: number
  beforeEach(() => {
    ;[clock, posted, ms] = [new FakeClock(), [], 0]
    lag = new LoopLag({ clock, metrics, read: () => ms, post: (notice) => posted.push(notice) })
    lag.start()
  })
  afterEach(() => lag.stop())

  async function windows(...each: readonly number[]): Promise<void> {
    for (const next of each) {
      ms = next
      clock.advance(10_000)
      await settle()
    }
  }
  const types = () => posted.map(({ type }) => type)

  it('is a number every ten seconds', async () => {
    await windows(12.4)
    expect(metrics.snapshot().gauges.event_loop_lag_ms).toBe(12)
  })

  it('is told once when it lasts for half a minute, and once when it is over for as long', async () => {
    await windows(300, 900)
    expect(types()).toEqual([])
    await windows(400, 400, 400, 400, 400)
    expect(types()).toEqual(['slow'])
    expect(posted[0]).toMatchObject({
      code: 'AppSlow',
      params: { ms: 900, seconds: 30 },
      message: expect.stringMatching(/^For 30 s .* 900 ms/),
    })
    await windows(1, 1)
    expect(types()).toEqual(['slow'])
    await windows(1, 1, 1)
    expect(types()).toEqual(['slow', 'quick'])
  })

  it('is no news when it comes and goes', async () => {
    await windows(900, 900, 1, 900, 900, 1, 900)
    expect(types()).toEqual([])
  })

  it('is told in German as well', () => {
    expect(GERMAN.AppSlow).toContain('{ms} ms')
  })
})

describe('how a host measures it', () => {
  it('work that lets nobody else have a turn is seen, and forgotten once it was read', async () => {
    const [clock, { read, stop }] = [new SystemClock(), measureLoopLag()]
    // The first look of the clock that is asked only begins the counting.
    for (let times = 0; times < 3; times += 1) {
      const began = performance.now()
      while (performance.now() - began < 400);
      await new Promise<void>((resolve) => void clock.after(0, resolve))
    }
    expect(read()).toBeGreaterThan(200)
    expect(read()).toBe(0)
    stop()
  })
})
