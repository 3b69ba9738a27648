import { join } from 'node:path'
import { Low } from 'lowdb'
import type { Clock } from '../../core/clock/clock'
import type { Log } from '../../core/engine/log'
import type { FileSystem } from './disk/file-system'
import { keepAside, putAside } from './disk/quarantine'
import type { StoreLock } from './disk/store-lock'
import { isTemporary, type StorePaths } from './disk/store-paths'
import { DiskJournal } from './journal/disk-journal'
import { DEFAULT_SIZES, JournalFile, type JournalSizes } from './journal/journal-file'
import type { Recovered } from './recover'
import type { Snapshot } from './snapshot/snapshot'
import type { SnapshotAdapter } from './snapshot/snapshot-adapter'

export interface JournalBeginning {
  readonly files: FileSystem
  readonly paths: StorePaths
  readonly adapter: SnapshotAdapter
  readonly lock: StoreLock
  readonly formatVersion: number
  readonly clock: Clock
  readonly log: Log
  readonly sizes?: JournalSizes
}

/**
 * A new journal behind what was recovered: an old one is never continued. What is damaged or of an older format gets its second name
 * before anything is written, so that whenever this is cut short the next start finds the same.
 */
export async function beginJournal(recovered: Recovered, beginning: JournalBeginning): Promise<DiskJournal> {
  const { files, paths, adapter, clock, log, formatVersion, lock, sizes = DEFAULT_SIZES } = beginning
  const { values, header, nextJournal: number, backlogBytes } = recovered
  removeLeftovers(beginning)
  const file = await JournalFile.create(paths.journal(number), { files, clock, number, sizes })
  const identity = { ...header, formatVersion }
  const db = new Low<Snapshot>(adapter, { header: identity, entries: [] })
  const journal = new DiskJournal({
    values, identity, file, paths, files, sizes, db, adapter, clock, log, backlogBytes, onDidClose: () => lock.release(),
  })
  keepWhatWasThere(recovered, beginning)
  if (needsSnapshot(recovered, beginning)) await journal.writeSnapshotNow()
  return journal
}

function removeLeftovers({ files, paths: { directory } }: JournalBeginning): void {
  for (const name of files.list(directory)) if (isTemporary(name)) files.remove(join(directory, name))
}

function needsSnapshot({ notices, older }: Recovered, { files, paths }: JournalBeginning): boolean {
  return notices.length > 0 || older.length > 0 || !files.exists(paths.snapshot)
}

function keepWhatWasThere({ damaged, older }: Recovered, { files, paths, clock }: JournalBeginning): void {
  for (const path of older) keepAside(files, path, { word: 'older-format', now: clock.now() })
  for (const path of damaged) {
    // A damaged snapshot must not become the `.bak` of the next one.
    if (path === paths.snapshot || path === paths.backup) putAside(files, path, clock.now())
    else keepAside(files, path, { now: clock.now() })
  }
}
