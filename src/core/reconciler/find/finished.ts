import { keptUntil } from '../../resource/lab-ends'
import type { StoredLab } from '../../resource/lab-instance'
import { isEnded } from '../../resource/lab-states'
import type { Finding } from '../finding'
import { found, isBeingDeleted, type FindingInput } from './finding-input'

/** Over, and nobody keeps it any longer: to be cleaned up. */
export function finished(lab: StoredLab, { now, settings }: FindingInput): Finding | undefined {
  if (!mayBeCleanedUp(lab)) return undefined
  const until = keptUntil(lab, settings.cleanup)
  return until !== undefined && until <= now ? found('finished', lab, `${lab.status.state} since ${lab.status.endedAt ?? ''}`) : undefined
}

/** Under one setting or another. */
export function mayBeCleanedUp(lab: StoredLab): boolean {
  return isEnded(lab.status.state) && !isBeingDeleted(lab)
}
