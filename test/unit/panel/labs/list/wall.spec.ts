import { describe, expect, it } from 'vitest'
import { drawnRange } from '../../../../../renderer/features/labs/list/virtual-rows'
import { wallStep } from '../../../../../renderer/features/labs/list/use-active-row'

describe('A list that is drawn in part', () => {
  it('keeps what has the hand drawn, however far it was scrolled away', () => {
    const view = { startIndex: 50, endIndex: 52, overscan: 1, count: 100 }
    expect(drawnRange(view, 51)).toEqual([49, 50, 51, 52, 53])
    expect(drawnRange(view, 3)).toEqual([3, 49, 50, 51, 52, 53])
    expect(drawnRange(view, 99).at(-1)).toBe(99)
    expect(drawnRange({ ...view, startIndex: 0, endIndex: 0, count: 0 }, 0)).toEqual([])
  })
})

it('On the wall arrows go where they point; other keys mean what they mean in a list', () => {
  expect([wallStep('ArrowRight', 4), wallStep('ArrowLeft', 4), wallStep('ArrowDown', 4), wallStep('ArrowUp', 4)]).toEqual([1, -1, 4, -4])
  expect(wallStep('j', 4)).toBeUndefined()
})
