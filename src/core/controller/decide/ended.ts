import { keptUntil } from '../../resource/lab-ends'
import type { LabInstanceStatus } from '../../resource/lab-instance'
import { rest, withReason, write, type Decision, type StatusChange, type DecisionInput } from './decision'
import { isToBeCollected } from './collected'
import { durationOf, movedEnd } from './expiry'
import { momentOf } from '../../resource/format/timestamp'
import { isoTime } from '../../resource/format/timestamp'

/**
 * Completed, expired or failed: a person brings it back with its work. The clean-up takes it after its grace; a failed
 * lab stays until a person has seen it, unless the settings say otherwise.
 */
export function decideEnded(view: DecisionInput): Decision {
  const { lab, now, settings } = view
  const endedAt = momentOf(lab.status.endedAt) ?? now
  const missing = recordOfBefore(view)
  if (missing !== undefined) return write(missing)
  if (wasRestarted(view, endedAt)) return write(restarted(view))
  const end = movedEnd(lab, now)
  if (end !== undefined) return write(extended(view, end))
  if ((keptUntil(lab, settings.cleanup) ?? Infinity) <= now) return { do: 'retire' }
  if (isRunning(view)) return stopped(view)
  if (view.observation === undefined && view.attempt.suspected) return { do: 'look' }
  return isToBeCollected(lab) ? { do: 'collect' } : restUntilWish(view)
}

/** Failed under an earlier version, which did not record the end that it had: what was to come all along is nobody's wish to have it back. */
function recordOfBefore({ lab }: DecisionInput): StatusChange | undefined {
  const { status, spec } = lab
  if (status.state !== 'failed' || status.failedAt !== undefined || status.expiresAt !== undefined || spec.endsAt === undefined)
    return undefined
  const { reason = 'Stopped', endedAt } = status
  const set = { expiresAt: spec.endsAt, ...(endedAt === undefined ? {} : { failedAt: endedAt }) }
  return { state: 'failed', reason, who: 'controller', quiet: true, set }
}

function wasRestarted({ lab, now }: DecisionInput, endedAt: number): boolean {
  const wish = momentOf(lab.spec.restartAt)
  return wish !== undefined && wish > endedAt && wish <= now
}

function extended({ now }: DecisionInput, end: number | 'none'): StatusChange {
  const { set, unset } = recorded(end)
  return {
    state: 'provisioning',
    ...withReason('Extended', { code: 'ExtendedByPerson' }),
    who: 'person',
    set: { retries: 0, startedAt: isoTime(now), ...set },
    unset: ['endedAt', 'failedAt', 'retryAt', ...unset],
  }
}

/** A restart that was wished for a moment to come is granted then. */
function restUntilWish({ lab, now }: DecisionInput): Decision {
  const wish = momentOf(lab.spec.restartAt)
  return wish !== undefined && wish > now ? rest(wish - now) : rest()
}

/** `startedAt` stays behind `restartAt` until the container really was restarted. Time that is over begins anew. */
function restarted(view: DecisionInput): StatusChange {
  const { lab, now } = view
  const end = movedEnd(lab, now)
  const isOver = end === undefined && (momentOf(lab.status.expiresAt) ?? Infinity) <= now
  const { set, unset } = end === undefined ? { set: {}, unset: [] } : recorded(end)
  return {
    state: 'provisioning',
    ...(isOver ? beginsAnew(view) : withReason('Restarting', { code: 'RestartedByPerson' })),
    who: 'person',
    set: { retries: 0, ...set },
    unset: ['endedAt', 'failedAt', 'retryAt', ...unset, ...(isOver ? (['readyAt', 'expiresAt'] as const) : [])],
  }
}

function beginsAnew({ lab, template, settings }: DecisionInput) {
  const duration = durationOf(lab, { template, settings })
  return withReason(
    'Restarting',
    duration === 'none' ? { code: 'RestartedWithoutEnd' } : { code: 'RestartedAnew', params: { minutes: Math.round(duration / 60_000) } },
  )
}

/** A lab that fails once more is not brought back again by a wish that was granted. */
function recorded(end: number | 'none'): { readonly set: Partial<LabInstanceStatus>; readonly unset: readonly 'expiresAt'[] } {
  return end === 'none' ? { set: {}, unset: ['expiresAt'] } : { set: { expiresAt: isoTime(end) }, unset: [] }
}

function isRunning({ observation }: DecisionInput): boolean {
  return observation?.condition === 'running' || observation?.condition === 'paused'
}

/** An ended lab whose container runs is drift: its time is over for the world too. */
function stopped({ lab }: DecisionInput): Decision {
  const { state, reason = 'Stopped' } = lab.status
  return { do: 'stop', change: { state, reason, who: 'reconciler', quiet: true } }
}
