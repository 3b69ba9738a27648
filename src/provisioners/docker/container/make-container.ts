import { posix } from 'node:path'
import type { LabPlan } from '../../../core/provisioner/provisioner'
import { fault } from '../../../core/provisioner/provisioner-error'
import type { Inspected } from '../daemon/answers'
import type { DockerContext } from '../docker-context'
import type { ImageFacts } from '../image/image-facts'
import type { Starter, StarterPlace } from '../image/image-inside'
import { packTar } from '../image/tar'
import { createBodyFor } from './create-options'
import { ownerInNumbers, userFor, type Owner } from './lab-user'
import { containerNameOf, LABEL, volumeNameOf } from './labels'
import { candidateFrom, provenOurs } from './ownership'
import type { OwnedId } from '../daemon/owned-id'
import type { Quota } from './quota'
import { ASIDE, ASIDE_FOLDER, needsOwner } from './work-dir'

/** What is known of image, user and folder before the container is made. */
export interface ContainerInputs {
  /** Absent: it is not on this machine. */
  readonly image?: ImageFacts
  /** Absent: root, or a name that the image does not know. */
  readonly owner?: Owner
  readonly isFolderFresh: boolean
}

/** An image may declare any number of volumes; each is a call. */
const MOST_VOLUMES = 16

/** The lab's container, not started yet, its folders the student's. */
export async function makeContainer(context: DockerContext, plan: LabPlan, signal: AbortSignal): Promise<string> {
  const making = await makingOf(context, plan, signal)
  const id = await create(context, plan, { making, signal })
  await prepareFolders(context, id, { plan, making, isUntouched: true, signal })
  return id
}

/** Of a container that was made and never started: perhaps a crash came between its making and its folders' owner. */
export async function prepareAgain(
  context: DockerContext,
  found: Inspected,
  { plan, signal }: { plan: LabPlan; signal: AbortSignal },
): Promise<void> {
  const making = await makingOf(context, plan, signal)
  const isFolderFresh = found.Config.Labels[LABEL.folder] === 'fresh'
  await prepareFolders(context, found.Id, { plan, making: { ...making, isFolderFresh }, isUntouched: false, signal })
}

async function makingOf(context: DockerContext, plan: LabPlan, signal: AbortSignal): Promise<ContainerInputs> {
  const image = await context.images.of(plan.image)
  if (image === undefined) return { isFolderFresh: false }
  const user = userFor(plan, image)
  const isFolderFresh = needsOwner(plan, user) && (await context.api.volume(volumeNameOf(plan))) === undefined
  const owner =
    ownerInNumbers(user) ??
    (await context.inside.owner(image.id, user, () => lookForOwner(context, plan, { image, user, isFolderFresh, signal })))
  return { image, isFolderFresh, ...(owner === undefined || owner.uid === 0 ? {} : { owner }) }
}

async function create(
  context: DockerContext,
  plan: LabPlan,
  { making, signal }: { making: ContainerInputs; signal: AbortSignal },
): Promise<string> {
  const networkId = await context.network.ready()
  const quota = await context.quotas.of(plan)
  const make = (kept: Quota) => {
    const about = { instanceId: context.instanceId, networkId, secrets: context.secrets.of(plan), quota: kept, ...making }
    return context.api.create(containerNameOf(plan), createBodyFor(plan, about), signal)
  }
  const id = await make(quota).catch((error: unknown) => {
    if (!context.quotas.isRefusedFor(quota, error)) throw error
    const { folderBytes } = quota
    return make(folderBytes === undefined ? {} : { folderBytes })
  })
  context.memory.knowOurs(id)
  return id
}

/**
 * The number of a user that the image knows by name: read through the first container that is made of it, which is then made anew, for its
 * writable islands need the number. Once for an image.
 */
async function lookForOwner(
  context: DockerContext,
  plan: LabPlan,
  about: ContainerInputs & { user: string; image: ImageFacts; signal: AbortSignal },
): Promise<Owner | undefined> {
  const { user, signal, ...making } = about
  const id = await ownedOf(context, await create(context, plan, { making, signal }), plan)
  try {
    return await context.inside.readOwner(id, user, signal)
  } finally {
    context.memory.stopping(id)
    await context.api.remove(id)
  }
}

/**
 * What the image brings in the student's folder belongs to the student from the first use on; so do the image's own volumes, new with each
 * container. A folder that was there before keeps what is in it as it is.
 */
async function prepareFolders(
  context: DockerContext,
  id: string,
  about: { plan: LabPlan; making: ContainerInputs; isUntouched: boolean; signal: AbortSignal },
): Promise<void> {
  const {
    plan,
    making: { image, owner, isFolderFresh },
    isUntouched,
    signal,
  } = about
  if (owner === undefined || image === undefined) return
  const starter = (at: Pick<StarterPlace, 'path' | 'folder' | 'under'>) =>
    starterOf(context, id, { plan, at: { ...at, imageId: image.id, owner, isUntouched }, signal })
  if (needsOwner(plan, userFor(plan, image))) {
    const { tar, isTheirs } = isFolderFresh
      ? await starter({ path: posix.join(ASIDE, ASIDE_FOLDER), folder: plan.workDir ?? '' })
      : NOT_THEIRS
    if (!isTheirs) await context.api.putArchive(id, ASIDE, tar ?? packTar([{ name: ASIDE_FOLDER, type: 'directory', ...owner }]))
  }
  for (const path of volumesOf(image, plan)) {
    const { tar } = await starter({ path, folder: path, under: '..' })
    if (tar !== undefined) await context.api.putArchive(id, path, tar)
  }
}

/** There was work in it before: the folder alone. */
const NOT_THEIRS: Starter = { isTheirs: false, isTooLarge: false }

/** Volumes of the image's own, without the one that the student's folder takes the place of. */
export function volumesOf(image: Pick<ImageFacts, 'volumes'>, { workDir }: Pick<LabPlan, 'workDir'>): readonly string[] {
  return image.volumes.filter((path) => path !== workDir).slice(0, MOST_VOLUMES)
}

async function starterOf(
  context: DockerContext,
  id: string,
  { plan, at, signal }: { plan: LabPlan; at: StarterPlace; signal: AbortSignal },
): Promise<Starter> {
  return context.inside.starter(await ownedOf(context, id, plan), at, signal)
}

async function ownedOf(context: DockerContext, id: string, plan: LabPlan): Promise<OwnedId> {
  const seen = await context.api.inspect(id)
  if (seen === undefined) throw fault('StartFailed', 'transient', { sentence: { code: 'VanishedWhileMade' } })
  return provenOurs(candidateFrom(seen), plan, context.instanceId)
}
