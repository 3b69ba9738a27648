import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestStop, stopsWithin, reconcileMeaning, watchMeaning } from '../../../../renderer/features/engine/loops/intervals'
import { time } from '../../../../renderer/features/engine/numbers'
import { formatDuration, parseDuration, parseDurationWithin, readSettings, SETTINGS_BOUNDS } from '../../../../src/contract/words'

const msOf = (text: string): number => {
  const read = parseDuration(text)
  return read.ok ? read.value : Number.NaN
}
/** The space before a unit does not break; here it is one like any other. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const ranges = [SETTINGS_BOUNDS.pollInterval, SETTINGS_BOUNDS.reconcileInterval].map((bounds) => ({
  bounds,
  range: { min: msOf(bounds.min), max: msOf(bounds.max) },
}))

describe('the slider of an interval', () => {
  it.each(ranges)('offers from $bounds.min to $bounds.max, both included, only what the store takes', ({ bounds, range }) => {
    const stops = stopsWithin(range)
    expect([stops[0], stops.at(-1)]).toEqual([range.min, range.max])
    expect(stops.every((stop, index) => index === 0 || stop > (stops[index - 1] ?? 0))).toBe(true)
    expect(stops.filter((stop) => !parseDurationWithin(formatDuration(stop), bounds).ok)).toEqual([])
  })

  it.each(ranges)(
    'comes back to the same place for each of its values, and to the nearest for any other ($bounds.min to $bounds.max)',
    ({ range }) => {
      const stops = stopsWithin(range)
      expect(stops.map((stop) => nearestStop(stops, stop))).toEqual(stops.map((_, index) => index))
      fc.assert(
        fc.property(fc.integer(range), (ms) => {
          const stop = stops[nearestStop(stops, ms)] ?? Number.NaN
          expect(Math.max(stop / ms, ms / stop)).toBeLessThanOrEqual(1.34)
        }),
      )
    },
  )

  it('has the defaults and both presets among its places', () => {
    expect([1_000, 2_000, 5_000].filter((ms) => !stopsWithin({ min: 200, max: 60_000 }).includes(ms))).toEqual([])
    expect([5_000, 10_000, 30_000].filter((ms) => !stopsWithin({ min: 1_000, max: 300_000 }).includes(ms))).toEqual([])
  })
})

describe('what an interval means', () => {
  it('says that a poll notices after half the interval on average and after the whole of it at worst', () => {
    const { messageKey, mean, worst } = watchMeaning(readSettings({ watch: { mode: 'poll', pollInterval: '2s' } }))
    expect([messageKey, time(mean, 'en'), time(worst, 'en'), time(mean, 'de')].map(plain)).toEqual(['poll', '1.0 s', '2.0 s', '1,0 s'])
  })

  it('says that news is instant, and drift too as long as the world tells of it', () => {
    expect(watchMeaning(readSettings({})).messageKey).toBe('instant')
    expect(reconcileMeaning(readSettings({})).messageKey).toBe('hinted')
    expect(reconcileMeaning(readSettings({ drift: { events: false } }))).toMatchObject({
      messageKey: 'unhinted',
      mean: 5_000,
      worst: 10_000,
    })
  })

  it('writes times with as much as tells them apart', () => {
    expect([0.4, 12, 100, 1_500, 9_999, 45_000, 150_000, 9_000_000].map((ms) => plain(time(ms, 'en')))).toEqual([
      '0.4 ms',
      '12 ms',
      '0.1 s',
      '1.5 s',
      '10.0 s',
      '45 s',
      '2.5 min',
      '2.5 h',
    ])
  })
})
