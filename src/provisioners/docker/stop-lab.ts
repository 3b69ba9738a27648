import { absent, type Observation } from '../../core/provisioner/observation'
import type { Ensured, LabIdentity, LabPlan } from '../../core/provisioner/provisioner'
import { ProvisionerError } from '../../core/provisioner/provisioner-error'
import type { DockerContext } from './docker-context'
import { findOwned, lookAtLab } from './find-lab'

export async function stopLab(context: DockerContext, lab: LabIdentity, graceMs: number): Promise<Observation> {
  const id = await findOwned(context, lab)
  if (id === undefined) return absent(lab.uid)
  context.memory.stopping(id)
  await context.api.stop(id, graceMs)
  return lookAtLab(context, lab)
}

export async function restartLab(context: DockerContext, plan: LabPlan, signal: AbortSignal): Promise<Ensured> {
  const id = await findOwned(context, plan)
  if (id === undefined) throw new ProvisionerError('StartFailed', 'The lab has no container that could be restarted; it is made again', 'transient')
  context.memory.stopping(id)
  await context.startGate.run(() => context.api.restart(id, plan.stopTimeoutMs, signal))
  context.memory.heardStart(id)
  return { phase: 'running', observation: await lookAtLab(context, plan, signal) }
}
