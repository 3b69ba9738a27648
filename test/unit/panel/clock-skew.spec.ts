import { describe, expect, it } from 'vitest'
import { skewOf } from '../../../renderer/client/about'

describe("the engine's clock beside the browser's", () => {
  it("is told from the browser's only where the way of the answer does not explain the difference", () => {
    expect([skewOf(1_000_040, 1_000_000, 1_000_100), skewOf(999_950, 1_000_000, 1_000_100)]).toEqual([0, 0])
  })

  it('is as far off as it was in the middle of that way', () => {
    expect([skewOf(1_300_050, 1_000_000, 1_000_100), skewOf(700_050, 1_000_000, 1_000_100)]).toEqual([300_000, -300_000])
  })
})
