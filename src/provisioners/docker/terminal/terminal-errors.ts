import { ProvisionerError } from '../../../core/provisioner/provisioner-error'
import { DockerRefusal } from '../daemon/docker-errors'

export const noContainer = (): ProvisionerError =>
  new ProvisionerError('NoContainer', 'This lab has no container yet; open the terminal when it is ready', 'transient')

export const labNotRunning = (condition: string): ProvisionerError =>
  new ProvisionerError('LabNotRunning', `This lab is not running (${condition}); start it, then open the terminal`, 'transient')

export const noShell = (): ProvisionerError =>
  new ProvisionerError('NoShell', "This lab's image has no shell; use the logs instead.", 'terminal')

/** What Docker says of a lab that came to its end between the look at it and the shell. Other errors are handed on. */
export function explainTerminal(error: unknown): unknown {
  const refusal = error instanceof ProvisionerError ? error.cause : undefined
  if (!(refusal instanceof DockerRefusal)) return error
  if (refusal.status === 404) return noContainer()
  if (refusal.status === 409) return labNotRunning(/paused/i.test(refusal.message) ? 'paused' : 'stopped')
  return error
}
