import { basename, join } from 'node:path'
import type { Collected, Collecting, LabIdentity } from '../../../core/provisioner/provisioner'
import { fault, isProvisionerError, type ProvisionerError } from '../../../core/provisioner/provisioner-error'
import type { DockerContext } from '../docker-context'
import { volumeNameOf } from '../container/labels'
import { ownsVolume } from '../find-lab'
import type { OwnContainer } from '../container/ownership'
import { ARCHIVE_BOUNDS, writeArchive, type ArchiveBounds, type ArchiveFacts } from './archive-writer'
import { collectionName, folderOf, isUnchanged, keepPartial, newestWhole, removePartial, writeManifest } from './collections'
import { isVolumeSeenEmpty } from './empty-folder'
import { changedPaths, volumesIn, type WorkPlace } from './work-places'
import { readRoot, readVolume } from './work-reader'

export interface Safekeeping {
  readonly containers: readonly OwnContainer[]
  readonly about: Collecting
  readonly signal: AbortSignal
}

/** A place, and the container that it is seen through; without one, the lab's volume alone is left. */
interface Spot {
  readonly place: WorkPlace
  readonly container?: OwnContainer
}

/** A folder that has sent nothing for so long is not sent any more. */
const SILENCE_MS = 60_000

/**
 * All that a student may have made in a lab, in an archive on disk before this resolves; or seen to be empty. What is there says so itself.
 * Throws what keeps it from being safe. Each time an archive of its own, so that an emptied folder never takes the place of a full
 * one; what has not changed since the last time is not archived again.
 */
export async function bringIntoSafety(context: DockerContext, lab: LabIdentity, safekeeping: Safekeeping): Promise<Collected | undefined> {
  const { containers, about } = safekeeping
  await context.swept
  const folder = folderOf(context.collectDir, lab)
  const spots = await filledSpots(context, lab, containers)
  const last = await newestWhole(folder, lab)
  if (spots.length === 0 || (last !== undefined && isUnchanged(last, containers))) return last?.collected
  try {
    const parts = await archiveAll(context, lab, { ...safekeeping, spots, folder })
    if (parts.length === 0) return last?.collected
    return await writeManifest(folder, { lab, about, parts, containers, at: context.clock.now() })
  } catch (error) {
    throw asCollectError(error, lab)
  }
}

/** Whether anything is there, as far as that can be seen from here: what cannot be looked at counts as work. */
export async function holdsWork(context: DockerContext, lab: LabIdentity, containers: readonly OwnContainer[]): Promise<boolean> {
  return (await filledSpots(context, lab, containers)).length > 0
}

async function filledSpots(context: DockerContext, lab: LabIdentity, containers: readonly OwnContainer[]): Promise<readonly Spot[]> {
  const spots = (await Promise.all(containers.map((container) => spotsOf(context, container)))).flat()
  const hasOwn = spots.some(({ place }) => place.type === 'volume' && place.isOwn)
  if (!hasOwn && (await ownsVolume(context, lab)))
    spots.push({ place: { type: 'volume', volume: volumeNameOf(lab), path: '/work', isOwn: true } })
  const empty = await Promise.all(spots.map((spot) => isSeenEmpty(spot)))
  return spots.filter((_spot, index) => empty[index] !== true)
}

async function spotsOf(context: DockerContext, container: OwnContainer): Promise<Spot[]> {
  const { found, id } = container
  const volumes: WorkPlace[] = [...volumesIn(found)]
  if (found.HostConfig.ReadonlyRootfs || found.State.Status === 'created') return volumes.map((place) => ({ place, container }))
  const paths = changedPaths(
    await context.api.changes(id),
    found.Mounts.flatMap(({ Destination }) => (Destination === undefined ? [] : [Destination])),
  )
  return [...volumes, ...(paths.length === 0 ? [] : [{ type: 'root', paths } as const])].map((place) => ({ place, container }))
}

async function isSeenEmpty({ place, container }: Spot): Promise<boolean> {
  return (
    place.type === 'volume' &&
    place.source !== undefined &&
    container !== undefined &&
    isVolumeSeenEmpty(place.source, container.found.Created)
  )
}

async function archiveAll(
  context: DockerContext,
  lab: LabIdentity,
  about: Safekeeping & { spots: readonly Spot[]; folder: string },
): Promise<readonly ArchiveFacts[]> {
  const {
    spots,
    folder,
    signal,
    about: { why, maxBytes },
  } = about
  const parts: ArchiveFacts[] = []
  for (const spot of spots) {
    const path = join(folder, `${collectionName(context.clock.now(), why)}${suffixOf(spot.place)}.tar`)
    const facts = await writeArchive(
      watched(context, signal, (limit) => read(context, spot, limit)),
      { path, clock: context.clock, bounds: boundsOf(maxBytes) },
    )
    if (!facts.isWhole) throw await tooLarge(folder, lab, { facts, maxBytes })
    // Looked at now: the place itself, and nothing in it.
    if (isEmpty(facts, spot.place)) await removePartial(facts.path)
    else parts.push(facts)
  }
  return parts
}

/** Whoever raises the bound waits that much longer, and means it. */
function boundsOf(maxBytes: number): ArchiveBounds {
  const { maxRead, maxMs, maxBytes: usual } = ARCHIVE_BOUNDS
  const times = Math.max(1, maxBytes / usual)
  return { maxBytes, maxRead: maxRead * times, maxMs: maxMs * times }
}

function isEmpty({ files, folders, links, others }: ArchiveFacts, { type }: WorkPlace): boolean {
  return files + links + others === 0 && folders <= (type === 'volume' ? 1 : 0)
}

function suffixOf(place: WorkPlace): string {
  if (place.type === 'root') return '-root'
  return place.isOwn
    ? ''
    : `-${place.path
        .replace(/[^a-zA-Z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 60)}`
}

function read(context: DockerContext, { place, container }: Spot, signal: AbortSignal): AsyncIterable<Buffer> {
  if (place.type === 'volume') {
    return readVolume(context, { volume: place.volume, name: basename(place.path) || 'work', image: container?.found.Image }, signal)
  }
  if (container === undefined) throw new Error('a root file system without its container')
  return readRoot(context, { id: container.id, paths: place.paths }, signal)
}

/** Ends the reading when nothing comes any more: the archive then is not whole, and said to be so. */
async function* watched(
  context: DockerContext,
  signal: AbortSignal,
  open: (limit: AbortSignal) => AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const silence = new AbortController()
  const wait = (): (() => void) => context.clock.after(SILENCE_MS, () => silence.abort())
  let cancel = wait()
  try {
    for await (const chunk of open(AbortSignal.any([signal, silence.signal]))) {
      cancel()
      yield chunk
      cancel = wait()
    }
  } finally {
    cancel()
  }
}

/** What fitted is kept, for a person to look at, and proves nothing. */
async function tooLarge(
  folder: string,
  lab: LabIdentity,
  { facts, maxBytes }: { facts: ArchiveFacts; maxBytes: number },
): Promise<ProvisionerError> {
  await removePartial(join(folder, 'partial.tar'))
  await keepPartial(facts.path, join(folder, 'partial.tar'))
  const params = { name: lab.name, claimsMB: Math.round(facts.apparentBytes / 1e6), limitMB: Math.round(maxBytes / 1e6) }
  return fault('WorkTooLarge', 'transient', { sentence: { code: 'WorkTooLarge', params } })
}

function asCollectError(error: unknown, lab: LabIdentity): unknown {
  if (isProvisionerError(error)) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return fault('DiskFull', 'transient', { sentence: { code: 'WorkDiskFull', params: { name: lab.name } }, cause: error })
  return fault('CollectFailed', 'transient', { sentence: { code: 'WorkNotCollected', params: { name: lab.name } }, cause: error })
}
