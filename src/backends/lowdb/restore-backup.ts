import { readFileSync } from 'node:fs'
import type { Clock } from '../../core/clock/clock'
import { diskFault } from './disk/disk-fault'
import { nodeFileSystem } from './disk/file-system'
import { readInstallation } from './installation'
import { keepAside } from './disk/quarantine'
import { REVISION_JUMP } from './recover'
import { readSnapshot, writeSnapshot, type Snapshot } from './snapshot/snapshot'
import { acquireLock } from './disk/store-lock'
import { journalNumber, storePaths } from './disk/store-paths'
import { writeWholeFile } from './disk/whole-file'

/**
 * Puts a backup (a copy of some earlier state.json) in the place of the store. What is there now is kept as `*.corrupt-*`. The
 * counter goes on far beyond both, in a new epoch, so that whoever watched is told to list again and nobody
 * takes an old version for a new one. The store must not be open. Throws StorageError.
 */
export async function restoreBackup(options: { readonly dir: string; readonly backup: string; readonly clock: Clock }): Promise<void> {
  const files = nodeFileSystem
  const paths = storePaths(files.resolve(options.dir))
  // Read before anything is touched: a bad backup changes nothing.
  const backup = readSnapshot(readFileSync(options.backup))
  const lock = acquireLock(files, paths.lock)
  try {
    const names = files.list(paths.directory)
    const present = [
      paths.snapshot,
      paths.backup,
      ...names
        .map(journalNumber)
        .filter((number) => number !== undefined)
        .map(paths.journal),
    ].filter(files.exists)
    const newest = files.exists(paths.snapshot) ? revisionIn(paths.snapshot) : 0
    for (const path of present) keepAside(files, path, { now: options.clock.now() })
    const storeUid = readInstallation(files, paths)?.instanceId ?? backup.header.storeUid
    const restored = jumped(backup, { storeUid, newest, journal: Math.max(0, ...names.map((name) => journalNumber(name) ?? 0)) + 1 })
    await writeWholeFile(files, paths.snapshot, Buffer.concat([...writeSnapshot(restored)]))
  } catch (error) {
    throw diskFault(error, paths.directory)
  } finally {
    lock.release()
  }
}

/** `journal` does not exist: the next start sees that, tells it, and jumps once more, beyond all revisions in the journals too. */
function jumped(
  { header, entries }: Snapshot,
  { storeUid, newest, journal }: { storeUid: string; newest: number; journal: number },
): Snapshot {
  const revision = Math.max(header.revision, newest) + REVISION_JUMP
  return { header: { ...header, storeUid, revision, journal, epoch: header.epoch + 1 }, entries }
}

function revisionIn(path: string): number {
  try {
    return readSnapshot(readFileSync(path)).header.revision
  } catch {
    // Damaged: that may be why somebody restores.
    return 0
  }
}
