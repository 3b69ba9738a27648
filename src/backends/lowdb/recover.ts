import type { Log } from '../../core/observe/log'
import { english } from '../../core/sentences/english'
import { basename } from 'node:path'
import type { Sentence } from '../../core/sentences/sentence'
import type { HistoryLimits } from '../../core/store/journaled/change-history'
import { StorageError } from '../../core/store/storage-backend'
import { VersionedValues } from '../../core/store/journaled/versioned-values'
import type { FileSystem } from './disk/file-system'
import type { JournalEnd } from './journal/journal-file'
import { readJournal, type JournalContent } from './journal/read-journal'
import { DamagedFile, type Snapshot, type SnapshotHeader } from './snapshot/snapshot'
import type { SnapshotAdapter } from './snapshot/snapshot-adapter'
import { inFormat, type StoreFormat } from './snapshot/store-format'
import { journalNumber, type StorePaths } from './disk/store-paths'

/** A client that knew a lost revision must never see it again with another meaning. */
export const REVISION_JUMP = 1_000_000

export interface Recovered {
  readonly values: VersionedValues
  readonly header: SnapshotHeader
  /** What the instructor is told: what was wrong, what was lost. Empty: all is well. */
  readonly notices: readonly Sentence[]
  /** Files that cannot be trusted; their bytes are to be kept aside. */
  readonly damaged: readonly string[]
  /** Snapshots of an older format, read as if they were of this one; to be kept. */
  readonly older: readonly string[]
  readonly nextJournal: number
  /** The last journal, as far as it is written; absent when none can be gone on in. */
  readonly last?: JournalEnd & { readonly number: number; readonly isBegun: boolean }
  readonly backlogBytes: number
  /** Written by a newer version of this program: read, but not written to. */
  readonly isNewer: boolean
}

export interface RecoverOptions {
  readonly files: FileSystem
  readonly paths: StorePaths
  readonly adapter: SnapshotAdapter
  readonly format: StoreFormat
  readonly history?: HistoryLimits
}

/** Each journal costs a little at every start; a few dozen of them are worth a snapshot. */
const COST_OF_A_FILE = 64 * 1024

/**
 * Puts the store together from what lies in the directory, and changes nothing there. The newest snapshot that is whole,
 * then every journal since. Where something is missing or damaged, all that can be read is kept, and the counter jumps.
 *
 * undefined: there is nothing, not even a damaged file. Throws `unavailable` when there is something and none of it
 * can be read.
 */
export function recover(options: RecoverOptions): Recovered | undefined {
  return new Recovery(options).run()
}

class Recovery {
  readonly #options: RecoverOptions
  readonly #notices: Sentence[] = []
  readonly #damaged: string[] = []
  readonly #older: string[] = []
  #newestFormat = 0
  readonly #numbers: readonly number[]
  #highest = 0
  /** The last journal, when nothing was written to it: the next one takes its place. */
  #unused: number | undefined
  #last: Recovered['last']

  constructor(options: RecoverOptions) {
    this.#options = options

    const { files, paths } = options
    this.#numbers = files
      .list(paths.directory)
      .map(journalNumber)
      .filter((number) => number !== undefined)
      .sort((a, b) => a - b)
  }

  run(): Recovered | undefined {
    const {
      paths: { snapshot, backup },
    } = this.#options
    const current = this.#tryRead(snapshot)
    const base = current ?? this.#tryRead(backup)
    if (base === undefined) return this.#nothingReadable()
    const values = new VersionedValues(base.header.revision, this.#options.history)
    const { formatVersion } = base.header
    for (const entry of base.entries) values.load(inFormat(entry, formatVersion, this.#options.format))
    if (base.edited === true) this.#notices.push({ code: 'FileEdited', params: { file: basename(snapshot) } })
    const backlogBytes = this.#replay(values, base, current === undefined)
    this.#highest = Math.max(this.#highest, values.revision)
    const isBroken = this.#notices.length > 0
    if (isBroken) this.#jump(values)
    else if (this.#older.length > 0) renew(values)
    const header = isBroken ? { ...base.header, epoch: base.header.epoch + 1 } : base.header
    return {
      values,
      header,
      backlogBytes,
      notices: this.#notices,
      damaged: this.#damaged,
      older: this.#older,
      nextJournal: this.#unused ?? Math.max(base.header.journal, ...this.#numbers) + 1,
      isNewer: this.#newestFormat > this.#options.format.version,
      ...(this.#last === undefined || isBroken ? {} : { last: this.#last }),
    }
  }

  #tryRead(path: string): Snapshot | undefined {
    if (!this.#options.files.exists(path)) return undefined
    try {
      const snapshot = this.#options.adapter.readFile(path)
      this.#noteFormat(path, snapshot.header.formatVersion)
      return snapshot
    } catch (error) {
      if (!(error instanceof DamagedFile || error instanceof SyntaxError)) throw error
      this.#damaged.push(path)
      const why = error instanceof DamagedFile ? error.sentence : error.message
      this.#notices.push({ code: 'FileDamaged', params: { file: basename(path), why } })
      return undefined
    }
  }

  #nothingReadable(): undefined {
    const {
      files,
      paths: { directory, snapshot, backup },
    } = this.#options
    // A first start that was cut short leaves a journal of zeros and no snapshot: nothing was ever acknowledged there.
    if (this.#numbers.every((number) => this.#isUnused(number)) && !files.exists(snapshot) && !files.exists(backup)) return undefined
    const why = this.#notices.length === 0 ? { code: 'FileMissing', params: { file: basename(snapshot) } } : allOf(this.#notices)
    throw new StorageError('unavailable', { code: 'StoreUnreadable', params: { directory, why } })
  }

  /**
   * Returns the length of what was replayed. A gap after the newest snapshot means that somebody put an older one there: then the journals
   * are not its continuation. A gap after the fallback, or behind a journal that was emptied, means loss: then every write that is left is wanted.
   */
  #replay(values: VersionedValues, { header }: Snapshot, isFallback: boolean): number {
    const contents = this.#numbers.filter((number) => number >= header.journal).map((number) => ({ number, ...this.#readOne(number) }))
    let bytes = 0
    let expected = header.journal
    let isLoss = isFallback
    for (const [index, content] of contents.entries()) {
      const gap = content.number === expected ? gapBefore(content, values.revision) : missing(expected)
      const isForeign = content.header !== undefined && content.header.storeUid !== header.storeUid
      if (isForeign || (gap !== undefined && !isLoss)) return this.#setAside(contents.slice(index), gap ?? { code: 'OtherStore' })
      if (content.isBlank && header.journalsBegin === true) {
        this.#tellBlank(content.number, values.revision)
        isLoss = true
      }
      if (gap !== undefined) this.#notices.push({ code: 'WritesMissing', params: { revision: values.revision, why: gap } })
      this.#apply(values, content, contents.slice(index + 1).find((later) => later.header?.revision !== undefined)?.header?.revision)
      bytes += content.bytes
      expected = content.number + 1
    }
    if (expected === header.journal)
      this.#notices.push({ code: 'JournalMissing', params: { file: journalName(expected), revision: header.revision } })
    return bytes
  }

  #readOne(number: number): JournalContent & { readonly bytes: number } {
    const path = this.#options.paths.journal(number)
    const file = this.#options.files.read(path)
    const content = readJournal(file)
    this.#noteFormat(undefined, content.header?.formatVersion ?? 0)
    if (content.damage !== undefined) {
      this.#damaged.push(path)
      const { code, params } = content.damage
      this.#notices.push({ code, params: { ...params, file: basename(path), writes: content.items.length } })
    }
    this.#unused = content.isUnused ? number : undefined
    this.#last = { number, isBegun: !content.isUnused, position: content.end, allocated: file.length }
    for (const { revision } of content.items) this.#highest = Math.max(this.#highest, revision)
    return {
      ...content,
      bytes: content.isUnused ? 0 : COST_OF_A_FILE + content.items.reduce((sum, { entry }) => sum + (entry?.textLength ?? 50), 0),
    }
  }

  /** @param limit where the next journal begins: what is later in this one was refused to its writer. */
  #apply(values: VersionedValues, { items, header }: JournalContent, limit = Number.POSITIVE_INFINITY): void {
    const { format } = this.#options
    for (const { key, revision, entry } of items) {
      if (revision <= values.revision || revision > limit) continue
      const current = entry === undefined ? undefined : inFormat(entry, header?.formatVersion ?? format.version, format)
      values.apply({ key, revision, entry: current, previous: values.get(key) })
    }
  }

  #tellBlank(number: number, revision: number): void {
    const path = this.#options.paths.journal(number)
    this.#damaged.push(path)
    if (this.#unused === number) this.#unused = undefined
    this.#notices.push({ code: 'JournalBlank', params: { file: basename(path), revision } })
  }

  #noteFormat(snapshot: string | undefined, version: number): void {
    this.#newestFormat = Math.max(this.#newestFormat, version)
    if (snapshot !== undefined && version < this.#options.format.version) this.#older.push(snapshot)
  }

  #isUnused(number: number): boolean {
    const { files, paths } = this.#options
    return readJournal(files.read(paths.journal(number))).isUnused
  }

  #setAside(contents: readonly { readonly number: number }[], why: Sentence): number {
    for (const { number } of contents) this.#damaged.push(this.#options.paths.journal(number))
    this.#notices.push({ code: 'JournalsForeign', params: { why } })
    return 0
  }

  #jump(values: VersionedValues): void {
    values.revision = this.#highest + REVISION_JUMP
    values.history.forget(values.revision)
  }
}

/** Values were migrated under the revisions they had: whoever knew them must list again. */
function renew(values: VersionedValues): void {
  values.revision += 1
  values.history.forget(values.revision)
}

/** Told whoever reads the log. */
export function warnOf(log: Pick<Log, 'warn'>, notices: readonly Sentence[]): void {
  for (const notice of notices) log.warn(english(notice))
}

/** One after the other, as one. */
function allOf([first, ...rest]: readonly Sentence[]): Sentence | string {
  if (first === undefined) return ''
  return rest.length === 0 ? first : { code: 'OneAndMore', params: { one: first, more: allOf(rest) } }
}

const journalName = (number: number): string => `journal-${number}.log`
const missing = (number: number): Sentence => ({ code: 'FileIsMissing', params: { file: journalName(number) } })

function gapBefore({ header, number }: JournalContent & { number: number }, revision: number): Sentence | undefined {
  return header?.revision !== undefined && header.revision > revision
    ? { code: 'JournalBeginsLater', params: { file: journalName(number), revision: header.revision } }
    : undefined
}
