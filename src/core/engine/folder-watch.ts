import type { Clock } from '../clock/clock'
import { Ticker } from '../clock/ticker'
import { NEARLY } from '../controller/decide/folder-fit'
import type { FolderSize, Provisioner } from '../provisioner/provisioner'
import type { StoredLab } from '../resource/lab-instance'
import type { ResourceKey } from '../resource/resource'
import type { SettingsSource } from '../settings/settings'
import type { ResourceChange } from '../store/resource-store'
import type { Log } from '../observe/log'

const EVERY_MS = 180_000
/** Labs are being started: soon after. */
const SOON_MS = 15_000
/** A look walks through every folder: for each second that it takes, so many of rest. */
const REST_FOR_EACH = 30
const LONGEST_REST_MS = 3_600_000

export interface FolderWatchOptions {
  readonly clock: Clock
  readonly log: Log
  readonly settings: SettingsSource
  readonly provisioners: () => readonly Provisioner[]
  /** Labs are being made real: they need the machine more. */
  readonly isBusy: () => boolean
  readonly measured: (key: ResourceKey, size: FolderSize) => void
  /** The bound is another one: what is said of this lab's folder may not hold any more. */
  readonly judgeAgain: (key: ResourceKey) => void
}

/**
 * How much the students have made, looked at from time to time, all labs in one look. What comes of it is told to the controller; that
 * nothing comes of it is told to nobody.
 */
export class FolderWatch {
  readonly #options: FolderWatchOptions
  readonly #ready = new Map<string, ResourceKey>()
  readonly #ticker: Ticker
  #stopping = new AbortController()
  #restMs = EVERY_MS
  #maxBytes: number | undefined

  constructor(options: FolderWatchOptions) {
    this.#options = options
    this.#ticker = new Ticker({ clock: options.clock, interval: () => this.#restMs, task: () => this.#look() })
  }

  start(): void {
    this.#stopping = new AbortController()
    this.#maxBytes = this.#options.settings.current().work.maxBytes
    this.#ticker.start()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#ticker.stop()
  }

  /** A tick now. */
  lookNow(): Promise<void> {
    return this.#ticker.runNow()
  }

  /** Handler of the watcher. */
  learn({ type, key, current, previous }: ResourceChange<StoredLab>): void {
    if (previous !== undefined) this.#ready.delete(previous.metadata.uid)
    if (type !== 'DELETED' && current.status.state === 'ready') this.#ready.set(current.metadata.uid, key)
  }

  /** Another bound: what is known is held against it at once, and soon there is another look. */
  adopt(): void {
    const { maxBytes } = this.#options.settings.current().work
    if (maxBytes === this.#maxBytes) return
    this.#maxBytes = maxBytes
    for (const key of this.#ready.values()) this.#options.judgeAgain(key)
    this.#restMs = Math.min(this.#restMs, SOON_MS)
    this.#ticker.reschedule()
  }

  async #look(): Promise<void> {
    const { maxBytes } = this.#options.settings.current().work
    if (this.#ready.size === 0 || maxBytes === Infinity) return this.#rest(EVERY_MS)
    if (this.#options.isBusy()) return this.#rest(SOON_MS)
    const { clock, provisioners } = this.#options
    const began = clock.monotonic()
    const found = await Promise.all(provisioners().map((each) => this.#ask(each, NEARLY * maxBytes)))
    if (this.#stopping.signal.aborted) return
    const tookMs = clock.monotonic() - began
    this.#rest(Math.max(EVERY_MS, REST_FOR_EACH * tookMs, found.includes(undefined) ? 2 * this.#restMs : 0))
    for (const sizes of found) for (const [uid, size] of sizes ?? []) this.#tell(uid, size)
  }

  async #ask(provisioner: Provisioner, closerFrom: number): Promise<ReadonlyMap<string, FolderSize> | undefined> {
    try {
      return await provisioner.folderSizes(closerFrom, this.#stopping.signal)
    } catch (error) {
      this.#options.log.debug('How much is in the folders of labs could not be looked at', { error: String(error) })
      return undefined
    }
  }

  #tell(uid: string, size: FolderSize): void {
    const key = this.#ready.get(uid)
    if (key !== undefined) this.#options.measured(key, size)
  }

  #rest(ms: number): void {
    this.#restMs = Math.min(ms, LONGEST_REST_MS)
  }
}
