import { resolve } from 'node:path'
import type { Collected, CollectOptions, LostWork, LabIdentity } from '../../../core/provisioner/provisioner'
import { fault } from '../../../core/provisioner/provisioner-error'
import type { DockerContext } from '../docker-context'
import { volumeNameOf } from '../container/labels'
import { isFolderGone, ownsVolume } from '../lab/find-lab'
import type { OwnContainer } from '../container/ownership'
import { archiveAll, asCollectError, dropAll, type Spot } from './archive/archive-places'
import type { ArchiveFacts } from './archive/archive-writer'
import { folderOf, isUnchanged, newestWhole, sweepHalves, writeManifest, type Kept } from './collections'
import { isVolumeSeenEmpty } from './empty-folder'
import { whyNotInto } from './work-folder'
import { changedPaths, volumesIn, type WorkPlace } from './work-places'

export interface SaveWorkOptions {
  readonly containers: readonly OwnContainer[]
  readonly about: CollectOptions
  readonly signal: AbortSignal
}

/**
 * All that a student may have made in a lab, in an archive on disk before this resolves; or seen to be empty. What is there says so itself.
 * Throws what keeps it from being safe. Each time an archive of its own, so that an emptied folder never takes the place of a full
 * one; what has not changed since the last time is not archived again.
 */
export async function saveWork(context: DockerContext, lab: LabIdentity, safekeeping: SaveWorkOptions): Promise<Collected | undefined> {
  const { containers, about } = safekeeping
  await context.swept
  const folder = placeFor(context, lab, about)
  const spots = await filledSpots(context, lab, containers)
  const last = await newestKept(context, lab, folder)
  const gone = await goneOf(context, lab, { containers, spots, last })
  if (gone !== undefined) about.onDidFindGone?.(gone)
  if (spots.length === 0 || (last !== undefined && isUnchanged(last, containers))) return last?.collected
  let parts: readonly ArchiveFacts[] = []
  try {
    await prepare(context, lab, about)
    parts = await archiveAll(context, lab, { ...safekeeping, spots, folder })
    if (parts.length === 0) return last?.collected
    return await writeManifest(folder, { lab, about, parts, containers, at: context.clock.now() })
  } catch (error) {
    // Without a manifest nobody would ever know of them, and each attempt would leave more.
    await dropAll(parts)
    throw asCollectError(error, lab, about.folder ?? context.collectDir)
  }
}

async function goneOf(
  context: DockerContext,
  lab: LabIdentity,
  found: { readonly containers: readonly OwnContainer[]; readonly spots: readonly Spot[]; readonly last: Kept | undefined },
): Promise<LostWork | undefined> {
  const { containers, spots, last } = found
  if (containers.length === 0 && spots.length === 0) return 'everything'
  const holders = containers.filter(({ found }) => volumesIn(found).some(({ isOwn }) => isOwn)).map(({ id }) => id)
  if (await isFolderGone(context, lab, holders)) return 'folder'
  const isThere = lab.containerId === undefined || containers.some(({ found }) => found.Id === lab.containerId)
  return isThere || wasTakenApart(lab, last) ? undefined : 'container'
}

/** The container that the record names is not there: was it anybody but us, who archive it before they take it away? */
export async function isContainerGone(context: DockerContext, lab: LabIdentity & { readonly workFolder?: string }): Promise<boolean> {
  if (lab.containerId === undefined) return false
  const folder = placeFor(context, lab, lab.workFolder === undefined ? {} : { folder: lab.workFolder })
  return !wasTakenApart(lab, await newestKept(context, lab, folder))
}

function wasTakenApart({ containerId }: LabIdentity, last: Kept | undefined): boolean {
  const { why, sources = [] } = last?.manifest ?? {}
  return (why === 'delete' || why === 'replace') && sources.some((source) => source.containerId === containerId)
}

/** Each lab has a folder of its own: in the data directory, or where a person wants it. */
function placeFor({ collectDir }: DockerContext, lab: LabIdentity, { folder }: Pick<CollectOptions, 'folder'>): string {
  return folderOf(folder === undefined ? collectDir : resolve(folder), lab)
}

/** What was kept in the one place is as safe as what was kept in the other. */
async function newestKept({ collectDir }: DockerContext, lab: LabIdentity, folder: string): Promise<Kept | undefined> {
  const [one, other] = [await newestWhole(folderOf(collectDir, lab), lab), await newestWhole(folder, lab)]
  if (one === undefined || other === undefined) return one ?? other
  return one.collected.collectedAt >= other.collected.collectedAt ? one : other
}

async function prepare(context: DockerContext, lab: LabIdentity, about: CollectOptions): Promise<void> {
  if (about.folder === undefined) return
  const sentence = await whyNotInto({ folder: about.folder, collectDir: context.collectDir, how: 'find' })
  if (sentence !== undefined) throw fault('WorkFolderUnfit', 'transient', { sentence })
  await sweepElsewhere(context, lab, about)
}

/** Half archives in the data directory go at start; elsewhere nobody looks but for a lab that has its place there. */
export async function sweepElsewhere(context: DockerContext, lab: LabIdentity, about: Pick<CollectOptions, 'folder'>): Promise<void> {
  if (about.folder !== undefined) await sweepHalves(placeFor(context, lab, about))
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
