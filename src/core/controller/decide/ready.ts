import type { Observation } from '../../provisioner/observation'
import { describeEnd } from './container-end'
import { rest, write, type Decision, type StatusChange, type View } from './decision'
import { fail } from './failure'
import { expiryOf } from './expiry'
import { isoTime, msOf } from './moments'
import { wantsRestart } from './provisioning'

/** How soon to look again at a container that is between two conditions (restarting, removing). */
const UNSETTLED_MS = 1_000

/** Answering. Ends at its time; is made real again when the world differs from the record. */
export function decideReady(view: View): Decision {
  const { lab, now } = view
  if (wantsRestart(view)) return write(again('Restarting', 'A person asked for a restart', 'person'))
  if (lab.status.observedGeneration !== lab.metadata.generation) return write(followSpec(view))
  const expiresAt = msOf(lab.status.expiresAt)
  if (expiresAt !== undefined && expiresAt <= now) return view.mayExpire ? { do: 'stop', change: expired(now) } : rest()
  if (view.observation !== undefined) return againstTheWorld(view, view.observation)
  if (view.attempt.suspected) return { do: 'look' }
  return restUntilNext(view)
}

/** The spec changed: its end may have moved. What needs another container (environment, resources) waits for the next restart. */
function followSpec({ lab, template, settings, now }: View): StatusChange {
  const readyAt = msOf(lab.status.readyAt) ?? now
  const expiresAt = expiryOf(lab, readyAt, { template, settings })
  const moved = expiresAt !== msOf(lab.status.expiresAt)
  return {
    state: 'ready',
    reason: moved ? 'EndMoved' : (lab.status.reason ?? 'Ready'),
    message: moved ? endSentence(expiresAt) : (lab.status.message ?? ''),
    who: 'person',
    quiet: !moved,
    set: { observedGeneration: lab.metadata.generation, ...(expiresAt === undefined ? {} : { expiresAt: isoTime(expiresAt) }) },
    unset: expiresAt === undefined ? ['expiresAt'] : [],
  }
}

const endSentence = (expiresAt: number | undefined) =>
  expiresAt === undefined ? 'The lab now has no end' : `The lab now ends at ${isoTime(expiresAt)}`

function againstTheWorld(view: View, seen: Observation): Decision {
  const { now } = view
  switch (seen.condition) {
    case 'running':
      return sameContainer(view, seen)
    case 'absent':
      return write(again('ContainerMissing', 'The container has vanished; it is made again, the work folder is kept', 'reconciler'))
    case 'created':
      return write(again('ContainerReplaced', 'The container was made anew and does not run yet', 'reconciler'))
    case 'paused':
      return write(again('ContainerPaused', 'Somebody paused the container outside this program', 'reconciler'))
    case 'exited':
    case 'dead':
      return ended(seen, now)
    default:
      return rest(UNSETTLED_MS)
  }

  function ended(end: Observation, at: number): Decision {
    const { reason, message, involuntary } = describeEnd(end)
    if (involuntary) return write(again(reason, `${message}; it is started again`, 'reconciler'))
    if (reason === 'Completed') return write({ state: 'completed', reason, message, who: 'controller', set: { endedAt: isoTime(at) }, unset: ['endpoint'] })
    return write(fail({ reason, message }, at))
  }
}

function sameContainer(view: View, seen: Observation): Decision {
  const { containerId, endpoint } = view.lab.status
  if (containerId !== undefined && seen.containerId !== containerId) {
    return write(again('ContainerReplaced', 'Another container runs in place of the lab\'s own', 'reconciler'))
  }
  if (endpoint !== undefined && portMoved(endpoint, seen)) {
    return write(again('PortMoved', 'Docker has published the lab on another port', 'reconciler'))
  }
  return view.attempt.answerDue ? { do: 'check', observation: seen } : restUntilNext(view)
}

/** Until its end or a restart that was wished for later, whichever comes first. */
function restUntilNext({ lab, now }: View): Decision {
  const moments = [msOf(lab.status.expiresAt), msOf(lab.spec.restartAt)].filter((moment): moment is number => moment !== undefined && moment > now)
  return moments.length === 0 ? rest() : rest(Math.min(...moments) - now)
}

function portMoved(endpoint: string, seen: Observation): boolean {
  const port = /:(\d+)(?:\/|$)/.exec(endpoint)?.[1]
  return port !== undefined && !Object.values(seen.ports).includes(Number(port))
}

/** Back to provisioning: the lab does not answer any more, so nothing may say that it does. */
function again(reason: string, message: string, who: StatusChange['who']): StatusChange {
  return { state: 'provisioning', reason, message, who, unset: ['endpoint', 'retryAt'] }
}

function expired(now: number): StatusChange {
  return {
    state: 'expired', reason: 'Expired', message: 'Its time is over: the lab was stopped, its work is kept', who: 'reconciler',
    set: { endedAt: isoTime(now) }, unset: ['endpoint', 'retryAt'],
  }
}
