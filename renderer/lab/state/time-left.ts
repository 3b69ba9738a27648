import type { LabRow } from '../lab-row'
import { momentOf } from '../../../src/contract/words'

/** What is left of a lab's time, as a list shows it. */
export type TimeLeft =
  /** Its time has not begun: that is when it is ready. `startsAt`: not before this moment (wall clock ms). */
  | { readonly kind: 'ahead'; readonly startsAt?: number }
  | { readonly kind: 'endless' }
  | { readonly kind: 'over' }
  /** `part`: what is left of the whole, 0 to 1. `isSoon`: worth a warning. */
  | { readonly kind: 'running'; readonly ms: number; readonly part: number; readonly endsAt: number; readonly isSoon: boolean }

const AHEAD: TimeLeft = { kind: 'ahead' }
const ENDLESS: TimeLeft = { kind: 'endless' }
const OVER: TimeLeft = { kind: 'over' }

/** `now` and `soonMs` (when the warning begins) in ms. */
export function timeLeft(row: LabRow, now: number, soonMs: number): TimeLeft {
  if (row.state === 'pending') return ahead(row)
  if (['expired', 'completed', 'failed', 'deleting', 'deleted'].includes(row.state)) return OVER
  if (row.expiresAt === undefined) return row.readyAt === undefined ? AHEAD : ENDLESS
  const ms = row.expiresAt - now
  if (ms <= 0) return OVER
  const whole = row.expiresAt - (row.readyAt ?? row.startedAt ?? row.createdAt)
  return { kind: 'running', ms, part: whole <= 0 ? 1 : Math.min(1, ms / whole), endsAt: row.expiresAt, isSoon: ms <= soonMs }
}

function ahead({ lab }: LabRow): TimeLeft {
  const startsAt = momentOf(lab.spec.scheduledStart)
  return startsAt === undefined ? AHEAD : { kind: 'ahead', startsAt }
}
