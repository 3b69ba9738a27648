import type { Collected, Collecting, LabIdentity } from '../../core/provisioner/provisioner'
import type { DockerContext } from './docker-context'
import { findOwned } from './find-lab'
import { bringIntoSafety } from './student-folder/bring-into-safety'

/** What is there now, in an archive. The lab stays as it is: one that runs is not held up, and its archive says that it ran. */
export async function collectLab(
  context: DockerContext,
  lab: LabIdentity,
  about: Collecting,
  signal: AbortSignal,
): Promise<Collected | undefined> {
  const own = await findOwned(context, lab, signal)
  return bringIntoSafety(context, lab, { containers: own === undefined ? [] : [own], about, signal })
}
