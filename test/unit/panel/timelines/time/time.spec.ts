import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  WHOLE,
  brushed,
  lessonBounds,
  pannedBy,
  revealed,
  windowOf,
  zoomed,
  zoomedAt,
} from '../../../../../renderer/features/timelines/time/shown-time'
import { clockTicks, durationTicks } from '../../../../../renderer/features/timelines/time/ticks'
import { MIN_SPAN_MS, clamped, spanOf, zoomAbout } from '../../../../../renderer/features/timelines/time/time-window'
import { NINE } from '../a-class'

const moment = fc.integer({ min: 0, max: 3_600_000 })
const windows = fc.tuple(moment, fc.integer({ min: 1, max: 3_600_000 })).map(([from, span]) => ({ from, to: from + span }))
const factor = fc.double({ min: 1.01, max: 20, noNaN: true })
const now = NINE + 600_000
const bounds = lessonBounds(NINE, now)

describe('a piece of time', () => {
  it('zoomed in and out again about the same moment is what it was, and the moment stays where it is on the screen', () => {
    fc.assert(
      fc.property(windows, fc.double({ min: 0, max: 1, noNaN: true }), factor, (window, part, by) => {
        const at = window.from + part * spanOf(window)
        const near = zoomAbout(window, at, by)
        expect((at - near.from) / spanOf(near)).toBeCloseTo(part, 6)
        const back = zoomAbout(near, at, 1 / by)
        expect(back.from).toBeCloseTo(window.from, 3)
        expect(back.to).toBeCloseTo(window.to, 3)
      }),
    )
  })

  it('is kept within its bounds once and for all, with its span wherever that is possible', () => {
    fc.assert(
      fc.property(
        windows,
        windows.filter((each) => spanOf(each) > MIN_SPAN_MS),
        (window, limits) => {
          const inside = clamped(window, limits)
          expect(inside.from).toBeGreaterThanOrEqual(limits.from)
          expect(inside.to).toBeLessThanOrEqual(limits.to + 0.001)
          expect(clamped(inside, limits).from).toBeCloseTo(inside.from, 6)
          if (spanOf(window) >= MIN_SPAN_MS && spanOf(window) <= spanOf(limits)) expect(spanOf(inside)).toBeCloseTo(spanOf(window), 6)
        },
      ),
    )
  })
})

describe('what is shown', () => {
  it('is the whole lesson with the now-line in it, at first and after zooming out as far as it goes', () => {
    expect(windowOf(WHOLE, bounds, now)).toEqual(bounds)
    expect(bounds.from).toBeLessThan(NINE)
    expect(bounds.to).toBeGreaterThan(now)
    expect(zoomedAt({ from: NINE, to: now }, bounds, NINE + 5, 0.01)).toEqual(WHOLE)
  })

  it('goes on following the now-line when a button or a key comes nearer, and stands still when the wheel does', () => {
    const near = zoomed(WHOLE, { window: bounds, bounds, factor: 2, follows: true })
    const later = windowOf(near, lessonBounds(NINE, now + 60_000), now + 60_000)
    expect(later.from).toBeLessThan(now + 60_000)
    expect(later.to).toBeGreaterThan(now + 60_000)
    const still = zoomedAt(bounds, bounds, NINE + 1_000, 2)
    expect(windowOf(still, lessonBounds(NINE, now + 60_000), now + 60_000)).toEqual(windowOf(still, bounds, now))
  })

  it('stops at the ends of the lesson when it is panned', () => {
    const window = { from: NINE + 1_000, to: NINE + 11_000 }
    expect(windowOf(pannedBy(window, bounds, -1e9), bounds, now)).toEqual({ from: bounds.from, to: bounds.from + 10_000 })
    expect(windowOf(pannedBy(window, bounds, 1e9), bounds, now).to).toBeCloseTo(bounds.to, 3)
  })

  it('is what was brushed, in whichever direction the hand went', () => {
    expect(brushed(NINE + 9_000, NINE + 4_000, bounds)).toEqual(brushed(NINE + 4_000, NINE + 9_000, bounds))
    expect(windowOf(brushed(NINE + 4_000, NINE + 9_000, bounds), bounds, now)).toEqual({ from: NINE + 4_000, to: NINE + 9_000 })
  })

  it('moves to a moment that is out of sight, and only then', () => {
    const window = { from: NINE + 1_000, to: NINE + 11_000 }
    expect(revealed(WHOLE, window, bounds, NINE + 2_000)).toBe(WHOLE)
    const moved = windowOf(revealed(WHOLE, window, bounds, NINE + 60_000), bounds, now)
    expect(moved).toEqual({ from: NINE + 55_000, to: NINE + 65_000 })
  })
})

describe('the ruler of starts', () => {
  it('counts in steps people count in, never more than find room', () => {
    const say = (ms: number) => `${ms / 1_000} s`
    expect(durationTicks({ from: -100, to: 24_000 }, 6, say).map(({ label }) => label)).toEqual(['0', '5 s', '10 s', '15 s', '20 s'])
    fc.assert(
      fc.property(fc.integer({ min: 600, max: 90_000_000 }), fc.integer({ min: 2, max: 20 }), (to, most) => {
        expect(durationTicks({ from: 0, to }, most, say).length).toBeLessThanOrEqual(2 * most + 1)
      }),
    )
  })

  it('has never more moments of the clock on it than find room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 90_000_000 }), fc.integer({ min: 3, max: 20 }), (span, most) => {
        expect(clockTicks({ from: NINE, to: NINE + span }, most, 'en').length).toBeLessThanOrEqual(most)
      }),
    )
  })
})
