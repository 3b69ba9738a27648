import type { Low } from 'lowdb'
import type { Clock } from '../../../core/clock/clock'
import type { Log } from '../../../core/observe/log'
import type { Journal, JournalRecord } from '../../../core/store/journaled/journal'
import type { StorageError } from '../../../core/store/storage-backend'
import type { VersionedValues } from '../../../core/store/journaled/versioned-values'
import { diskFault } from '../disk/disk-fault'
import type { FileSystem } from '../disk/file-system'
import { writeItem } from './item-line'
import { JournalFile, type JournalHeader, type JournalSizes } from './journal-file'
import { JournalText, lineOf } from './journal-text'
import type { Snapshot, SnapshotHeader } from '../snapshot/snapshot'
import type { SnapshotAdapter } from '../snapshot/snapshot-adapter'
import { journalNumber, type StorePaths } from '../disk/store-paths'

export interface DiskJournalOptions {
  readonly values: VersionedValues
  readonly identity: StoreIdentity
  readonly file: JournalFile
  readonly paths: StorePaths
  readonly files: FileSystem
  readonly sizes: JournalSizes
  readonly db: Low<Snapshot>
  readonly adapter: SnapshotAdapter
  readonly clock: Clock
  readonly log: Log
  /** Lets go of the directory. */
  readonly onDidClose: () => void
  /** Bytes in the journals that came after the snapshot: they count towards the next one. */
  readonly backlogBytes: number
  /** There was no room to begin a new one: `file` is the last of an earlier process. */
  readonly cramped?: Cramped
}

export type StoreIdentity = Pick<SnapshotHeader, 'formatVersion' | 'storeUid' | 'createdAt' | 'epoch' | 'journalsBegin'>

export interface Cramped {
  readonly why: StorageError
  /** Whether `file` has a header already. */
  readonly isBegun: boolean
}

/** A journal that grew fewer times is not worth the syncs of a new snapshot. */
const SMALLEST_BACKLOG_CHUNKS = 8
/** After an attempt to start afresh failed, writes are refused for so long before the next attempt. */
const REPAIR_PAUSE_MS = 500
/** Of a disk that was full: so much must be free before a new journal is tried, for itself and for what is written beside it. */
const ROOM_CHUNKS = 2
const ROOM_FILES = 4

/** What a journal has in it from its beginning. */
export function firstLineOf(journal: number, { epoch, storeUid, formatVersion }: StoreIdentity): Uint8Array {
  return lineOf(headerText({ journal, epoch, storeUid, formatVersion }))
}

const headerText = (header: JournalHeader): string => JSON.stringify(header)

/**
 * The journal on disk, and the snapshots that keep it short.
 *
 * When the journals have grown as long as the last snapshot, a new journal begins and a new snapshot is written behind the scenes, so
 * each byte is written a bounded number of times however much is stored:
 *
 *     journal-4 ======|                     <- as long as state.json: enough
 *     journal-5       |==========           <- from here on; state.json (of this moment) refers to it
 *     kept:  state.json -> journal-5,  state.json.bak -> journal-4, journal-5
 *
 * After a failed write or sync nothing is known about the file any more (a second fsync would say that all is well), so it is never used
 * again: before the next write everything is put into a new snapshot with a new journal.
 *
 * Cramped: opened on a full disk. What is urgent goes into the room that the last journal kept back, nothing else is taken; as soon as the
 * disk has room a new journal begins, and all is as ever.
 */
export class DiskJournal implements Journal {
  readonly #options: DiskJournalOptions
  #file: JournalFile
  #hasHeader: boolean
  readonly #text = new JournalText()
  /** Ready to take over at the next batch. */
  #successor: JournalFile | undefined
  #background: Promise<void> | undefined
  #backlogBytes: number
  #admittedBytes = 0
  /** Why the current file cannot be used, and when it may be tried to begin another. */
  #broken: { readonly why: StorageError; readonly retryAt: number } | undefined
  #cramped: { readonly why: StorageError; readonly retryAt: number } | undefined
  /** The journal that the snapshot on disk refers to: needed for as long as that snapshot is the fallback. */
  #fallbackJournal: number

  constructor(options: DiskJournalOptions) {
    this.#options = options

    this.#file = options.file
    this.#backlogBytes = options.backlogBytes
    this.#fallbackJournal = options.db.data.header.journal
    this.#hasHeader = options.cramped?.isBegun ?? false
    if (options.cramped !== undefined) this.#cramped = { why: options.cramped.why, retryAt: Number.NEGATIVE_INFINITY }
  }

  /** Why nothing but deletes is taken right now; undefined when all is well, or will be with the next write. */
  get fault(): StorageError | undefined {
    return this.#cramped === undefined || this.#hasRoomAgain(this.#cramped) ? undefined : this.#cramped.why
  }

  admit(record: JournalRecord): StorageError | undefined {
    if (this.#broken !== undefined) return undefined
    if (this.fault !== undefined && !record.urgent) return this.fault
    const bytes = Buffer.byteLength(record.text ?? '') + Buffer.byteLength(record.key) * 6 + 128
    try {
      this.#file.makeRoom(this.#admittedBytes + bytes, record.urgent)
      this.#admittedBytes += bytes
      return undefined
    } catch (error) {
      return diskFault(error, this.#options.paths.directory)
    }
  }

  async append(records: readonly JournalRecord[]): Promise<void> {
    this.#admittedBytes = 0
    if (this.#broken !== undefined) await this.#beginAfresh(this.#broken)
    else if (this.#cramped !== undefined) await this.#leaveIfRoom(this.#cramped, records)
    else if (this.#successor !== undefined) this.#switchTo(this.#successor)
    const bytes = this.#linesOf(records)
    try {
      await this.#file.append(bytes)
    } catch (error) {
      this.#file.blotOut(bytes.length)
      throw this.#giveUp(error)
    }
    this.#hasHeader = true
    this.#backlogBytes += bytes.length
    this.#considerSnapshot()
  }

  async close(): Promise<void> {
    await this.#background
    this.#successor?.close()
    this.#file.close()
    this.#options.onDidClose()
  }

  /** Puts everything into a new snapshot that refers to the current, still unused journal. */
  writeSnapshotNow(): Promise<void> {
    return this.#writeSnapshot()
  }

  #linesOf(records: readonly JournalRecord[]): Uint8Array {
    this.#text.clear()
    if (!this.#hasHeader) this.#text.add([this.#header()])
    for (const record of records) this.#text.add(writeItem(record))
    return this.#text.bytes
  }

  #header(): string {
    const {
      identity: { epoch, storeUid, formatVersion },
      values: { revision },
    } = this.#options
    return headerText({ journal: this.#file.number, revision, epoch, storeUid, formatVersion })
  }

  #giveUp(error: unknown): StorageError {
    const why = diskFault(error, this.#options.paths.directory)
    this.#options.log.error(why.message, { cause: String(error) })
    this.#broken = { why, retryAt: Number.NEGATIVE_INFINITY }
    return why
  }

  /** Nothing is accepted before all that was acknowledged stands on proven ground again. */
  async #beginAfresh({ why, retryAt }: { why: StorageError; retryAt: number }): Promise<void> {
    const { clock, log, paths } = this.#options
    if (clock.monotonic() < retryAt) throw why
    await this.#background
    try {
      const old = this.#file
      this.#file = this.#successor ?? (await this.#createNext())
      this.#successor = undefined
      this.#hasHeader = false
      old.close()
      await this.#writeSnapshot()
      this.#broken = undefined
      this.#cramped = undefined
      log.info(`The store writes to ${paths.directory} again.`)
    } catch (error) {
      this.#broken = { why: diskFault(error, paths.directory), retryAt: clock.monotonic() + REPAIR_PAUSE_MS }
      throw this.#broken.why
    }
  }

  #createNext(): Promise<JournalFile> {
    const { files, clock, paths, sizes, identity } = this.#options
    const number = this.#file.number + 1
    return JournalFile.create(paths.journal(number), { files, clock, number, sizes, firstLine: firstLineOf(number, identity) })
  }

  #hasRoomAgain({ retryAt }: { readonly retryAt: number }): boolean {
    const { files, paths, sizes, clock } = this.#options
    if (clock.monotonic() < retryAt) return false
    const free = files.freeOn(paths.directory)
    return free === undefined || (free.bytes >= ROOM_CHUNKS * sizes.chunkBytes && free.files >= ROOM_FILES)
  }

  /** The earlier journals hold everything, so that a new one is all that is needed. Throws only when something of this batch needs the room. */
  async #leaveIfRoom(cramped: { readonly retryAt: number }, records: readonly JournalRecord[]): Promise<void> {
    if (!this.#hasRoomAgain(cramped)) return
    const { clock, log, paths } = this.#options
    try {
      this.#switchTo(await this.#createNext())
      this.#cramped = undefined
      log.info(`There is room again: the store in ${paths.directory} takes every write.`)
    } catch (error) {
      const why = diskFault(error, paths.directory)
      this.#cramped = { why, retryAt: clock.monotonic() + REPAIR_PAUSE_MS }
      if (records.some(({ urgent }) => !urgent)) throw why
    }
  }

  #considerSnapshot(): void {
    const { adapter, sizes } = this.#options
    const enough = Math.max(SMALLEST_BACKLOG_CHUNKS * sizes.chunkBytes, adapter.bytes)
    if (this.#cramped !== undefined || this.#backlogBytes < enough || this.#background !== undefined || this.#successor !== undefined)
      return
    this.#inBackground(async () => {
      this.#successor = await this.#createNext()
    })
  }

  /** Between two batches: everything published so far is in earlier files, everything to come in this one. */
  #switchTo(next: JournalFile): void {
    const old = this.#file
    this.#file = next
    this.#successor = undefined
    this.#hasHeader = false
    this.#backlogBytes = 0
    this.#inBackground(async () => {
      old.close()
      await this.#writeSnapshot()
    })
  }

  #inBackground(work: () => Promise<void>): void {
    const { log, paths } = this.#options
    this.#background = work()
      .catch((error: unknown) => {
        // No harm yet: the journals hold everything. The next attempt comes when they have grown as much again.
        this.#backlogBytes = 0
        log.warn(`The store could not write a new snapshot. ${diskFault(error, paths.directory).message}`)
      })
      .finally(() => {
        this.#background = undefined
      })
  }

  /** Of what is published right now: the pictures of entries and revision are taken before the first pause. */
  async #writeSnapshot(): Promise<void> {
    const { values, identity, db } = this.#options
    const header = { ...identity, revision: values.revision, journal: this.#file.number }
    db.data = { header, entries: values.entries() }
    try {
      await db.write()
    } finally {
      // The entries would keep deleted values alive.
      db.data = { header, entries: [] }
    }
    this.#removeJournalsBefore(this.#fallbackJournal)
    this.#fallbackJournal = header.journal
  }

  #removeJournalsBefore(number: number): void {
    const { files, paths } = this.#options
    for (const name of files.list(paths.directory)) {
      const found = journalNumber(name)
      if (found !== undefined && found < number) files.remove(paths.journal(found))
    }
  }
}
