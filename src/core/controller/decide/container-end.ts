import type { Sentence } from '../../sentences/sentence'
import { withReason } from './decision'
import type { Observation } from '../../provisioner/observation'

export interface ContainerEnd {
  /** CamelCase: Completed, OOMKilled, Killed, BadCommand, Error, StoppedByHand, StoppedWithDocker. */
  readonly reason: string
  readonly sentence: Sentence
  /** The container did not choose to end: the lab is to run again in the same container. */
  readonly involuntary: boolean
}

/**
 * Why a container that should run does not. 137 alone is never called out-of-memory (Docker's own flag decides), and an end that the
 * daemon does not remember is the daemon's own: the container stopped with it.
 */
export function describeEnd(seen: Observation): ContainerEnd {
  if (seen.oomKilled === true) return own('OOMKilled', { code: 'MemoryRanOut' })
  if (seen.ending === 'withDaemon') return { ...withReason('StoppedWithDocker'), involuntary: true }
  if (seen.ending === 'byHand') return { ...withReason('StoppedByHand'), involuntary: true }
  return byExitCode(seen)
}

function byExitCode({ exitCode = 0, ending, error }: Observation): ContainerEnd {
  if (error !== undefined && error !== '') return own('BadCommand', { code: 'CannotStart', params: { said: error } })
  if (exitCode === 0) return own('Completed', { code: 'LabCompleted' })
  if (exitCode === 137 || exitCode === 143) return killed(exitCode, ending)
  if (exitCode === 126 || exitCode === 127) return own('BadCommand', { code: 'CommandCannotRun', params: { exitCode } })
  return own('Error', { code: 'EndedWithError', params: { exitCode } })
}

function killed(exitCode: number, ending: Observation['ending']): ContainerEnd {
  if (ending === 'itself') return own('Killed', { code: 'KilledFromWithin', params: { exitCode } })
  // Without evidence a signal is somebody else's doing: restarting loses nothing, giving up might lose a lesson.
  return { ...withReason('Killed', { code: 'KilledBySignal', params: { exitCode } }), involuntary: true }
}

const own = (reason: string, sentence: Sentence): ContainerEnd => ({ reason, sentence, involuntary: false })
