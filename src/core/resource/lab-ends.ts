import { momentOf } from './format/timestamp'
import type { LabInstanceSpec, StoredLab } from './lab-instance'
import { isEnded } from './lab-states'

export interface CleanupRules {
  readonly gracePeriodMs: number
  /** Failed labs as well: otherwise they stay until a person has seen why. */
  readonly failedLabs: boolean
}

/**
 * Until when an ended lab is kept, wall clock ms: its grace, or a person's wish for longer. undefined: the clean-up leaves it alone. It is
 * told on the screen and asked by everybody who cleans up; nobody stores it, so a changed setting is in force at once.
 */
export function keptUntil({ spec, status }: StoredLab, rules: CleanupRules): number | undefined {
  if (!isCleanedUp(status.state, rules)) return undefined
  const endedAt = momentOf(status.endedAt)
  return endedAt === undefined ? undefined : Math.max(endedAt + rules.gracePeriodMs, momentOf(spec.keepUntil) ?? 0)
}

function isCleanedUp(state: StoredLab['status']['state'], { failedLabs }: CleanupRules): boolean {
  return isEnded(state) && (failedLabs || state !== 'failed')
}

/**
 * The absolute end that counts for a lab that became ready at `readyAt` (wall clock ms; undefined: not yet): `endsAt`, unless it had
 * passed when a person restarted the lab. Then it is over for good, and the lab has its duration.
 */
export function absoluteEnd(
  { endsAt, restartAt }: Pick<LabInstanceSpec, 'endsAt' | 'restartAt'>,
  readyAt: number | undefined,
): number | undefined {
  if (endsAt === undefined) return undefined
  const end = Date.parse(endsAt)
  const beganAnew = restartAt !== undefined && Date.parse(restartAt) > end && readyAt !== undefined && readyAt > end
  return beganAnew ? undefined : end
}
