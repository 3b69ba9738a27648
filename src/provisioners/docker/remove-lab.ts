import pLimit from 'p-limit'
import type { Collected, LabIdentity, Removing } from '../../core/provisioner/provisioner'
import { isProvisionerError } from '../../core/provisioner/provisioner-error'
import type { DockerContext } from './docker-context'
import { volumeNameOf } from './container/labels'
import { candidateFrom, isOurs, provenOurs, refuseOddId, type OwnedId } from './container/ownership'
import { ownsVolume, type OwnContainer } from './find-lab'
import { waitUntilGone } from './patient-look'
import { bringIntoSafety, holdsWork, sweepElsewhere } from './student-folder/bring-into-safety'
import { volumesIn } from './student-folder/work-places'

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
  about: Removing,
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

async function takeApart(context: DockerContext, lab: LabIdentity, about: Removing, signal: AbortSignal): Promise<Collected | undefined> {
  const containers = await containersOf(context, lab)
  const held = new Held(context, about.graceMs)
  try {
    // Who has a grace, or goes without its work, needs no look for how it is ended; what has ended needs none either.
    const isAsked = about.graceMs === 0 && about.withoutWork !== true && containers.some(({ found }) => found.State.Status === 'running')
    const isSeenEmpty = isAsked && !(await holdsWork(context, lab, containers))
    for (const container of containers) await held.stand(container, isSeenEmpty)
    if (about.withoutWork === true) await sweepElsewhere(context, lab, about)
    const work = about.withoutWork === true ? undefined : await bringIntoSafety(context, lab, { containers, about, signal })
    signal.throwIfAborted()
    for (const { id } of containers) await removeContainer(context, id)
    if (containers.some(({ found }) => volumesIn(found).some(({ isOwn }) => isOwn)) || (await ownsVolume(context, lab)))
      await context.api.removeVolume(volumeNameOf(lab))
    return work
  } catch (error) {
    await held.letGo()
    throw error
  }
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

/** What stands still for the sake of its snapshot, and goes on if it is not removed after all. */
class Held {
  readonly #frozen: OwnedId[] = []

  constructor(
    private readonly context: DockerContext,
    private readonly graceMs: number,
  ) {}

  /**
   * With a grace it ends by itself, as programs do that save on their way out; without, it is frozen in the middle of whatever it does. One in
   * which nobody has made anything is ended at once, a fifth cheaper than freezing it: what was made in that very moment is found after it.
   */
  async stand({ found, id }: OwnContainer, isSeenEmpty: boolean): Promise<void> {
    const { context, graceMs } = this
    // Frozen by us, before a crash: it goes on as well, if it is not removed after all.
    if (found.State.Status === 'paused') this.#frozen.push(id)
    if (found.State.Status !== 'running') return
    context.memory.stopping(id)
    if (graceMs > 0 || isSeenEmpty) return context.api.stop(id, graceMs)
    await context.api.pause(id)
    this.#frozen.push(id)
  }

  async letGo(): Promise<void> {
    for (const id of this.#frozen) {
      await this.context.api.unpause(id).catch((error: unknown) => {
        if (!isProvisionerError(error)) throw error
        this.context.log.warn('A frozen lab could not be let go on; it is tried again with its deletion', { reason: error.reason })
      })
    }
  }
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
  context.memory.heardDestroy(id)
}
