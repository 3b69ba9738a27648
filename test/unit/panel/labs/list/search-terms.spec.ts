import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterRows } from '../../../../../renderer/features/labs/list/filter/filter-rows'
import { parseSearch, withoutTerm } from '../../../../../renderer/features/labs/list/filter/search-terms'
import { countRows, STATE_FILTERS } from '../../../../../renderer/features/labs/list/filter/state-filters'
import { aRow } from '../../lab/a-row'

const ROWS = [
  aRow('ada-1', { student: 'Ada Lovelace', account: 'ada@school.example' }),
  aRow('linus-1', { student: 'Linus Torvalds', account: 'linus@school.example', state: 'failed', template: 'web-dev' }),
  aRow('ada-2', { student: 'Ada Byron', account: 'byron@school.example', state: 'provisioning', retries: 1 }),
  aRow('joan', {
    student: 'Joan Clarke',
    account: 'joan@school.example',
    template: 'old',
    pendingChange: { kind: 'restart', fields: ['image'] },
  }),
  aRow('grace', { student: 'Grace Hopper', account: 'grace@school.example', state: 'expired' }),
]
const found = (text: string) => filterRows(ROWS, { state: 'all', search: parseSearch(text) }).map(({ name }) => name)

describe('the search', () => {
  it.each([
    ['', ['ada-1', 'linus-1', 'ada-2', 'joan', 'grace']],
    ['ada', ['ada-1', 'ada-2']],
    ['BYRON@', ['ada-2']],
    ['state:failed', ['linus-1']],
    ['state:fail', ['linus-1']],
    ['state:ready,expired', ['ada-1', 'joan', 'grace']],
    ['student:ada state:ready', ['ada-1']],
    ['student:"ada b"', ['ada-2']],
    ['"Ada Lovelace"', ['ada-1']],
    ['template:web', ['linus-1']],
    ['name:ada-2', ['ada-2']],
    ['namespace:other', []],
    ['is:attention', ['linus-1', 'ada-2']],
    ['is:outdated', ['joan']],
    ['is:attention,outdated', ['linus-1', 'ada-2', 'joan']],
    ['state:', ['ada-1', 'linus-1', 'ada-2', 'joan', 'grace']],
  ])('%s', (text, names) => {
    expect(found(text)).toEqual(names)
  })

  it('says which term it does not know, and goes on without it', () => {
    expect(parseSearch('colour:red ada').problems).toEqual([{ kind: 'field', what: 'colour' }])
    expect(parseSearch('state:broken is:nice').problems).toEqual([
      { kind: 'state', what: 'broken' },
      { kind: 'is', what: 'nice' },
    ])
    expect(found('colour:red ada')).toEqual(['ada-1', 'ada-2'])
  })

  it('takes one term out of the text and leaves the others as they were typed', () => {
    const text = 'ada state:failed  "b c"'
    expect(parseSearch(text).terms.map((term) => withoutTerm(text, term))).toEqual(['state:failed  "b c"', 'ada "b c"', 'ada state:failed'])
  })

  it('takes any text, and finds with two texts what both of them find', () => {
    const texts = fc.oneof(fc.string(), fc.constantFrom('state:failed', 'ada', 'is:attention', 'student:"ada b', 'name:,', '"', ':', 'x:y'))
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        fc.pre(!one.includes('"'))
        const both = found(`${one} ${other}`)
        expect(both).toEqual(found(one).filter((name) => found(other).includes(name)))
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) =>
        parseSearch(text).terms.every(({ source, from, values }) => text.slice(from, from + source.length) === source && values.length > 0),
      ),
    )
  })
})

describe('the counts', () => {
  it('count what pressing them shows', () => {
    const counts = countRows(ROWS)
    expect(counts).toEqual({ all: 5, pending: 0, provisioning: 1, ready: 2, attention: 2, ended: 1, deleting: 0 })
    for (const strip of STATE_FILTERS) expect(filterRows(ROWS, { state: strip, search: parseSearch('') })).toHaveLength(counts[strip])
  })
})
