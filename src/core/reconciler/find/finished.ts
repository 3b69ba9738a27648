import type { StoredLab } from '../../resource/lab-instance'
import type { Finding } from '../finding'
import { found, isBeingDeleted, momentOf, type Sight } from './sight'

/** Over, and its grace as well: to be cleaned up. A failed lab stays until a person has seen why. */
export function finished(lab: StoredLab, { now, settings }: Sight): Finding | undefined {
  if (!awaitsCleanup(lab)) return undefined
  const endedAt = momentOf(lab.status.endedAt)
  if (endedAt === undefined || now - endedAt < settings.cleanup.gracePeriodMs) return undefined
  return found('finished', lab, `${lab.status.state} since ${lab.status.endedAt ?? ''}`)
}

export function awaitsCleanup(lab: StoredLab): boolean {
  return (lab.status.state === 'expired' || lab.status.state === 'completed') && !isBeingDeleted(lab)
}
