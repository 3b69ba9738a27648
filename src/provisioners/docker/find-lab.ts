import type { LabIdentity } from '../../core/provisioner/provisioner'
import type { Inspected } from './answers'
import type { DockerContext } from './docker-context'
import { containerNameOf } from './labels'
import { candidateFrom, isOurs } from './ownership'

/** The lab's own container: by the id that was recorded, else by its name. undefined: confirmed that there is none. */
export async function findLab(context: DockerContext, lab: LabIdentity, signal?: AbortSignal): Promise<Inspected | undefined> {
  const keys = lab.containerId === undefined ? [containerNameOf(lab)] : [lab.containerId, containerNameOf(lab)]
  for (const key of keys) {
    const found = await context.api.inspect(key, signal)
    if (found !== undefined && isOurs(candidateFrom(found), lab, context.instanceId)) return found
  }
  return undefined
}
