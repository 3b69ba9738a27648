import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LAB_STATES } from '../../../../../src/contract/words'
import { barsOf, endOf } from '../../../../../renderer/features/timelines/chart/bars'
import { MIN_WIDTH, barAt, placeBars } from '../../../../../renderer/features/timelines/chart/place-bars'
import { NINE, iso } from '../a-class'

const line = fc.record({
  state: fc.constantFrom(...LAB_STATES.filter((state) => state !== 'deleted')),
  at: fc.integer({ min: -5_000, max: 60_000 }),
})
const bars = fc.array(line, { minLength: 1, maxLength: 20 }).map((lines) =>
  barsOf(
    NINE,
    lines.map(({ state, at }) => ({ state, time: iso(at), reason: 'Any', message: '' })),
  ),
)
const now = NINE + 61_000

describe('the bars of a lane', () => {
  it('cover the time from the declaration until now, in order, without gaps and without overlaps, even when the clock was set back', () => {
    fc.assert(
      fc.property(bars, (all) => {
        expect(all[0]?.from).toBe(NINE)
        for (const [index, bar] of all.entries()) {
          expect(endOf(bar, now)).toBeGreaterThanOrEqual(bar.from)
          expect(endOf(bar, now)).toBe(all[index + 1]?.from ?? now)
        }
      }),
    )
  })

  it('end where the lab was deleted', () => {
    const all = barsOf(
      NINE,
      (['pending', 'deleting', 'deleted'] as const).map((state, index) => ({
        state,
        time: iso(index * 1_000),
        reason: 'Any',
        message: '',
      })),
    )
    expect(all.map(({ state, to }) => [state, to])).toEqual([
      ['pending', NINE + 1_000],
      ['deleting', NINE + 2_000],
    ])
  })
})

describe('bars on the screen', () => {
  const track = { window: { from: NINE, to: now }, width: 800, now }

  it('stay visible however short they are, in order, and are not pushed far from their true place', () => {
    fc.assert(
      fc.property(bars, (all) => {
        const placed = placeBars(all, track)
        expect(placed.map(({ index }) => index)).toEqual(all.map((_, index) => index))
        for (const { bar, x, width } of placed) {
          const truly = ((bar.from - NINE) / (now - NINE)) * 800
          expect(width).toBeGreaterThanOrEqual(MIN_WIDTH - 0.001)
          expect(x - truly).toBeGreaterThanOrEqual(-0.001)
          expect(x - truly).toBeLessThanOrEqual(8.001)
        }
      }),
    )
  })

  it('that are out of sight are not drawn, and those that reach over an edge are cut a little beyond it', () => {
    const all = barsOf(
      NINE,
      (['pending', 'provisioning', 'ready'] as const).map((state, index) => ({
        state,
        time: iso(index * 20_000),
        reason: 'Any',
        message: '',
      })),
    )
    const placed = placeBars(all, { ...track, window: { from: NINE + 25_000, to: NINE + 26_000 } })
    expect(placed.map(({ bar, x, width }) => [bar.state, x, width])).toEqual([['provisioning', -8, 816]])
  })

  it('are met by a pointer that is a few px beside a thin one', () => {
    const all = barsOf(
      NINE,
      [0, 30_000, 30_001].map((ms) => ({ state: 'provisioning' as const, time: iso(ms), reason: String(ms), message: '' })),
    )
    const placed = placeBars(all, track)
    expect(barAt(placed, (placed[1]?.x ?? 0) - 3)?.bar.reason).toBe('30000')
    expect(barAt(placed, 100)?.bar.reason).toBe('0')
    expect(barAt(placed, -20)).toBeUndefined()
  })
})
