import type { LabIdentity } from '../../core/provisioner/provisioner'
import { isProvisionerError } from '../../core/provisioner/provisioner-error'
import type { Listed } from './daemon/answers'
import type { DockerContext } from './docker-context'
import { LABEL, volumeNameOf } from './container/labels'
import { isOurs, provenOurs, refuseOddId, type Candidate } from './container/ownership'
import { waitUntilGone } from './patient-look'

/**
 * Container and volume of one lab, gone when this resolves. Found by label (a renamed one too), proven, removed; that nothing is there is
 * success. What carries our labels but is not provably ours stays.
 */
export async function removeLab(context: DockerContext, lab: LabIdentity): Promise<void> {
  refuseOddId(lab)
  context.puller.leave(lab.uid)
  const found = (await context.api.list(context.instanceId, lab.uid)).filter((listed) => isLabs(context, listed, lab))
  for (const listed of found) await removeContainer(context, candidateOf(context, listed), lab)
  const hasVolume = found.length === 0 ? await ownsVolume(context, lab) : found.some((listed) => mountsVolume(listed, lab))
  if (hasVolume) await context.api.removeVolume(volumeNameOf(lab))
}

function candidateOf(context: DockerContext, listed: Listed): Candidate {
  return { id: listed.Id, names: listed.Names, labels: listed.Labels, bearsOurMark: context.memory.isOurs(listed.Id) }
}

function isLabs(context: DockerContext, listed: Listed, lab: LabIdentity): boolean {
  return isOurs(candidateOf(context, listed), lab, context.instanceId)
}

async function removeContainer(context: DockerContext, candidate: Candidate, lab: LabIdentity): Promise<void> {
  const id = provenOurs(candidate, lab, context.instanceId)
  context.memory.stopping(id)
  try {
    await context.api.remove(id)
  } catch (error) {
    if (!isProvisionerError(error) || error.reason !== 'StillRemoving') throw error
    await waitUntilGone(context, id)
  }
  context.memory.heardDestroy(id)
}

function mountsVolume(listed: Listed, lab: LabIdentity): boolean {
  return listed.Mounts.some((mount) => mount.Type === 'volume' && mount.Name === volumeNameOf(lab))
}

/** No container left: the volume may have outlived it. */
export async function ownsVolume(context: DockerContext, lab: LabIdentity): Promise<boolean> {
  const volume = await context.api.volume(volumeNameOf(lab))
  return volume !== undefined && volume.Labels[LABEL.instance] === context.instanceId && volume.Labels[LABEL.uid] === lab.uid
}
