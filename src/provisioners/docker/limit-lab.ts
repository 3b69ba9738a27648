import type { Limits } from '../../core/provisioner/observation'
import type { LabIdentity } from '../../core/provisioner/provisioner'
import { fault } from '../../core/provisioner/provisioner-error'
import { limitsBody } from './container/create-options'
import type { OwnedId } from './daemon/owned-id'
import type { DockerContext } from './docker-context'
import { findOwned } from './find-lab'
import { memoryIn } from './usage'

/**
 * Limits of a container that is there, in force when this resolves. Less memory than is used now would make the kernel kill what runs, so
 * that is looked at first; with more, or as much, nobody has to look.
 */
export async function limitLab(context: DockerContext, lab: LabIdentity, limits: Limits): Promise<void> {
  const own = await findOwned(context, lab)
  if (own === undefined) throw fault('NoContainer', 'transient', { sentence: { code: 'NoContainerToLimit' } })
  const { found, id } = own
  if (found.State.Status === 'running' && limits.memoryBytes < found.HostConfig.Memory) await refuseBelowUse(context, id, limits)
  await context.api.update(id, limitsBody(limits))
}

async function refuseBelowUse(context: DockerContext, id: OwnedId, { memoryBytes }: Limits): Promise<void> {
  const used = memoryIn(await context.api.reading(id))
  if (used === undefined || used < memoryBytes) return
  throw fault('LimitBelowUse', 'transient', {
    sentence: { code: 'LimitBelowUse', params: { usedMiB: mebibytes(used), limitMiB: mebibytes(memoryBytes) } },
  })
}

const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20)
