import { lstat, opendir } from 'node:fs/promises'

/** A container's volume is made in the same call as the container, in the daemon's next breath; on a busy machine that is seconds. */
const TOGETHER_MS = 30_000

/**
 * Whether a volume is empty, seen with our own eyes instead of Docker's: for an archive Docker starts a process of its own, a
 * fifth of what a whole lab costs, and thirty labs that were never used would be deleted that much later.
 *
 * True is a proof: the folder is where the daemon says, was made together with this very container (so it is not one of the same name
 * that another daemon left on this machine), and there is nothing at all in it, no folder and no link either. Whatever cannot be seen (no
 * permission, Docker in a virtual machine, a file system without times of birth) is not taken for empty: then Docker is asked.
 */
export async function isVolumeSeenEmpty(source: string, containerCreated: string): Promise<boolean> {
  try {
    const folder = await lstat(source)
    const isTogether = Math.abs(folder.birthtimeMs - Date.parse(containerCreated)) < TOGETHER_MS
    return folder.isDirectory() && isTogether && (await hasNoEntry(source))
  } catch {
    return false
  }
}

/** One entry is enough to know: a folder of a million is not listed for it. */
async function hasNoEntry(path: string): Promise<boolean> {
  const folder = await opendir(path)
  try {
    return (await folder.read()) === null
  } finally {
    await folder.close()
  }
}
