import { absent, type Observation } from '../../../core/provisioner/observation'
import type { LabIdentity } from '../../../core/provisioner/provisioner'
import type { Inspected } from '../daemon/answers'
import type { DockerContext } from '../docker-context'
import { containerNameOf, LABEL, recordedId, volumeNameOf } from '../container/labels'
import { observed } from '../container/observe-in-context'
import { candidateFrom, isOurs, provenOurs, refuseOddId, type OwnContainer } from '../container/ownership'

/** The lab's own container: by the id that was recorded, else by its name. undefined: confirmed that there is none. */
export async function findLab(context: DockerContext, lab: LabIdentity, signal?: AbortSignal): Promise<Inspected | undefined> {
  refuseOddId(lab)
  const keys = lab.containerId === undefined ? [containerNameOf(lab)] : [lab.containerId, containerNameOf(lab)]
  for (const key of keys) {
    const found = await context.api.inspect(key, signal)
    if (found !== undefined && isOurs(candidateFrom(found), lab, context.instanceId)) return found
  }
  return undefined
}

export async function lookAtLab(context: DockerContext, lab: LabIdentity, signal?: AbortSignal): Promise<Observation> {
  const heard = heardOf(context, lab)
  if (heard !== undefined) return heard
  const found = await findLab(context, lab, signal)
  return found === undefined ? absent(lab.uid) : context.ending(found, await observed(context, found))
}

/**
 * Whoever asks Docker about a container that has just died waits until its network is taken down, three times as long as it took to
 * die; the event of its death says the same at once. Believed for an end by somebody's hand only: of an end by itself the
 * conclusions depend on more than the event tells.
 */
function heardOf({ memory }: DockerContext, { uid, containerId }: LabIdentity): Observation | undefined {
  const death = containerId === undefined ? undefined : memory.deathByHand(containerId)
  if (containerId === undefined || death?.uid !== uid) return undefined
  return { uid, condition: 'exited', containerId, ports: {}, exitCode: death.exitCode, ending: 'byHand' }
}

/** Looked at and proven, for what is done next. */
export async function findOwned(context: DockerContext, lab: LabIdentity, signal?: AbortSignal): Promise<OwnContainer | undefined> {
  const found = await findLab(context, lab, signal)
  return found === undefined ? undefined : { found, id: provenOurs(candidateFrom(found), lab, context.instanceId) }
}

/**
 * The folder that the lab had is gone, and nobody of us removed it: there is none, or one that was made in place of the one that the recorded
 * container had. A volume says that itself, from the moment in which it was made; the record knows of it when it names another container.
 * `holders`: containers in which the folder is.
 */
export async function isFolderGone(context: DockerContext, lab: LabIdentity, holders: readonly string[]): Promise<boolean> {
  if (lab.containerId !== undefined && holders.includes(lab.containerId)) return false
  const volume = await ownVolume(context, lab)
  return volume === undefined ? lab.hadFolder === true : volume.Labels[LABEL.insteadOf] === recordedId(lab)
}

/** Our own by its labels: a volume has no other mark, and its name is made of the lab's uid. */
export async function ownsVolume(context: DockerContext, lab: LabIdentity): Promise<boolean> {
  return (await ownVolume(context, lab)) !== undefined
}

async function ownVolume(context: DockerContext, lab: LabIdentity) {
  const volume = await context.api.volume(volumeNameOf(lab))
  const isOwn = volume !== undefined && volume.Labels[LABEL.instance] === context.instanceId && volume.Labels[LABEL.uid] === lab.uid
  return isOwn ? volume : undefined
}
