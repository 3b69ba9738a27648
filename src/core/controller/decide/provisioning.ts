import { rest, withReason, write, type Decision, type StatusChange, type DecisionInput } from './decision'
import { endedBeforeReady, timedOut } from './before-ready'
import { templateMissing } from './failure'
import { momentOf } from '../../resource/format/timestamp'
import { isoTime } from '../../resource/format/timestamp'

/**
 * Being made real. Each run takes the next step: a slot, the container, then its answer. Time is checked on every run, not
 * only when something happens, and counts from this attempt's own start: sleep, restarts of the app and the
 * pull of an image do not use it up.
 */
export function decideProvisioning(view: DecisionInput): Decision {
  const { lab, template, now, attempt } = view
  const retryAt = momentOf(lab.status.retryAt)
  if (retryAt !== undefined && retryAt > now) return isToTryNow(view) ? write(tryingNow(now)) : rest(retryAt - now)
  if (template === undefined) return { do: 'stop', change: templateMissing(lab, now) }
  if (!attempt.hasSlot) return { do: 'waitForSlot' }
  if (attempt.elapsedMs >= patienceMs(view)) return { do: 'stop', change: timedOut(view) }
  if (wantsRestart(view)) return { do: 'restart' }
  if (!attempt.started) return { do: 'ensure' }
  return watchItStart(view)
}

function watchItStart(view: DecisionInput): Decision {
  const seen = view.observation ?? view.attempt.observation
  if (seen === undefined) return { do: 'look' }
  switch (seen.condition) {
    case 'running':
      return { do: 'probe', observation: seen }
    case 'exited':
    case 'dead':
      return endedBeforeReady(view, seen)
    default:
      return { do: 'ensure' }
  }
}

/** The reconciler finds who is stuck; should it have stopped looking, two of its passes later the lab fails all the same. */
function patienceMs({ settings, attempt }: DecisionInput): number {
  const { timeoutMs } = settings.provisioning
  return attempt.foundStuck ? timeoutMs : timeoutMs + 2 * settings.reconcile.intervalMs
}

/** A wish for the future is granted when its moment has come. */
export function wantsRestart({ lab, now }: Pick<DecisionInput, 'lab' | 'now'>): boolean {
  const wish = momentOf(lab.spec.restartAt)
  const since = momentOf(lab.status.startedAt)
  return wish !== undefined && wish <= now && since !== undefined && wish > since
}

/** A wish that is older than the failure was for an attempt before. */
function isToTryNow(view: DecisionInput): boolean {
  if (view.attempt.retryNow === true) return true
  const failedAt = momentOf(view.lab.status.transitions?.at(-1)?.time) ?? -Infinity
  return wantsRestart(view) && (momentOf(view.lab.spec.restartAt) ?? 0) >= failedAt
}

/** The wait is over, and the patience is new: somebody has seen the trouble. */
function tryingNow(now: number): StatusChange {
  return {
    state: 'provisioning',
    ...withReason('TryingNow'),
    who: 'person',
    set: { startedAt: isoTime(now), retries: 0 },
    unset: ['retryAt'],
  }
}
