import { isPossible } from './lab-actions'
import type { LabAction } from './lab-actions'
import { isToBeRetried } from './lab-row'
import type { LabRow } from './lab-row'

export type RowAction = LabAction | 'copy'

/** Why an action cannot be had now, as a key under `lab.whyNot`; undefined: it can. */
export type WhyNot = 'leaving' | 'notReady' | 'noAddress' | 'notStarted' | 'endless'

export function whyNot(action: RowAction, row: LabRow): WhyNot | undefined {
  if (row.isDeleting && action !== 'delete') return 'leaving'
  if (action === 'copy' || action === 'open') return whyNotOpen(row)
  if (action === 'extend') return whyNotExtend(row)
  if (action === 'restart' && isToBeRetried(row)) return undefined
  return isPossible(action, row.state) ? undefined : 'notStarted'
}

/** Whoever answered can be looked at, whatever the answer was. A lab that is ready without one has nothing to open: nobody saw a page. */
function whyNotOpen({ state, endpoint }: LabRow): WhyNot | undefined {
  if (isPossible('open', state) && endpoint !== undefined) return undefined
  return state === 'ready' ? 'noAddress' : 'notReady'
}

/** Minutes are added to an end: where there is none yet, or never will be one, adding them would take time away. */
function whyNotExtend({ state, expiresAt, readyAt }: LabRow): WhyNot | undefined {
  if (!isPossible('extend', state)) return 'notStarted'
  if (expiresAt !== undefined) return undefined
  if (state === 'ready') return 'endless'
  return readyAt === undefined ? 'notStarted' : 'endless'
}

export interface Applies {
  readonly rows: readonly LabRow[]
  readonly of: number
}

/** Of those selected, the ones that an action can be had for. */
export function applies(action: RowAction, rows: readonly LabRow[]): Applies {
  return { rows: rows.filter((row) => whyNot(action, row) === undefined), of: rows.length }
}
