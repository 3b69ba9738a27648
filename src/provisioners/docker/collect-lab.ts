import type { Collected, Collecting, LabIdentity } from '../../core/provisioner/provisioner'
import type { DockerContext } from './docker-context'
import { findLab } from './find-lab'
import { candidateFrom, provenOurs } from './container/ownership'
import { bringIntoSafety } from './student-folder/bring-into-safety'

/** What is there now, in an archive. The lab stays as it is: one that runs is not held up, and its archive says that it ran. */
export async function collectLab(context: DockerContext, lab: LabIdentity, about: Collecting, signal: AbortSignal): Promise<Collected | undefined> {
  const found = await findLab(context, lab, signal)
  const containers = found === undefined ? [] : [{ found, id: provenOurs(candidateFrom(found), lab, context.instanceId) }]
  return bringIntoSafety(context, lab, { containers, about, signal })
}
