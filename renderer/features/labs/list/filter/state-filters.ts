import { needsAttention } from '../../../../lab/lab-row'
import type { LabRow } from '../../../../lab/lab-row'

/** The counts at the top. They may overlap: a lab that cannot be deleted needs attention as well. */
export const STATE_FILTERS = ['all', 'pending', 'provisioning', 'ready', 'attention', 'ended', 'deleting'] as const
export type StateFilter = (typeof STATE_FILTERS)[number]

export function passes(strip: StateFilter, row: LabRow): boolean {
  switch (strip) {
    case 'all':
      return true
    case 'attention':
      return needsAttention(row)
    case 'ended':
      return row.state === 'expired' || row.state === 'completed'
    case 'deleting':
      return row.isDeleting || row.state === 'deleting'
    // Who is ready and does not answer is not counted as ready, but among those that need attention.
    case 'pending':
    case 'provisioning':
    case 'ready':
      return row.displayState === strip
  }
}

export function countRows(rows: Iterable<LabRow>): Readonly<Record<StateFilter, number>> {
  const counts: Record<StateFilter, number> = { all: 0, pending: 0, provisioning: 0, ready: 0, attention: 0, ended: 0, deleting: 0 }
  for (const row of rows) for (const strip of STATE_FILTERS) if (passes(strip, row)) counts[strip] += 1
  return counts
}
