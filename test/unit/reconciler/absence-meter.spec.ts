import { describe, expect, it } from 'vitest'
import type { Clock } from '../../../src/core/clock/clock'
import { type Absence, AbsenceMeter } from '../../../src/core/reconciler/absence-meter'
import { FAKE_START, FakeClock } from '../../fixtures/fake-clock'

const HOUR_MS = 3_600_000

describe('the absence meter', () => {
  it('sees the stretch that the wall clock has gone on alone', async () => {
    const clock = new FakeClock()
    const beats: (Absence | undefined)[] = []
    const meter = new AbsenceMeter(clock)
    meter.start((absence) => beats.push(absence))
    await clock.advanceAsync(10_000)
    clock.jump(HOUR_MS)
    await clock.advanceAsync(20_000)
    expect(beats).toEqual([undefined, { from: FAKE_START + 20_000, to: FAKE_START + 20_000 + HOUR_MS }, undefined])
  })

  it('sees a sleep where the monotonic clock goes on meanwhile: the beat came far too late', () => {
    const time = { ms: 0 }
    const clock: Clock = { now: () => time.ms, monotonic: () => time.ms, after: () => () => undefined }
    const meter = new AbsenceMeter(clock)
    meter.start(() => undefined)
    time.ms = HOUR_MS
    expect(meter.measure()).toEqual({ from: 30_000, to: HOUR_MS })
  })

  it('sees nothing in time that merely passes, however it is told', () => {
    const clock = new FakeClock()
    const meter = new AbsenceMeter(clock)
    clock.advance(8 * HOUR_MS)
    expect(meter.measure()).toBeUndefined()
    meter.start((absence) => expect(absence).toBeUndefined())
    clock.advance(8 * HOUR_MS)
    meter.stop()
    expect(clock.pendingTimers).toBe(0)
  })
})
