import { absent, type Observation } from '../../../core/provisioner/observation'
import type { EnsureResult, LabIdentity, LabPlan } from '../../../core/provisioner/provisioner'
import { fault } from '../../../core/provisioner/provisioner-error'
import type { DockerContext } from '../docker-context'
import { observed } from '../container/observe-in-context'
import { isFaultOfContainer, replaceLab, tellLosses } from './ensure-lab'
import { findOwned, lookAtLab } from './find-lab'
import { fateOf, limitBeforeStart, putOnNetwork } from './replace-lab'

export async function stopLab(context: DockerContext, lab: LabIdentity, graceMs: number): Promise<Observation> {
  const id = (await findOwned(context, lab))?.id
  if (id === undefined) return absent(lab.uid)
  context.memory.stopping(id)
  await context.api.stop(id, graceMs)
  return lookAtLab(context, lab)
}

export async function restartLab(context: DockerContext, plan: LabPlan, signal: AbortSignal): Promise<EnsureResult> {
  return tellLosses(context, plan, await restarted(context, plan, signal))
}

async function restarted(context: DockerContext, plan: LabPlan, signal: AbortSignal): Promise<EnsureResult> {
  const own = await findOwned(context, plan, signal)
  if (own === undefined) throw fault('StartFailed', 'transient', { sentence: { code: 'NoContainerToRestart' } })
  const { found, id } = own
  const old = { found, id, seen: await observed(context, found), signal }
  const fate = fateOf(plan, old.seen)
  if (fate === 'replace') return replaceLab(context, plan, old)
  if (fate === 'keepMisfit') await putOnNetwork(context, id, found)
  context.memory.stopping(id)
  await limitBeforeStart(context, plan, old)
  try {
    await context.startLimit(() => context.api.restart(id, plan.stopTimeoutMs, signal))
  } catch (error) {
    if (!isFaultOfContainer(error, old.seen)) throw error
    return replaceLab(context, plan, old)
  }
  context.memory.recordStart(id)
  return { phase: 'running', observation: await lookAtLab(context, plan, signal) }
}
