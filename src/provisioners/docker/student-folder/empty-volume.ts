import { lstat, opendir } from 'node:fs/promises'
import type { TarCounter } from './tar-counter'
import type { Folders } from '../container/container-memory'

/** A container's volumes are made in the same call as the container, in the daemon's next breath; on a busy machine that is seconds. */
const TOGETHER_MS = 30_000

declare const proof: unique symbol
/**
 * That this very volume was looked at and had no entry in it, neither file nor folder nor link. Whoever destroys asks for one of
 * these, or for an archive; nobody can make one but by looking.
 */
export interface SeenEmpty {
  readonly volume: string
  readonly by: 'look' | 'archive' | 'measure'
  readonly [proof]: true
}

/** The container's own volumes at that place of it, be it the student's folder or a VOLUME of the image. */
export interface VolumeAt {
  readonly volume: string
  readonly destination: string
}

/**
 * Seen with our own eyes instead of Docker's: for an archive Docker starts a process of its own, a fifth of what a whole lab costs.
 *
 * A proof only where the folder is where the daemon says, was made together with this very container (so it is not one of the same name
 * that another daemon left on this machine), is a folder itself and no link, and holds nothing at all. Whatever cannot be seen (no
 * permission, Docker in a virtual machine, a file system without times of birth) is not taken for empty: then Docker is asked.
 */
export async function seenEmpty(found: Folders, { volume, destination }: VolumeAt): Promise<SeenEmpty | undefined> {
  const mount = found.Mounts.find(({ Type, Name, Destination }) => Type === 'volume' && Name === volume && Destination === destination)
  if (mount?.Source === undefined) return undefined
  try {
    const folder = await lstat(mount.Source)
    const isTogether = Math.abs(folder.birthtimeMs - Date.parse(found.Created)) < TOGETHER_MS
    return folder.isDirectory() && isTogether && (await hasNoEntry(mount.Source)) ? proofOf(volume, 'look') : undefined
  } catch {
    return undefined
  }
}

/** One entry is enough to know: a folder of a million is not listed for it. */
async function hasNoEntry(folder: string): Promise<boolean> {
  const entries = await opendir(folder)
  try {
    return (await entries.read()) === null
  } finally {
    await entries.close()
  }
}

/** By the daemon's own tar of it: whole, and with no entry beside the folder itself. */
export function emptyByArchive(volume: string, counter: Pick<TarCounter, 'isWhole' | 'entries' | 'folders'>): SeenEmpty | undefined {
  return counter.isWhole && counter.entries === 1 && counter.folders === 1 ? proofOf(volume, 'archive') : undefined
}

/** By the same tar, as it was written down: see `ArchiveFacts`. */
export function emptyByFacts(volume: string, { isWhole, files, folders, links, others }: Readonly<Record<'files' | 'folders' | 'links' | 'others', number>> & { readonly isWhole: boolean }): SeenEmpty | undefined {
  return isWhole && folders === 1 && files + links + others === 0 ? proofOf(volume, 'archive') : undefined
}

/** By a count inside a container that mounts it: see `measureFolder`. */
export function emptyByMeasure(volume: string, measured: { readonly isWhole: boolean; readonly entries: number }): SeenEmpty | undefined {
  return measured.isWhole && measured.entries === 0 ? proofOf(volume, 'measure') : undefined
}

function proofOf(volume: string, by: SeenEmpty['by']): SeenEmpty {
  return { volume, by } as SeenEmpty
}
