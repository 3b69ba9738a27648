import { describe, expect, it } from 'vitest'
import { countHidden, pruned, stateOfAll, toggled, toggledAll, withRange } from '../../../../../renderer/features/labs/list/selection'

const shown = ['a', 'b', 'c', 'd']

describe('a selection', () => {
  it('takes in a range from the last one touched, in either direction, and keeps what it had', () => {
    expect([...withRange(new Set(['z']), shown, { from: 'c', to: 'a' })]).toEqual(['z', 'a', 'b', 'c'])
  })

  it('begins a range anew where the last one touched is not shown any more', () => {
    expect([...withRange(new Set(), shown, { from: 'gone', to: 'b' })]).toEqual(['b'])
  })

  it('survives the filter, and says how many of it are hidden', () => {
    expect(countHidden(new Set(['a', 'x', 'y']), shown)).toBe(2)
  })

  it('takes all that the filter finds, and lets go of those only', () => {
    const all = toggledAll(new Set(['x']), shown)
    expect([...all]).toEqual(['x', 'a', 'b', 'c', 'd'])
    expect([...toggledAll(all, shown)]).toEqual(['x'])
  })

  it('shows whether all, some or none are selected', () => {
    expect([
      stateOfAll(new Set(shown), shown),
      stateOfAll(new Set(['a']), shown),
      stateOfAll(new Set(['x']), shown),
      stateOfAll(new Set(), []),
    ]).toEqual([true, 'indeterminate', false, false])
  })

  it('lets go of labs that are no more, and is the same when none is', () => {
    const selection = toggled(toggled(new Set(), 'a'), 'b')
    expect([...pruned(selection, (key) => key === 'b')]).toEqual(['b'])
    expect(pruned(selection, () => true)).toBe(selection)
  })
})
