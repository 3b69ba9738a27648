import { join } from 'node:path'
import { Low } from 'lowdb'
import type { Clock } from '../../core/clock/clock'
import type { Log } from '../../core/observe/log'
import type { StorageError } from '../../core/store/storage-backend'
import type { FileSystem } from './disk/file-system'
import { keepAside, putAside } from './disk/quarantine'
import type { StoreLock } from './disk/store-lock'
import { isTemporary, type StorePaths } from './disk/store-paths'
import { DiskJournal, firstLineOf, type Cramped, type StoreIdentity } from './journal/disk-journal'
import { DEFAULT_SIZES, JournalFile, type JournalSizes } from './journal/journal-file'
import type { Recovered } from './recover'
import type { Snapshot, SnapshotHeader } from './snapshot/snapshot'
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
  const { files, paths, clock, sizes = DEFAULT_SIZES } = beginning
  const { nextJournal: number } = recovered
  removeLeftovers(beginning)
  const firstLine = firstLineOf(number, storeIdentityOf(recovered, beginning))
  const file = await JournalFile.create(paths.journal(number), { files, clock, number, sizes, firstLine })
  try {
    const journal = diskJournal(recovered, beginning, { file })
    keepWhatWasThere(recovered, beginning)
    if (needsSnapshot(recovered, beginning)) await journal.writeSnapshotNow()
    return journal
  } catch (error) {
    file.close()
    throw error
  }
}

/** Where there is no room for a new journal: on in the last one, into what it kept back for deletes. undefined: it cannot be gone on in. */
export async function goOnInLast(recovered: Recovered, beginning: JournalBeginning, why: StorageError): Promise<DiskJournal | undefined> {
  const { files, paths, clock, sizes = DEFAULT_SIZES } = beginning
  const { last, older } = recovered
  if (last === undefined || older.length > 0) return undefined
  const { number, isBegun } = last
  const firstLine = firstLineOf(number, storeIdentityOf(recovered, beginning))
  const file = await JournalFile.goOn(paths.journal(number), { files, clock, sizes, firstLine, ...last })
  return diskJournal(recovered, beginning, { file, cramped: { why, isBegun } })
}

function diskJournal(
  recovered: Recovered,
  beginning: JournalBeginning,
  more: { readonly file: JournalFile; readonly cramped?: Cramped },
): DiskJournal {
  const { files, paths, adapter, clock, log, lock, sizes = DEFAULT_SIZES } = beginning
  const { values, backlogBytes } = recovered
  const identity = storeIdentityOf(recovered, beginning)
  const db = new Low<Snapshot>(adapter, { header: { ...recovered.header, ...identity }, entries: [] })
  return new DiskJournal({
    values,
    identity,
    paths,
    files,
    sizes,
    db,
    adapter,
    clock,
    log,
    backlogBytes,
    onDidClose: () => lock.release({ keepRoom: true }),
    ...more,
  })
}

function storeIdentityOf({ header }: Recovered, { formatVersion }: JournalBeginning): StoreIdentity & SnapshotHeader {
  return { ...header, formatVersion, journalsBegin: true }
}

function removeLeftovers({ files, paths: { directory } }: JournalBeginning): void {
  for (const name of files.list(directory)) if (isTemporary(name)) files.remove(join(directory, name))
}

/** Also once where the snapshot does not say yet that journals have a first line from their beginning. */
function needsSnapshot({ notices, older, header }: Recovered, { files, paths }: JournalBeginning): boolean {
  return header.journalsBegin !== true || notices.length > 0 || older.length > 0 || !files.exists(paths.snapshot)
}

function keepWhatWasThere({ damaged, older }: Recovered, { files, paths, clock }: JournalBeginning): void {
  for (const path of older) keepAside(files, path, { word: 'older-format', now: clock.now() })
  for (const path of damaged) {
    // A damaged snapshot must not become the `.bak` of the next one.
    if (path === paths.snapshot || path === paths.backup) putAside(files, path, clock.now())
    else keepAside(files, path, { now: clock.now() })
  }
}
