import type { SentenceCode } from '../../sentences/english'
import { driftOf } from '../../plan/drift'
import { missingLimits } from '../../plan/fit'
import type { Observation } from '../../provisioner/observation'
import { isJudged } from '../../resource/lab-conditions'
import { describeEnd } from './container-end'
import { rest, withReason, write, type Decision, type StatusChange, type DecisionInput } from './decision'
import { fail } from './failure'
import { expiryOf } from './expiry'
import type { StoredLab } from '../../resource/lab-instance'
import { isoTime, momentOf } from '../../resource/format/timestamp'
import { folderRecord } from './folder-fit'
import { wantsRestart } from './provisioning'
import { recordOf } from './up-to-date'

/** How soon to look again at a container that is between two conditions (restarting, removing). */
const UNSETTLED_MS = 1_000

/** Answering. Ends at its time; is made real again when the world differs from the record. */
export function decideReady(view: DecisionInput): Decision {
  const { lab, now } = view
  if (wantsRestart(view)) return write(again(withReason('Restarting', { code: 'RestartedByPerson' }), 'person'))
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
function endMoved({ lab, template, settings, now }: DecisionInput): StatusChange | undefined {
  const expiresAt = expiryOf(lab, momentOf(lab.status.readyAt) ?? now, { template, settings })
  if (expiresAt === momentOf(lab.status.expiresAt)) return undefined
  const about = { state: 'ready', who: 'person' } as const
  if (expiresAt === undefined) return { ...about, ...withReason('EndMoved', { code: 'EndTakenAway' }), unset: ['expiresAt'] }
  const at = isoTime(expiresAt)
  return { ...about, ...withReason('EndMoved', { code: 'EndMoved', params: { at } }), set: { expiresAt: at } }
}

/** A person's limits were for a while only, and the while is over. */
function limitsAreOver({ lab, now }: DecisionInput): boolean {
  const until = momentOf(lab.status.resources?.until)
  return until !== undefined && until <= now
}

function againstTheWorld(view: DecisionInput, seen: Observation): Decision {
  const drift = driftOf(view.lab.status, view.plan, seen)
  switch (drift?.type) {
    case 'missing':
      return write(again(vanished(view.lab, 'ContainerVanished'), 'reconciler'))
    case 'created':
      return write(drifted('ContainerReplaced', 'ContainerMadeAnew'))
    case 'replaced':
      return write(drifted('ContainerReplaced', 'ContainerOfOther'))
    case 'paused':
      return write(drifted('ContainerPaused', 'ContainerPaused'))
    case 'portMoved':
      return write(drifted('PortMoved', 'PublishedElsewhere'))
    case 'cutOff':
      return write(drifted('CutOff', 'CutOff'))
    case 'stopped':
      return ended(view, seen)
    case 'unsettled':
      return rest(UNSETTLED_MS)
    case 'otherPlan':
    case undefined:
      return asDeclared(view, seen)
  }
}

function ended({ now }: DecisionInput, end: Observation): Decision {
  const { reason, sentence, involuntary } = describeEnd(end)
  if (involuntary) return write(again(withReason(reason, { code: 'StartedAgain', params: { why: sentence } }), 'reconciler'))
  if (reason === 'Completed')
    return write({ state: 'completed', reason, sentence, who: 'controller', set: { endedAt: isoTime(now) }, unset: ['endpoint'] })
  return write(fail({ reason, sentence }, now))
}

/** It runs, where it should. New limits are put in force; everything else that differs from the declared is said, and waits for a restart. */
function asDeclared(view: DecisionInput, seen: Observation): Decision {
  const { lab, plan, now } = view
  const limits = plan === undefined ? undefined : missingLimits(plan, seen)
  if (limits !== undefined && !view.attempt.limitRefused) return { do: 'limit', limits }
  const record = limits === undefined ? recordOf(lab, seen, { plan, now }) : undefined
  if (record !== undefined) return write(record)
  return view.attempt.answerDue ? { do: 'check', observation: seen } : restUntilNext(view)
}

/** Until its end, the end of its limits, or a restart that was wished for later, whichever comes first. */
function restUntilNext({ lab, now }: DecisionInput): Decision {
  const moments = [momentOf(lab.status.expiresAt), momentOf(lab.spec.restartAt), momentOf(lab.status.resources?.until)].filter(
    (moment): moment is number => moment !== undefined && moment > now,
  )
  return moments.length === 0 ? rest() : rest(Math.min(...moments) - now)
}

/** Back to provisioning: the lab does not answer any more, so nothing may say that it does. */
function again(told: Pick<StatusChange, 'reason' | 'sentence'>, who: StatusChange['who']): StatusChange {
  return { state: 'provisioning', ...told, who, unset: ['endpoint', 'retryAt'] }
}

const HOLDING = { ContainerVanished: 'ContainerVanishedHolding', ContainerHadVanished: 'ContainerHadVanishedHolding' } as const

/** With it went what it held beside the folder: that is told when it is seen, for nothing of it is there to be looked at any more. */
export function vanished({ status: { holds = [] } }: StoredLab, code: keyof typeof HOLDING) {
  return withReason('ContainerMissing', holds.length === 0 ? { code } : { code: HOLDING[code], params: { holds } })
}

function drifted(reason: string, code: SentenceCode): StatusChange {
  return again(withReason(reason, { code }), 'reconciler')
}

function expired(now: number): StatusChange {
  return {
    state: 'expired',
    ...withReason('Expired', { code: 'TimeIsOver' }),
    who: 'reconciler',
    set: { endedAt: isoTime(now) },
    unset: ['endpoint', 'retryAt'],
  }
}
