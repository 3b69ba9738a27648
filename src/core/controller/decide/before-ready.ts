import type { Observation } from '../../provisioner/observation'
import type { Sentence } from '../../sentences/sentence'
import { describeEnd, type ContainerEnd } from './container-end'
import { withReason, write, type Decision, type StatusChange, type DecisionInput } from './decision'
import { attemptFailed, fail, type Fault } from './failure'
import { isoTime } from '../../resource/format/timestamp'

/** What the runtime says in the container's place when it cannot run what it was told to. */
const CANNOT_RUN = /exec .*: (?:no such file or directory|permission denied|is a directory)|executable file not found/i
const OTHER_PROCESSOR = /exec format error/i

/** No answer in the time it had; what was learned on the way is said with it. */
export function timedOut({ attempt: { learned }, settings, now }: DecisionInput): StatusChange {
  const seconds = Math.round(settings.provisioning.timeoutMs / 1000)
  const sentence: Sentence =
    learned === undefined
      ? { code: 'ProvisioningTimeout', params: { seconds } }
      : { code: 'ProvisioningTimeoutBecause', params: { seconds, why: learned } }
  return fail({ ...withReason('ProvisioningTimeout', sentence), who: 'reconciler' }, now)
}

/** Its container ended before it answered. Ending with 0 is no success where an answer was promised. */
export function endedBeforeReady(view: DecisionInput, seen: Observation): Decision {
  const { lab, now, settings, lastLine } = view
  const end = describeEnd(seen)
  // Stopped by Docker's restart or by a hand: not this attempt's fault. The attempt's own time still bounds the loop.
  if (end.involuntary) return { do: 'ensure' }
  if (end.reason === 'Completed' && wasReady(view)) return write(completed(now))
  if (lastLine === undefined) return { do: 'readLog' }
  return write(attemptFailed(lab, faultOf(end, seen, lastLine), { now, settings }))
}

/** A lab without a probe is ready as soon as it runs, however short that was. */
function wasReady({ lab, template }: DecisionInput): boolean {
  return lab.status.readyAt !== undefined || (template?.spec.readiness?.type ?? 'none') === 'none'
}

function faultOf(end: ContainerEnd, { exitCode = 0, error = '' }: Observation, lastLine: string): Fault {
  if (OTHER_PROCESSOR.test(error) || OTHER_PROCESSOR.test(lastLine))
    return { ...withReason('BadCommand', { code: 'WrongArchitecture' }), handling: 'terminal' }
  if (end.reason === 'Completed')
    return { ...withReason('EndedBeforeReady', withLastLine({ code: 'EndedBeforeReady' }, lastLine)), handling: 'terminal' }
  if (end.reason === 'BadCommand' || CANNOT_RUN.test(lastLine)) {
    return error === ''
      ? { ...withReason('BadCommand', withLastLine({ code: 'CommandNotFound' }, lastLine)), handling: 'terminal' }
      : { ...end, handling: 'terminal' }
  }
  if (end.reason !== 'Error') return { ...end, handling: 'transient' }
  return { ...withReason('Error', withLastLine({ code: 'ExitedBeforeReady', params: { exitCode } }, lastLine)), handling: 'transient' }
}

export function withLastLine(why: Sentence, line: string): Sentence {
  return line === '' ? why : { code: 'WithLastLine', params: { why, line } }
}

function completed(now: number): StatusChange {
  return {
    state: 'completed',
    ...withReason('Completed', { code: 'LabCompleted' }),
    who: 'controller',
    set: { endedAt: isoTime(now) },
    unset: ['endpoint', 'retryAt'],
  }
}
