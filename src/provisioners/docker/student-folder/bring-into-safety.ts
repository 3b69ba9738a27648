import type { Collected, Collecting, LabIdentity } from '../../../core/provisioner/provisioner'
import type { DockerContext } from '../docker-context'
import { volumeNameOf } from '../container/labels'
import { ownsVolume, type OwnContainer } from '../find-lab'
import { archiveAll, asCollectError, dropAll, type Spot } from './archive-places'
import type { ArchiveFacts } from './archive-writer'
import { folderOf, isUnchanged, newestWhole, writeManifest } from './collections'
import { isVolumeSeenEmpty } from './empty-folder'
import { changedPaths, volumesIn, type WorkPlace } from './work-places'

export interface Safekeeping {
  readonly containers: readonly OwnContainer[]
  readonly about: Collecting
  readonly signal: AbortSignal
}

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
  let parts: readonly ArchiveFacts[] = []
  try {
    parts = await archiveAll(context, lab, { ...safekeeping, spots, folder })
    if (parts.length === 0) return last?.collected
    return await writeManifest(folder, { lab, about, parts, containers, at: context.clock.now() })
  } catch (error) {
    // Without a manifest nobody would ever know of them, and each attempt would leave more.
    await dropAll(parts)
    throw asCollectError(error, lab, folder)
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
