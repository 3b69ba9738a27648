import { driftOf } from '../../plan/drift'
import { missingLimits } from '../../plan/fit'
import type { Observation } from '../../provisioner/observation'
import { isJudged } from '../../resource/lab-conditions'
import { describeEnd } from './container-end'
import { rest, tell, write, type Decision, type StatusChange, type View } from './decision'
import { fail } from './failure'
import { expiryOf } from './expiry'
import { isoTime, momentOf } from '../../resource/format/timestamp'
import { folderRecord } from './folder-fit'
import { wantsRestart } from './provisioning'
import { recordOf } from './up-to-date'

/** How soon to look again at a container that is between two conditions (restarting, removing). */
const UNSETTLED_MS = 1_000

/** Answering. Ends at its time; is made real again when the world differs from the record. */
export function decideReady(view: View): Decision {
  const { lab, now } = view
  if (wantsRestart(view)) return write(again('Restarting', 'A person asked for a restart', 'person'))
  const moved = isJudged(lab) ? undefined : endMoved(view)
  if (moved !== undefined) return write(moved)
  const expiresAt = momentOf(lab.status.expiresAt)
  if (expiresAt !== undefined && expiresAt <= now) return view.mayExpire ? { do: 'stop', change: expired(now) } : rest()
  const folder = folderRecord({ ...view, maxBytes: view.settings.work.maxBytes })
  if (folder !== undefined) return write(folder)
  if (view.observation !== undefined) return againstTheWorld(view, view.observation)
  if (view.attempt.suspected || view.attempt.answerDue || !isJudged(lab) || limitsAreOver(view)) return { do: 'look' }
  return restUntilNext(view)
}

/** The spec changed, and with it the lab's end. What else it changed is told by a look at the container. */
function endMoved({ lab, template, settings, now }: View): StatusChange | undefined {
  const expiresAt = expiryOf(lab, momentOf(lab.status.readyAt) ?? now, { template, settings })
  if (expiresAt === momentOf(lab.status.expiresAt)) return undefined
  const change = { state: 'ready', reason: 'EndMoved', message: endSentence(expiresAt), who: 'person' } as const
  return expiresAt === undefined ? { ...change, unset: ['expiresAt'] } : { ...change, set: { expiresAt: isoTime(expiresAt) } }
}

/** A person's limits were for a while only, and the while is over. */
function limitsAreOver({ lab, now }: View): boolean {
  const until = momentOf(lab.status.resources?.until)
  return until !== undefined && until <= now
}

const endSentence = (expiresAt: number | undefined) =>
  expiresAt === undefined ? 'The lab now has no end' : `The lab now ends at ${isoTime(expiresAt)}`

function againstTheWorld(view: View, seen: Observation): Decision {
  const drift = driftOf(view.lab.status, view.plan, seen)
  switch (drift?.type) {
    case 'missing':
      return write(again('ContainerMissing', 'The container has vanished; it is made again, the work folder is kept', 'reconciler'))
    case 'created':
      return write(again('ContainerReplaced', 'The container was made anew and does not run yet', 'reconciler'))
    case 'replaced':
      return write(again('ContainerReplaced', "Another container runs in place of the lab's own", 'reconciler'))
    case 'paused':
      return write(again('ContainerPaused', 'Somebody paused the container outside this program', 'reconciler'))
    case 'portMoved':
      return write(again('PortMoved', 'Docker has published the lab on another port', 'reconciler'))
    case 'cutOff': {
      const { reason, message, sentence } = tell('CutOff')
      return write({ ...again(reason, message, 'reconciler'), sentence })
    }
    case 'stopped':
      return ended(view, seen)
    case 'unsettled':
      return rest(UNSETTLED_MS)
    case 'otherPlan':
    case undefined:
      return asDeclared(view, seen)
  }
}

function ended({ now }: View, end: Observation): Decision {
  const { reason, message, involuntary } = describeEnd(end)
  if (involuntary) return write(again(reason, `${message}; it is started again`, 'reconciler'))
  if (reason === 'Completed')
    return write({ state: 'completed', reason, message, who: 'controller', set: { endedAt: isoTime(now) }, unset: ['endpoint'] })
  return write(fail({ reason, message }, now))
}

/** It runs, where it should. New limits are put in force; everything else that differs from the declared is said, and waits for a restart. */
function asDeclared(view: View, seen: Observation): Decision {
  const { lab, plan, now } = view
  const limits = plan === undefined ? undefined : missingLimits(plan, seen)
  if (limits !== undefined && !view.attempt.limitRefused) return { do: 'limit', limits }
  const record = limits === undefined ? recordOf(lab, seen, { plan, now }) : undefined
  if (record !== undefined) return write(record)
  return view.attempt.answerDue ? { do: 'check', observation: seen } : restUntilNext(view)
}

/** Until its end, the end of its limits, or a restart that was wished for later, whichever comes first. */
function restUntilNext({ lab, now }: View): Decision {
  const moments = [momentOf(lab.status.expiresAt), momentOf(lab.spec.restartAt), momentOf(lab.status.resources?.until)].filter(
    (moment): moment is number => moment !== undefined && moment > now,
  )
  return moments.length === 0 ? rest() : rest(Math.min(...moments) - now)
}

/** Back to provisioning: the lab does not answer any more, so nothing may say that it does. */
function again(reason: string, message: string, who: StatusChange['who']): StatusChange {
  return { state: 'provisioning', reason, message, who, unset: ['endpoint', 'retryAt'] }
}

function expired(now: number): StatusChange {
  return {
    state: 'expired',
    reason: 'Expired',
    message: 'Its time is over: the lab was stopped',
    who: 'reconciler',
    set: { endedAt: isoTime(now) },
    unset: ['endpoint', 'retryAt'],
  }
}
