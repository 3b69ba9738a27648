import { needsAttention } from '../../../../lab/lab-row'
import type { LabRow } from '../../../../lab/lab-row'
import { IS_VALUES } from './search-terms'
import type { Search, Term } from './search-terms'
import { passes } from './state-filters'
import type { StateFilter } from './state-filters'

/** What narrows the list: the pressed count, the search, and the labs of a batch's report. All of it must hold. */
export interface Filters {
  readonly state: StateFilter
  readonly search: Search
  readonly only?: ReadonlySet<string>
}

export function filterRows(rows: Iterable<LabRow>, { state, search, only }: Filters): readonly LabRow[] {
  return [...rows].filter(
    (row) => (only === undefined || only.has(row.key)) && passes(state, row) && search.terms.every((term) => holds(term, row)),
  )
}

export function isFiltered({ state, search, only }: Filters): boolean {
  return state !== 'all' || search.terms.length > 0 || only !== undefined
}

const IS: Readonly<Record<(typeof IS_VALUES)[number], (row: LabRow) => boolean>> = {
  attention: needsAttention,
  outdated: ({ pendingChange }) => pendingChange !== undefined,
}

function holds({ field, values }: Term, row: LabRow): boolean {
  if (field === 'is') return values.some((value) => IS_VALUES.some((each) => each.startsWith(value) && IS[each](row)))
  if (field === 'state') return values.some((value) => row.state.startsWith(value))
  const text = textOf(field, row).toLowerCase()
  return values.some((value) => text.includes(value))
}

function textOf(field: Exclude<Term['field'], 'is' | 'state'>, row: LabRow): string {
  switch (field) {
    case 'text':
      return `${row.name}\n${row.student}\n${row.account}`
    case 'student':
      return `${row.student}\n${row.account}`
    case 'template':
      return row.template
    case 'name':
      return row.name
    case 'namespace':
      return row.namespace
  }
}
