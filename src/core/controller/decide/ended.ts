import { rest, write, type Decision, type StatusChange, type View } from './decision'
import { expiryOf, isoTime, msOf } from './moments'

/**
 * Completed, expired or failed: a person brings it back with its work. The clean-up takes the first two after their grace; a failed
 * lab stays until a person has seen it.
 */
export function decideEnded(view: View): Decision {
  const { lab, now, settings } = view
  const endedAt = msOf(lab.status.endedAt) ?? now
  const revival = revivalReason(view, endedAt)
  if (revival !== undefined) return write(revive(revival, view))
  if (lab.status.state !== 'failed' && now - endedAt >= settings.cleanup.gracePeriodMs) return { do: 'retire' }
  if (view.observation !== undefined) return stillRunning(view)
  return view.attempt.suspected ? { do: 'look' } : restUntilWish(view)
}

function revivalReason({ lab, template, settings, now }: View, endedAt: number) {
  const wish = msOf(lab.spec.restartAt)
  if (wish !== undefined && wish > endedAt && wish <= now) return 'Restarting' as const
  if (lab.status.state !== 'expired') return undefined
  const until = expiryOf(lab, msOf(lab.status.readyAt) ?? endedAt, { template, settings })
  return until === undefined || until > now ? ('Extended' as const) : undefined
}

function revive(reason: 'Restarting' | 'Extended', view: View): StatusChange {
  const { now } = view
  if (reason === 'Extended') {
    const message = 'A person extended the lab: it starts again with its work'
    return { state: 'provisioning', reason, message, who: 'person', set: { retries: 0, startedAt: isoTime(now) }, unset: ['endedAt', 'retryAt'] }
  }
  // `startedAt` stays behind `restartAt` until the container really was restarted. Time that is over begins anew.
  const outOfTime = (msOf(view.lab.status.expiresAt) ?? Infinity) <= now
  return {
    state: 'provisioning', reason, message: 'A person asked for a restart', who: 'person', set: { retries: 0 },
    unset: ['endedAt', 'retryAt', ...(outOfTime ? (['readyAt', 'expiresAt'] as const) : [])],
  }
}

/** A restart that was wished for a moment to come is granted then. */
function restUntilWish({ lab, now }: View): Decision {
  const wish = msOf(lab.spec.restartAt)
  return wish !== undefined && wish > now ? rest(wish - now) : rest()
}

/** An ended lab whose container runs is drift: its time is over for the world too. */
function stillRunning({ lab, observation }: View): Decision {
  const { state, reason = 'Stopped', message = '' } = lab.status
  const runs = observation?.condition === 'running' || observation?.condition === 'paused'
  return runs ? { do: 'stop', change: { state, reason, message, who: 'reconciler', quiet: true } } : rest()
}
