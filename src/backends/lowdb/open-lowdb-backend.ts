import type { Clock } from '../../core/clock/clock'
import { silentLog, type Log } from '../../core/engine/log'
import type { HistoryLimits } from '../../core/store/journaled/change-history'
import { JournaledBackend } from '../../core/store/journaled/journaled-backend'
import { StorageError, type StorageBackend } from '../../core/store/storage-backend'
import { beginEmptyIfAsked, firstStart } from './begin-empty'
import { beginJournal } from './begin-journal'
import { diskFault } from './disk/disk-fault'
import { nodeFileSystem, type FileSystem } from './disk/file-system'
import { acquireLock, type StoreLock } from './disk/store-lock'
import { storePaths, type StorePaths } from './disk/store-paths'
import { warnOfFolder } from './disk/unsafe-folder'
import { ensureInstallation, type Installation } from './installation'
import type { JournalSizes } from './journal/journal-file'
import { readOnlyJournal } from './journal/read-only-journal'
import { recover, WHAT_TO_DO, type Recovered } from './recover'
import { SnapshotAdapter } from './snapshot/snapshot-adapter'
import { CURRENT_FORMAT, type StoreFormat } from './snapshot/store-format'

export interface LowdbBackendOptions {
  /** Made if it is not there. May be a link. */
  readonly dir: string
  readonly clock: Clock
  readonly log?: Log
  readonly files?: FileSystem
  readonly sizes?: JournalSizes
  readonly history?: HistoryLimits
  readonly format?: StoreFormat
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
  private readonly format: StoreFormat

  constructor(private readonly options: LowdbBackendOptions) {
    const { files = nodeFileSystem, log = silentLog, format = CURRENT_FORMAT, dir, clock } = options
    files.makeDirectory(dir)
    this.files = files
    this.paths = storePaths(files.resolve(dir))
    this.adapter = new SnapshotAdapter({ files, clock, path: this.paths.snapshot })
    this.log = log
    this.format = format
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
    const { files, paths, adapter, log, options, format: { version: formatVersion } } = this
    const beginning = { ...options, files, paths, adapter, log, lock, formatVersion }
    const recovered = beginEmptyIfAsked(beginning) ?? this.recoverOrRefuse() ?? firstStart(beginning)
    if (recovered.isNewer) {
      lock.release()
      return this.openReadOnly(recovered, NEWER)
    }
    const journal = await beginJournal(recovered, beginning)
    const installation = await ensureInstallation(files, paths, recovered.header)
    const backend = new JournaledBackend({ values: recovered.values, journal, clock: options.clock })
    return { backend, installation, notices: this.tell(recovered.notices), isReadOnly: false }
  }

  private openReadOnly(recovered: Recovered | undefined, why: string): OpenedStore {
    if (recovered === undefined) throw new StorageError('readonly', why)
    const { values, header, notices } = recovered
    return {
      backend: new JournaledBackend({ values, journal: readOnlyJournal(why), clock: this.options.clock }),
      installation: { instanceId: header.storeUid, createdAt: header.createdAt },
      notices: this.tell([why, ...notices]), isReadOnly: true,
    }
  }

  /** undefined: there never was a store here. */
  private recoverOrRefuse(): Recovered | undefined {
    const { files, paths, adapter, format, options: { history } } = this
    const recovered = recover({ files, paths, adapter, format, ...(history === undefined ? {} : { history }) })
    if (recovered === undefined && files.exists(paths.installation)) {
      throw new StorageError('unavailable', `The labs that were stored in ${paths.directory} are gone: state.json, state.json.bak and the journals are missing. Nothing was changed. ${WHAT_TO_DO}`)
    }
    return recovered
  }

  private tell(notices: readonly string[]): readonly string[] {
    const { directory } = this.paths
    const warning = warnOfFolder(directory, this.files.typeOf(directory))
    const all = warning === undefined ? notices : [...notices, warning]
    for (const notice of all) this.log.warn(notice)
    return all
  }
}

const NEWER = 'The store was written by a newer version of this program. It is shown but not changed: use the newer version, or restore a backup of this one.'
