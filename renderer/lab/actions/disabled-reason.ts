import { isPossible } from './lab-actions'
import type { LabAction } from './lab-actions'
import { isToBeRetried } from '../lab-row'
import type { LabRow } from '../lab-row'

export type RowAction = LabAction | 'copy'

/** Why an action cannot be had now, as a key under `lab.disabledReason`; undefined: it can. */
export type DisabledReason = 'leaving' | 'notReady' | 'noAddress' | 'notStarted' | 'endless'

export function disabledReason(action: RowAction, row: LabRow): DisabledReason | undefined {
  if (row.isDeleting && action !== 'delete') return 'leaving'
  if (action === 'copy' || action === 'open') return openDisabledReason(row)
  if (action === 'extend') return extendDisabledReason(row)
  if (action === 'restart' && isToBeRetried(row)) return undefined
  return isPossible(action, row.state) ? undefined : 'notStarted'
}

/** Whoever answered can be looked at, whatever the answer was. A lab that is ready without one has nothing to open: nobody saw a page. */
function openDisabledReason({ state, endpoint }: LabRow): DisabledReason | undefined {
  if (isPossible('open', state) && endpoint !== undefined) return undefined
  return state === 'ready' ? 'noAddress' : 'notReady'
}

/** Minutes are added to an end: where there is none yet, or never will be one, adding them would take time away. */
function extendDisabledReason({ state, expiresAt, readyAt }: LabRow): DisabledReason | undefined {
  if (!isPossible('extend', state)) return 'notStarted'
  if (expiresAt !== undefined) return undefined
  if (state === 'ready') return 'endless'
  return readyAt === undefined ? 'notStarted' : 'endless'
}

export interface Applicable {
  readonly rows: readonly LabRow[]
  readonly of: number
}

/** Of those selected, the ones that an action can be had for. */
export function applicable(action: RowAction, rows: readonly LabRow[]): Applicable {
  return { rows: rows.filter((row) => disabledReason(action, row) === undefined), of: rows.length }
}
