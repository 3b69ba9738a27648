import { describe, expect, it } from 'vitest'
import { isNearlyFull, usedPercent } from '../../../../renderer/client/disk'
import { sectionOf } from '../../../../renderer/features/settings/sections'

describe("the data folder's disk", () => {
  it('is nearly full below 2 GB, or below 5 % of a large one', () => {
    expect([
      isNearlyFull({ freeBytes: 1.99e9, totalBytes: 4e9 }),
      isNearlyFull({ freeBytes: 49e9, totalBytes: 1e12 }),
      isNearlyFull({ freeBytes: 2e9, totalBytes: 40e9 }),
    ]).toEqual([true, true, false])
  })

  it('is never said to be full before it is, nor divided by nothing', () => {
    expect([usedPercent({ freeBytes: 1, totalBytes: 1000 }), usedPercent({ freeBytes: 0, totalBytes: 0 })]).toEqual([99, 0])
  })
})

describe('an address of the settings', () => {
  it('that names no part shows the first', () => {
    expect([sectionOf('data'), sectionOf(''), sectionOf('../../x')]).toEqual(['data', 'appearance', 'appearance'])
  })
})
