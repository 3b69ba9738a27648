import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Low } from 'lowdb'
import type { Clock } from '../../core/clock/clock'
import { silentLog, type Log } from '../../core/engine/log'
import type { HistoryLimits } from '../../core/store/journaled/change-history'
import { JournaledBackend } from '../../core/store/journaled/journaled-backend'
import { StorageError, type StorageBackend } from '../../core/store/storage-backend'
import { VersionedValues } from '../../core/store/journaled/versioned-values'
import { diskFault } from './disk/disk-fault'
import { DiskJournal } from './journal/disk-journal'
import { nodeFileSystem, type FileSystem } from './disk/file-system'
import { readInstallation, writeInstallation, type Installation } from './installation'
import { DEFAULT_SIZES, JournalFile, type JournalSizes } from './journal/journal-file'
import { keepAside } from './disk/quarantine'
import { readOnlyJournal } from './journal/read-only-journal'
import { recover, WHAT_TO_DO, type Recovered } from './recover'
import { FORMAT_VERSION, type Snapshot, type SnapshotHeader } from './snapshot/snapshot'
import { SnapshotAdapter } from './snapshot/snapshot-adapter'
import { acquireLock, type StoreLock } from './disk/store-lock'
import { isTemporary, journalNumber, storePaths, type StorePaths } from './disk/store-paths'

export interface LowdbBackendOptions {
  /** Made if it is not there. May be a link. */
  readonly dir: string
  readonly clock: Clock
  readonly log?: Log
  readonly files?: FileSystem
  readonly sizes?: JournalSizes
  readonly history?: HistoryLimits
}

export interface OpenedStore {
  readonly backend: StorageBackend
  readonly installation: Installation
  /** Sentences for the instructor about what was found damaged or unusual. Empty: all is well. */
  readonly notices: readonly string[]
  /** Writes are refused until the cause in `notices` is gone and the store is opened again. */
  readonly isReadOnly: boolean
}

/**
 * Opens, or makes, the store in a directory. Only one process at a time has it: throws StorageError `unavailable` naming the
 * owner's pid. Throws `unavailable` also when there was a store and nothing of it can be read: it never
 * silently begins empty. What is damaged is kept beside as `*.corrupt-<time>`, what can be read is used, `notices` says so.
 */
export async function openLowdbBackend(options: LowdbBackendOptions): Promise<OpenedStore> {
  const opening = new Opening(options)
  return opening.run()
}

class Opening {
  private readonly files: FileSystem
  private readonly paths: StorePaths
  private readonly adapter: SnapshotAdapter
  private readonly log: Log

  constructor(private readonly options: LowdbBackendOptions) {
    this.files = options.files ?? nodeFileSystem
    this.files.makeDirectory(options.dir)
    this.paths = storePaths(this.files.resolve(options.dir))
    this.adapter = new SnapshotAdapter(this.files, this.paths.snapshot)
    this.log = options.log ?? silentLog
  }

  async run(): Promise<OpenedStore> {
    const lock = this.tryLock()
    if (lock instanceof StorageError) return this.openReadOnly(this.recoverOrRefuse(), lock.message)
    try {
      return await this.openLocked(lock)
    } catch (error) {
      lock.release()
      throw diskFault(error, this.paths.directory)
    }
  }

  /** A directory that cannot be written to cannot be locked, and needs no lock. */
  private tryLock(): StoreLock | StorageError {
    try {
      return acquireLock(this.files, this.paths.lock)
    } catch (error) {
      const fault = diskFault(error, this.paths.directory)
      if (fault.code !== 'readonly') throw fault
      return fault
    }
  }

  private async openLocked(lock: StoreLock): Promise<OpenedStore> {
    this.removeLeftovers()
    const recovered = await this.beginEmptyIfAsked() ?? this.recoverOrRefuse() ?? await this.firstStart()
    if (recovered.isNewer) {
      lock.release()
      return this.openReadOnly(recovered, NEWER)
    }
    const journal = await this.beginJournal(recovered, lock)
    const installation = await this.ensureInstallation(recovered.header)
    for (const notice of recovered.notices) this.log.warn(notice)
    const backend = new JournaledBackend({ values: recovered.values, journal, clock: this.options.clock })
    return { backend, installation, notices: recovered.notices, isReadOnly: false }
  }

  private openReadOnly(recovered: Recovered | undefined, why: string): OpenedStore {
    if (recovered === undefined) throw new StorageError('readonly', why)
    const { values, header, notices } = recovered
    this.log.warn(why)
    return {
      backend: new JournaledBackend({ values, journal: readOnlyJournal(why), clock: this.options.clock }),
      installation: { instanceId: header.storeUid, createdAt: header.createdAt },
      notices: [why, ...notices], isReadOnly: true,
    }
  }

  /** undefined: there never was a store here. */
  private recoverOrRefuse(): Recovered | undefined {
    const { files, paths, adapter, options: { history } } = this
    const recovered = recover({ files, paths, adapter, ...(history === undefined ? {} : { history }) })
    if (recovered === undefined && files.exists(paths.installation)) {
      throw new StorageError('unavailable', `The labs that were stored in ${paths.directory} are gone: state.json, state.json.bak and the journals are missing. Nothing was changed. ${WHAT_TO_DO}`)
    }
    return recovered
  }

  private async firstStart(): Promise<Recovered> {
    return this.writeEmpty({ storeUid: randomUUID(), createdAt: this.now(), revision: 0 })
  }

  /** The counter continues where no client has been: milliseconds since 1970 are more than any store has counted. */
  private async beginEmptyIfAsked(): Promise<Recovered | undefined> {
    const { files, paths } = this
    if (!files.exists(paths.startEmpty)) return undefined
    for (const name of files.list(paths.directory)) if (isStoreFile(name)) this.putAside(join(paths.directory, name))
    const installation = readInstallation(files, paths) ?? { instanceId: randomUUID(), createdAt: this.now() }
    const { instanceId: storeUid, createdAt } = installation
    const empty = await this.writeEmpty({ storeUid, createdAt, revision: this.options.clock.now() })
    files.remove(paths.startEmpty)
    return { ...empty, notices: ['The store was begun empty, as asked. What was there before is kept as *.corrupt-* files.'] }
  }

  private async writeEmpty(identity: Pick<SnapshotHeader, 'storeUid' | 'createdAt' | 'revision'>): Promise<Recovered> {
    const header: SnapshotHeader = { formatVersion: FORMAT_VERSION, ...identity, epoch: 1, journal: 1 }
    const values = new VersionedValues(header.revision, this.options.history)
    return { values, header, notices: [], damaged: [], nextJournal: 1, backlogBytes: 0, isNewer: false }
  }

  private async beginJournal(recovered: Recovered, lock: StoreLock): Promise<DiskJournal> {
    const { files, paths, adapter, options: { clock, sizes = DEFAULT_SIZES }, log } = this
    const { values, header, nextJournal: number, damaged, notices } = recovered
    const file = await JournalFile.create(files, paths.journal(number), { number, sizes })
    const db = new Low<Snapshot>(adapter, { header, entries: [] })
    const journal = new DiskJournal({
      values, identity: header, file, paths, files, sizes, db, adapter, clock, log,
      backlogBytes: recovered.backlogBytes, onDidClose: () => lock.release(),
    })
    for (const path of damaged) this.keepDamaged(path)
    const isNew = !files.exists(paths.snapshot)
    if (isNew || notices.length > 0) await journal.writeSnapshotNow()
    return journal
  }

  /** A damaged snapshot must not become the `.bak` of the next one. */
  private keepDamaged(path: string): void {
    if (path === this.paths.snapshot || path === this.paths.backup) this.putAside(path)
    else keepAside(this.files, path, this.options.clock.now())
  }

  private putAside(path: string): void {
    keepAside(this.files, path, this.options.clock.now())
    this.files.remove(path)
  }

  private async ensureInstallation({ storeUid, createdAt }: SnapshotHeader): Promise<Installation> {
    const known = readInstallation(this.files, this.paths)
    if (known?.instanceId === storeUid) return known
    const installation = { instanceId: storeUid, createdAt }
    await writeInstallation(this.files, this.paths, installation)
    return installation
  }

  private removeLeftovers(): void {
    for (const name of this.files.list(this.paths.directory)) if (isTemporary(name)) this.files.remove(join(this.paths.directory, name))
  }

  private now(): string { return new Date(this.options.clock.now()).toISOString() }
}

const NEWER = 'The store was written by a newer version of this program. It is shown but not changed: use the newer version, or restore a backup of this one.'

function isStoreFile(name: string): boolean {
  return name === 'state.json' || name === 'state.json.bak' || journalNumber(name) !== undefined
}
