import type { Clock } from '../../core/clock/clock'
import type { Sentence } from '../../core/sentences/sentence'
import { silentLog } from '../../core/observe/log'
import type { Log } from '../../core/observe/log'
import type { HistoryLimits } from '../../core/store/journaled/change-history'
import { JournaledBackend } from '../../core/store/journaled/journaled-backend'
import { StorageError } from '../../core/store/storage-backend'
import type { StorageBackend } from '../../core/store/storage-backend'
import { beginEmptyIfAsked, firstStart } from './begin-empty'
import { beginJournal, goOnInLast } from './begin-journal'
import type { JournalBeginning } from './begin-journal'
import { diskFault, told } from './disk/disk-fault'
import { nodeFileSystem } from './disk/file-system'
import type { FileSystem } from './disk/file-system'
import { acquireLock } from './disk/store-lock'
import type { StoreLock } from './disk/store-lock'
import { storePaths } from './disk/store-paths'
import type { StorePaths } from './disk/store-paths'
import { warnOfFolder } from './disk/unsafe-folder'
import { ensureInstallation } from './installation'
import type { Installation } from './installation'
import type { JournalSizes } from './journal/journal-file'
import { recover, warnOf } from './recover'
import type { Recovered } from './recover'
import type { SnapshotHeader } from './snapshot/snapshot'
import { SnapshotAdapter } from './snapshot/snapshot-adapter'
import { CURRENT_FORMAT } from './snapshot/store-format'
import type { StoreFormat } from './snapshot/store-format'
import type { Journal } from '../../core/store/journaled/journal'

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
  /** What the instructor is told of what was found damaged or unusual: English, or data that each language says. Empty: all is well. */
  readonly notices: readonly Sentence[]
  /** Writes are refused until the cause in `notices` is gone and the store is opened again. */
  readonly isReadOnly: boolean
  /** What is so right now: it was opened on a full disk, and takes deletes only until there is room. */
  fault(): Sentence | undefined
}

/**
 * Opens, or makes, the store in a directory. Only one process at a time has it: throws StorageError `unavailable` naming the
 * owner's pid. Throws `unavailable` also when there was a store and nothing of it can be read: it never
 * silently begins empty. What is damaged is kept beside as `*.corrupt-<time>`, what can be read is used, `notices` says so. On a full disk
 * it is opened for reading and deleting (`fault`), and goes on by itself when there is room.
 */
export async function openLowdbBackend(options: LowdbBackendOptions): Promise<OpenedStore> {
  const opening = new Opening(options)
  return opening.run()
}

class Opening {
  readonly #options: LowdbBackendOptions
  readonly #files: FileSystem
  readonly #paths: StorePaths
  readonly #adapter: SnapshotAdapter
  readonly #log: Log
  readonly #format: StoreFormat
  readonly #ofFolder: Sentence | undefined

  constructor(options: LowdbBackendOptions) {
    this.#options = options

    const { files = nodeFileSystem, log = silentLog, format = CURRENT_FORMAT, dir, clock } = options
    this.#ofFolder = files.makeDirectory(dir)
    this.#files = files
    this.#paths = storePaths(files.resolve(dir))
    this.#adapter = new SnapshotAdapter({ files, clock, path: this.#paths.snapshot })
    this.#log = log
    this.#format = format
  }

  async run(): Promise<OpenedStore> {
    const lock = this.#tryLock()
    if (lock instanceof StorageError) return this.#openReadOnly(this.#recoverOrRefuse(), lock)
    try {
      return await this.#openLocked(lock)
    } catch (error) {
      lock.release()
      throw diskFault(error, this.#paths.directory)
    }
  }

  /** A directory that cannot be written to, not even a lock, needs no lock. */
  #tryLock(): StoreLock | StorageError {
    try {
      return acquireLock(this.#files, this.#paths.lock)
    } catch (error) {
      const fault = diskFault(error, this.#paths.directory)
      if (fault.code !== 'readonly' && fault.code !== 'full') throw fault
      return fault
    }
  }

  async #openLocked(lock: StoreLock): Promise<OpenedStore> {
    const files = this.#files
    const paths = this.#paths
    const options = this.#options
    const beginning = { ...options, files, paths, adapter: this.#adapter, log: this.#log, lock, formatVersion: this.#format.version }
    const recovered = beginEmptyIfAsked(beginning) ?? this.#recoverOrRefuse() ?? firstStart(beginning)
    if (recovered.isNewer) {
      lock.release()
      return this.#openReadOnly(recovered, new StorageError('readonly', { code: 'StoreNewer' }))
    }
    try {
      const journal = await beginJournal(recovered, beginning)
      const installation = await ensureInstallation(files, paths, recovered.header)
      const backend = new JournaledBackend({ values: recovered.values, journal, clock: options.clock })
      return { backend, installation, notices: this.#tell(recovered.notices), isReadOnly: false, fault: () => undefined }
    } catch (error) {
      const fault = diskFault(error, paths.directory)
      if (fault.code !== 'full') throw fault
      return this.#openCramped(recovered, beginning, fault)
    }
  }

  /** On a full disk: into what the last journal kept back; where that cannot be, for reading only. */
  async #openCramped(recovered: Recovered, beginning: JournalBeginning, why: StorageError): Promise<OpenedStore> {
    const { clock } = this.#options
    const { snapshot, directory } = this.#paths
    if (!this.#files.exists(snapshot)) throw told('full', { code: 'NoRoomToBegin', params: { directory } }, why)
    const journal = await goOnInLast(recovered, beginning, why).catch((error: unknown) =>
      this.#log.warn('The last journal could not be gone on in', { error }),
    )
    if (journal === undefined) {
      beginning.lock.release()
      return this.#openReadOnly(recovered, why)
    }
    const { values, header, notices } = recovered
    const sentence = { code: 'OpenedOnFullDisk', params: { why: why.sentence } }
    warnOf(this.#log, [sentence])
    return {
      backend: new JournaledBackend({ values, journal, clock }),
      installation: installationOf(header),
      notices: this.#tell(notices),
      isReadOnly: false,
      fault: () => (journal.fault === undefined ? undefined : sentence),
    }
  }

  #openReadOnly(recovered: Recovered | undefined, why: StorageError): OpenedStore {
    const { code, sentence } = why
    if (recovered === undefined)
      throw code === 'full' ? told('full', { code: 'NoRoomToBegin', params: { directory: this.#paths.directory } }, why) : why
    const notice = code === 'full' ? { code: 'OpenedWithoutRoom', params: { why: sentence } } : sentence
    const { values, header, notices } = recovered
    return {
      backend: new JournaledBackend({ values, journal: readOnlyJournal(notice), clock: this.#options.clock }),
      installation: installationOf(header),
      notices: this.#tell([notice, ...notices]),
      isReadOnly: true,
      fault: () => notice,
    }
  }

  /** undefined: there never was a store here. */
  #recoverOrRefuse(): Recovered | undefined {
    const files = this.#files
    const paths = this.#paths
    const { history } = this.#options
    const recovered = recover({ files, paths, adapter: this.#adapter, format: this.#format, ...(history === undefined ? {} : { history }) })
    if (recovered === undefined && files.exists(paths.installation)) {
      throw new StorageError('unavailable', { code: 'StoreGone', params: { directory: paths.directory } })
    }
    return recovered
  }

  #tell(notices: readonly Sentence[]): readonly Sentence[] {
    const { directory } = this.#paths
    const warnings = [warnOfFolder(directory, this.#files.typeOf(directory)), this.#ofFolder].filter((warning) => warning !== undefined)
    const all = [...notices, ...warnings]
    warnOf(this.#log, all)
    return all
  }
}

function installationOf({ storeUid, createdAt }: SnapshotHeader): Installation {
  return { instanceId: storeUid, createdAt }
}

/** For a store that may be looked at only. */
function readOnlyJournal(why: Sentence): Journal {
  const refused = (): StorageError => new StorageError('readonly', why)
  return { admit: refused, append: () => Promise.reject(refused()), close: () => Promise.resolve() }
}
