import type { Observation } from '../../provisioner/observation'

export interface ContainerEnd {
  /** CamelCase: Completed, OOMKilled, Killed, BadCommand, Error, StoppedByHand, StoppedWithDocker. */
  readonly reason: string
  readonly message: string
  /** The container did not choose to end: the lab is to run again in the same container. */
  readonly involuntary: boolean
}

/**
 * Why a container that should run does not. 137 alone is never called out-of-memory (Docker's own flag decides), and an end that the
 * daemon does not remember is the daemon's own: the container stopped with it.
 */
export function describeEnd(seen: Observation): ContainerEnd {
  if (seen.oomKilled === true)
    return own('OOMKilled', 'The lab ran out of memory and was stopped by the system; give it more memory and restart it')
  if (seen.ending === 'withDaemon')
    return { reason: 'StoppedWithDocker', message: 'The container stopped together with Docker', involuntary: true }
  if (seen.ending === 'byHand')
    return { reason: 'StoppedByHand', message: 'Somebody stopped the container outside this program', involuntary: true }
  return byExitCode(seen)
}

function byExitCode({ exitCode = 0, ending, error }: Observation): ContainerEnd {
  if (error !== undefined && error !== '') return own('BadCommand', `The container could not start: ${error}`)
  if (exitCode === 0) return own('Completed', 'The lab ended by itself')
  if (exitCode === 137 || exitCode === 143) return killed(exitCode, ending)
  if (exitCode === 126 || exitCode === 127)
    return own('BadCommand', `The lab's command cannot be run (exit code ${exitCode}); correct the template`)
  return own('Error', `The lab ended with exit code ${exitCode}; its log tells more`)
}

function killed(exitCode: number, ending: Observation['ending']): ContainerEnd {
  if (ending === 'itself') return own('Killed', `The lab was killed from within (exit code ${exitCode})`)
  // Without evidence a signal is somebody else's doing: restarting loses nothing, giving up might lose a lesson.
  return { reason: 'Killed', message: `The container was killed by a signal (exit code ${exitCode})`, involuntary: true }
}

const own = (reason: string, message: string): ContainerEnd => ({ reason, message, involuntary: false })
