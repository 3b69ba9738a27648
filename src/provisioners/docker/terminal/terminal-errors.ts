import { ProvisionerError, fault } from '../../../core/provisioner/provisioner-error'
import { DockerRefusal } from '../daemon/docker-errors'

export const noContainer = (): ProvisionerError => fault('NoContainer', 'transient', { sentence: { code: 'NoContainerYet' } })

export const labNotRunning = (condition: string): ProvisionerError =>
  fault('LabNotRunning', 'transient', { sentence: { code: 'LabDoesNotRun', params: { condition } } })

export const noShell = (): ProvisionerError => fault('NoShell', 'terminal', { sentence: { code: 'ImageWithoutShell' } })

/** What Docker says of a lab that came to its end between the look at it and the shell. Other errors are handed on. */
export function explainTerminal(error: unknown): unknown {
  const refusal = error instanceof ProvisionerError ? error.cause : undefined
  if (!(refusal instanceof DockerRefusal)) return error
  if (refusal.status === 404) return noContainer()
  if (refusal.status === 409) return labNotRunning(/paused/i.test(refusal.message) ? 'paused' : 'stopped')
  return error
}
