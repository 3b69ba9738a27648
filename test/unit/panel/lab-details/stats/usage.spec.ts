import { describe, expect, it } from 'vitest'
import { addReadings, series, tableReadings, WINDOW_MS } from '../../../../../renderer/features/lab-details/stats/usage-readings'

const reading = (at: number) => ({ at, cpuPercent: at / 1000, memoryBytes: 1, pids: 1 })
const NOW = 1_000_000

describe('what a lab uses', () => {
  it('keeps five minutes, and a reading that is told twice once', () => {
    const all = addReadings(addReadings([], [reading(NOW - WINDOW_MS - 1), reading(NOW - 1_000)]), [reading(NOW - 1_000), reading(NOW)])
    expect(all.map(({ at }) => at)).toEqual([NOW - 1_000, NOW])
  })

  it('draws a hole where nobody looked', () => {
    const [, values] = series([reading(1_000), reading(2_000), reading(60_000)], ({ cpuPercent }) => cpuPercent)
    expect(values).toEqual([1, 2, null, 60])
  })

  it('as a table, says one reading of each ten seconds, newest first', () => {
    expect(tableReadings([reading(1_000), reading(9_000), reading(11_000)]).map(({ at }) => at)).toEqual([11_000, 9_000])
  })
})
