import { isJudged } from '../../resource/lab-conditions'
import { isEnded } from '../../resource/lab-states'
import type { StoredLab } from '../../resource/lab-instance'
import type { Finding } from '../finding'
import { found, isBeingDeleted, isPast, type FindingInput } from './finding-input'

/**
 * Something is to be done now, whether or not an event ever said so: this is what brings 50 labs to their end with every
 * event lost.
 */
export function due(lab: StoredLab, input: FindingInput): Finding | undefined {
  const detail = whatIsDue(lab, input)
  return detail === undefined ? undefined : found('due', lab, detail)
}

function whatIsDue(lab: StoredLab, input: FindingInput): string | undefined {
  if (lab.status.state === 'deleted') return undefined
  if (isBeingDeleted(lab)) return 'to be deleted'
  if (lab.status.state === 'pending') return startIsDue(lab, input)
  if (lab.status.state === 'provisioning') return attemptIsDue(lab, input)
  if (areLimitsOver(lab, input)) return 'end of its limits'
  if (isJudged(lab)) return undefined
  // An ended lab follows its spec only when it is brought back: one look per change is all it needs.
  return isEnded(lab.status.state) && input.isQuiet ? undefined : 'spec changed'
}

function areLimitsOver({ status }: StoredLab, { now }: FindingInput): boolean {
  return status.state === 'ready' && status.resources?.until !== undefined && isPast(status.resources.until, now)
}

function startIsDue({ spec }: StoredLab, { now }: FindingInput): string | undefined {
  if (spec.scheduledStart === undefined) return 'to be started'
  return isPast(spec.scheduledStart, now) ? 'scheduled start' : undefined
}

function attemptIsDue({ status }: StoredLab, { now, isQuiet }: FindingInput): string | undefined {
  if (status.retryAt !== undefined) return isPast(status.retryAt, now) ? 'next attempt' : undefined
  return isQuiet ? 'provisioning to be checked' : undefined
}

/** Its time is over and it still runs. Only a ready lab expires: until then its end is not decided. */
export function expired(lab: StoredLab, { now }: FindingInput): Finding | undefined {
  if (lab.status.state !== 'ready' || isBeingDeleted(lab)) return undefined
  return isPast(lab.status.expiresAt, now) ? found('expired', lab, `ended at ${lab.status.expiresAt ?? ''}`) : undefined
}

/** Provisioning for longer than the timeout. The controller judges by its own clock of the attempt. */
export function stuck(lab: StoredLab, { provisioningMs, settings }: FindingInput): Finding | undefined {
  if (lab.status.state !== 'provisioning' || isBeingDeleted(lab)) return undefined
  if (provisioningMs < settings.provisioning.timeoutMs) return undefined
  return found('stuck', lab, `in provisioning for ${Math.floor(provisioningMs / 1_000)} s`)
}
