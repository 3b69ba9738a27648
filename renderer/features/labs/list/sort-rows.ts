import { needsAttention } from '../../../lab/lab-row'
import type { LabRow } from '../../../lab/lab-row'

export const SORT_COLUMNS = ['state', 'name', 'student', 'template', 'left', 'waits', 'confirmed'] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]

/** undefined: as an instructor wants it who did not ask: what needs attention first, then the newest. */
export type Sort = { readonly column: SortColumn; readonly descending: boolean } | undefined

/** Click by click: up, down, back to the order of the house. */
export function nextSort(sort: Sort, column: SortColumn): Sort {
  if (sort?.column !== column) return { column, descending: false }
  return sort.descending ? undefined : { column, descending: true }
}

type Compare = (one: LabRow, other: LabRow) => number

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
/** By who must act soonest. */
const STATE_ORDER: readonly LabRow['state'][] = [
  'failed',
  'deleting',
  'provisioning',
  'pending',
  'ready',
  'expired',
  'completed',
  'deleted',
]

const byHouse: Compare = (one, other) =>
  Number(needsAttention(other)) - Number(needsAttention(one)) || other.createdAt - one.createdAt || words.compare(one.key, other.key)

const VALUES: Readonly<Record<SortColumn, (row: LabRow) => number | string | undefined>> = {
  state: (row) => STATE_ORDER.indexOf(row.state),
  name: (row) => row.name,
  student: (row) => row.student,
  template: (row) => row.template,
  left: (row) => (row.state === 'ready' || row.state === 'provisioning' ? row.expiresAt : undefined),
  waits: (row) => row.queuePosition ?? (row.pullPercent === undefined ? undefined : 1e6 - row.pullPercent),
  confirmed: (row) => row.confirmedAt,
}

/** The whole set, stable. Rows that have nothing to be sorted by stand at the end either way round. */
export function sortRows(rows: readonly LabRow[], sort: Sort): readonly LabRow[] {
  if (sort === undefined) return rows.toSorted(byHouse)
  const valueOf = VALUES[sort.column]
  const sign = sort.descending ? -1 : 1
  const known = rows.filter((row) => valueOf(row) !== undefined)
  const unknown = rows.filter((row) => valueOf(row) === undefined)
  return [
    ...known.toSorted((one, other) => sign * compare(valueOf(one), valueOf(other)) || byHouse(one, other)),
    ...unknown.toSorted(byHouse),
  ]
}

function compare(one: number | string | undefined, other: number | string | undefined): number {
  return typeof one === 'number' && typeof other === 'number' ? one - other : words.compare(String(one), String(other))
}
