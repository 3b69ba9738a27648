import type { Collected, CollectOptions, LabIdentity } from '../../core/provisioner/provisioner'
import type { DockerContext } from './docker-context'
import { findOwned } from './find-lab'
import { saveWork } from './student-folder/save-work'

/** What is there now, in an archive. The lab stays as it is: one that runs is not held up, and its archive says that it ran. */
export async function collectLab(
  context: DockerContext,
  lab: LabIdentity,
  about: CollectOptions,
  signal: AbortSignal,
): Promise<Collected | undefined> {
  const own = await findOwned(context, lab, signal)
  return saveWork(context, lab, { containers: own === undefined ? [] : [own], about, signal })
}
