import { backoffDelay } from '../../clock/backoff'
import type { Handling } from '../../provisioner/provisioner-error'
import type { Sentence } from '../../sentences/sentence'
import type { StoredLab } from '../../resource/lab-instance'
import type { Settings } from '../../settings/settings'
import { withReason, type StatusChange } from './decision'
import { isoTime } from '../../resource/format/timestamp'

/** Backoff of failed attempts doubles up to this: five minutes. */
export const BACKOFF_CAP_MS = 300_000

export interface Fault {
  readonly reason: string
  readonly sentence: Sentence
  readonly handling: Handling
}

/** The lab is given up: only a person, or the clean-up, moves it on. */
export function fail(fault: Pick<Fault, 'reason' | 'sentence'> & { who?: StatusChange['who'] }, now: number): StatusChange {
  return {
    state: 'failed',
    ...withReason(fault.reason, fault.sentence),
    who: fault.who ?? 'controller',
    set: { endedAt: isoTime(now), failedAt: isoTime(now) },
    unset: ['endpoint', 'retryAt'],
  }
}

/**
 * One attempt went wrong. Terminal faults fail at once; others are tried again after 30 s, 60 s, 120 s, ... until
 * `retries.max` retries are used up. The count is in the status, so a restart of the app does not grant new ones. `retryAt`: not this
 * lab alone waits for what went wrong.
 */
export function attemptFailed(
  lab: StoredLab,
  fault: Fault,
  { now, settings, retryAt }: { now: number; settings: Settings; retryAt?: number | undefined },
): StatusChange {
  const used = lab.status.retries ?? 0
  if (fault.handling === 'terminal' || used >= settings.retries.max) {
    const change = fail(fault, now)
    return { ...change, set: { ...change.set, retries: used } }
  }
  const delayMs = retryAt === undefined ? backoffMs(used, settings.retries.backoffMs) : Math.max(0, retryAt - now)
  const seconds = Math.round(delayMs / 1000)
  const retry = { seconds, number: used + 1, of: settings.retries.max }
  return {
    state: 'provisioning',
    ...withReason(fault.reason, { code: 'TriesAgain', params: { why: fault.sentence, ...retry } }),
    who: 'controller',
    set: { retries: used + 1, retryAt: isoTime(now + delayMs) },
    unset: ['endpoint'],
  }
}

/** Its image's last pull has failed, and the next is not yet: no attempt of this lab's own is used up. */
export function heldByImage({ reason, sentence }: Fault, retryAt: number): StatusChange {
  const told = withReason(reason, { code: 'TriesAgainForAll', params: { why: sentence } })
  return { state: 'provisioning', ...told, who: 'controller', set: { retryAt: isoTime(retryAt) }, unset: ['endpoint'] }
}

export function backoffMs(used: number, baseMs: number): number {
  return backoffDelay(used, { baseMs, capMs: Math.max(BACKOFF_CAP_MS, baseMs) })
}

export function templateMissing(lab: StoredLab, now: number): StatusChange {
  return fail(withReason('TemplateMissing', { code: 'TemplateMissing', params: { template: lab.spec.template } }), now)
}
