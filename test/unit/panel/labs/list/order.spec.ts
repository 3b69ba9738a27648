import { describe, expect, it } from 'vitest'
import { withGaps } from '../../../../../renderer/features/labs/list/virtual-rows'
import { keepOrder, nextActive } from '../../../../../renderer/features/labs/list/keep-order'
import { changesBetween } from '../../../../../renderer/features/labs/list/list-changes'
import { nextSort, sortRows } from '../../../../../renderer/features/labs/list/sort-rows'
import { aRow, NOW, without } from '../../lab/a-row'

const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name)

describe('the order of the list', () => {
  it('is, unasked, what needs attention first, then the newest', () => {
    const rows = [aRow('old', { createdAt: 1 }), aRow('broken', { createdAt: 0, state: 'failed' }), aRow('new', { createdAt: 2 })]
    expect(names(sortRows(rows, undefined))).toEqual(['broken', 'new', 'old'])
  })

  it('sorts numbers in names as numbers', () => {
    expect(names(sortRows([aRow('ada-10'), aRow('ada-9')], { column: 'name', descending: false }))).toEqual(['ada-9', 'ada-10'])
  })

  it('keeps rows that have nothing to be sorted by at the end, either way round', () => {
    const rows = [without(aRow('endless'), 'expiresAt'), aRow('late', { expiresAt: NOW + 2 }), aRow('soon', { expiresAt: NOW + 1 })]
    expect(names(sortRows(rows, { column: 'left', descending: false }))).toEqual(['soon', 'late', 'endless'])
    expect(names(sortRows(rows, { column: 'left', descending: true }))).toEqual(['late', 'soon', 'endless'])
  })

  it('goes up, down and back to the order of the house', () => {
    const up = nextSort(undefined, 'name')
    const down = nextSort(up, 'name')
    expect([up, down, nextSort(down, 'name'), nextSort(down, 'left')]).toEqual([
      { column: 'name', descending: false },
      { column: 'name', descending: true },
      undefined,
      { column: 'left', descending: false },
    ])
  })
})

describe('a list that is looked at', () => {
  const byName = (rows: readonly ReturnType<typeof aRow>[]) => sortRows(rows, { column: 'name', descending: false })
  const key = (name: string) => `student-labs/${name}`

  it('keeps its order when labs change, lets in new ones at the top and lets go those that are gone', () => {
    const shown = ['c', 'a', 'b'].map(key)
    expect(keepOrder(shown, [aRow('b'), aRow('c'), aRow('z'), aRow('y')], byName)).toEqual(['y', 'z', 'c', 'b'].map(key))
  })

  it('is the same list when nothing came and nothing went', () => {
    const shown = ['c', 'a'].map(key)
    expect(keepOrder(shown, [aRow('a', { state: 'failed' }), aRow('c')], byName)).toBe(shown)
  })

  it('hands the focus of a row that vanished to the one that took its place', () => {
    expect(nextActive(['a', 'b', 'c'], ['a', 'c'], 'b')).toBe('c')
    expect(nextActive(['a', 'b', 'c'], ['a', 'b'], 'c')).toBe('b')
    expect(nextActive(['a'], [], 'a')).toBeUndefined()
  })
})

describe('what is not drawn', () => {
  it('is a gap of the same height, so that nothing moves', () => {
    const placed = [
      { key: 'x', index: 0, start: 0, end: 40 },
      { key: 'y', index: 5, start: 200, end: 240 },
    ]
    const drawn = withGaps(placed, 400)
    expect(drawn.map(({ index }) => index)).toEqual([0, undefined, 5, undefined])
    expect(drawn.reduce((sum, { height }) => sum + height, 0)).toBe(400)
  })
})

describe('news for those who listen', () => {
  it('is sums: what came, what became ready, what needs attention', () => {
    const same = aRow('same')
    const before = new Map([
      ['same', same],
      ['a', aRow('a', { state: 'provisioning' })],
      ['b', aRow('b')],
      ['d', aRow('d')],
    ])
    const now = new Map([
      ['same', same],
      ['a', aRow('a')],
      ['b', aRow('b', { state: 'failed' })],
      ['c', aRow('c', { state: 'pending' })],
      ['d', aRow('d', { confirmedAt: NOW })],
    ])
    expect(changesBetween(before, now)).toEqual({ arrived: 1, ready: 1, troubled: 1 })
  })
})
