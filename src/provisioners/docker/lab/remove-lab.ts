import pLimit from 'p-limit'
import type { Collected, CollectOptions, LabIdentity, RemoveOptions } from '../../../core/provisioner/provisioner'
import { isProvisionerError } from '../../../core/provisioner/provisioner-error'
import type { DockerContext } from '../docker-context'
import { volumeNameOf } from '../container/labels'
import { candidateFrom, isOurs, provenOurs, refuseOddId } from '../container/ownership'
import type { OwnContainer } from '../container/ownership'
import type { OwnedId } from '../daemon/owned-id'
import { findOwned, ownsVolume } from './find-lab'
import { waitUntilGone } from './poll-container'
import { saveWork, sweepElsewhere } from '../student-folder/save-work'
import { volumesIn } from '../student-folder/work-places'

/**
 * The one place where anything of a lab is removed, whoever wants it gone and why. What there is to lose is told by the containers and the
 * volume themselves, not by lab or template, which anybody may have edited since. First what runs stands still, then all of it is
 * proven to be in an archive or to be empty; only then does it go. Without that proof this throws, and everything is still there.
 *
 * Found by label (a renamed container too); that nothing is there is success. What carries our labels but is not provably ours stays.
 */
export async function removeLab(
  context: DockerContext,
  lab: LabIdentity,
  about: RemoveOptions,
  signal: AbortSignal,
): Promise<Collected | undefined> {
  refuseOddId(lab)
  context.puller.leave(lab.uid)
  const oneByOne = context.removals.get(lab.uid) ?? pLimit(1)
  context.removals.set(lab.uid, oneByOne)
  try {
    return await oneByOne(() => takeApart(context, lab, about, signal))
  } finally {
    if (oneByOne.activeCount === 0) context.removals.delete(lab.uid)
  }
}

async function takeApart(
  context: DockerContext,
  lab: LabIdentity,
  about: RemoveOptions,
  signal: AbortSignal,
): Promise<Collected | undefined> {
  const containers = await containersOf(context, lab)
  for (const container of containers) await standStill(context, container, about.graceMs)
  if (about.withoutWork === true) await sweepElsewhere(context, lab, about)
  const work = about.withoutWork === true ? undefined : await saveWork(context, lab, { containers, about, signal })
  signal.throwIfAborted()
  const hasVolume = containers.some(({ found }) => volumesIn(found).some(({ isOwn }) => isOwn)) || (await ownsVolume(context, lab))
  if (about.withoutWork !== true && (containers.length > 0 || hasVolume)) await about.onWillRemove?.(work)
  for (const { id } of containers) await removeContainer(context, id)
  if (hasVolume) await context.api.removeVolume(volumeNameOf(lab))
  return work
}

async function containersOf(context: DockerContext, lab: LabIdentity): Promise<readonly OwnContainer[]> {
  const listed = await context.api.list(context.instanceId, lab.uid)
  const seen = await Promise.all(listed.map(({ Id }) => context.api.inspect(Id)))
  return seen.flatMap((found) => {
    if (found === undefined) return []
    const candidate = { ...candidateFrom(found), ...(context.memory.isOurs(found.Id) ? { bearsOurMark: true } : {}) }
    return isOurs(candidate, lab, context.instanceId) ? [{ found, id: provenOurs(candidate, lab, context.instanceId) }] : []
  })
}

/**
 * What stands still is what is archived. With a grace it ends by itself, as programs do that save on their way out; without, it is killed in
 * the middle of whatever it does, and its files are read afterwards.
 *
 * Never frozen instead: a program that is just being started in it (a terminal, a check of its health) would be frozen on its way in, and
 * with it the locks that Docker holds for it; then Docker neither looks at that container, nor thaws, kills or removes it, ever again.
 */
async function standStill({ api, memory }: DockerContext, { found, id }: OwnContainer, graceMs: number): Promise<void> {
  if (found.State.Status !== 'running') return
  memory.stopping(id)
  await (graceMs > 0 ? api.stop(id, graceMs) : api.kill(id))
}

/** For who has brought into safety what is in it, or has seen that nobody worked in it. */
export async function removeContainer(context: DockerContext, id: OwnedId): Promise<void> {
  context.memory.stopping(id)
  try {
    await context.api.remove(id)
  } catch (error) {
    if (!isProvisionerError(error) || error.reason !== 'StillRemoving') throw error
    await waitUntilGone(context, id)
  }
  context.memory.recordDestroy(id)
}

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
