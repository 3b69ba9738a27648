import { readdir, stat } from 'node:fs/promises'
import type { LabPlan } from '../../../core/provisioner/provisioner'
import type { Folders } from '../container/container-memory'
import { volumeNameOf } from '../container/labels'

/** A container's volume is made in the same call as the container, in the daemon's next breath; on a busy machine that is seconds. */
const TOGETHER_MS = 30_000

/**
 * Whether the student's folder is empty, seen with our own eyes instead of Docker's: for an archive Docker starts a process of its own, a
 * fifth of what a whole lab costs, and thirty labs that were never used would be deleted that much later.
 *
 * True is a proof: the folder is where the daemon says, was made together with this very container (so it is not one of the same name
 * that another daemon left on this machine), and there is nothing in it. Whatever cannot be seen (no permission, Docker in
 * a virtual machine, a file system without times of birth) is not taken for empty: then Docker is asked.
 */
export async function isSeenEmpty(found: Folders, plan: LabPlan): Promise<boolean> {
  const mount = found.Mounts.find(({ Type, Name, Destination }) => Type === 'volume' && Name === volumeNameOf(plan) && Destination === plan.workDir)
  if (mount?.Source === undefined) return false
  try {
    const [entries, { birthtimeMs }] = [await readdir(mount.Source), await stat(mount.Source)]
    return entries.length === 0 && Math.abs(birthtimeMs - Date.parse(found.Created)) < TOGETHER_MS
  } catch {
    return false
  }
}
