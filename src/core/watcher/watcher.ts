import { english } from '../sentences/english'
import { sentenceIn } from '../sentences/of-error'
import type { Sentence } from '../sentences/sentence'
import type { Clock, Unsubscribe } from '../clock/clock'
import { Ticker } from '../clock/ticker'
import type { Log } from '../observe/log'
import type { LoopStatus } from '../observe/loop-status'
import type { Metrics } from '../metrics/metrics'
import { Emitter } from '../events/emitter'
import type { Resource } from '../resource/resource'
import type { SettingsSource } from '../settings/settings'
import { ListWatch } from '../store/list-watch'
import type { ResourceChange, ResourceStore } from '../store/resource-store'
import { type ChangeHandler, HandlerLane } from './handler-lane'
import { KnownResources } from './known-resources'

export interface WatcherOptions {
  readonly store: ResourceStore
  readonly kind: string
  readonly settings: SettingsSource
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
}

/**
 * Notices every change of one kind and tells all handlers. The store keeps the history and the watcher a cursor in it, so
 * looking costs as much as there is news, with 10 labs and with 100,000.
 *
 * Two modes, the same reading at another moment: `instant` reads when the store has news, and on every poll as a safety
 * net; `poll` reads on the poll only. Switching between them loses nothing, because the cursor stays.
 *
 * Starts with a list, told as CREATED, and follows from its version. Of a list that had to come in between (410 Expired) it tells the
 * differences, deletions included.
 *
 * Metric cache_hit_ratio: a look that found nothing new, and a change whose old value was known already, are hits.
 */
export class Watcher<R extends Resource> {
  readonly #options: WatcherOptions
  readonly #lanes = new Set<HandlerLane<R>>()
  readonly #ticker: Ticker
  /** Everything that every handler was told of. Empty while stopped. */
  #known = new KnownResources<R>()
  readonly #source: ListWatch<R>
  #stopListening: Unsubscribe | undefined
  /** Changes told by the last look. */
  #saw = 0
  #lastError: Sentence | undefined
  readonly #noticed: Emitter<ResourceChange<R>>

  constructor(options: WatcherOptions) {
    this.#options = options

    this.#noticed = new Emitter((error) => options.log.error('A listener of the watcher failed.', { error }))
    const { clock, store, kind } = options
    this.#source = new ListWatch({
      store,
      kind,
      clock,
      onList: (list) => this.#known.differences(list).forEach((change) => this.#tell(change)),
      onChange: (change) => this.#tell(change),
      onNews: () => this.#onSignal(),
      onRetry: () => void this.#ticker.wake(),
      onGap: () => options.log.warn(`${kind} Watcher fell behind the store's history and lists everything again`),
    })
    this.#ticker = new Ticker({
      clock,
      interval: () => options.settings.current().watch.pollIntervalMs,
      task: () => this.#look(),
      onError: (error) => this.#recordError(error),
    })
  }

  /**
   * May be called at any time; while running, the new handler is first told what exists. Handlers are isolated: one that throws
   * is asked again for that change (five attempts, 1.5 s), one that is slow holds up nobody else.
   */
  addHandler(name: string, handler: ChangeHandler<R>): Unsubscribe {
    const { clock, log, metrics } = this.#options
    const lane = new HandlerLane<R>({ name, handler, clock, log, metrics })
    this.#lanes.add(lane)
    for (const change of this.#known.asCreated()) lane.push(change)
    return () => {
      this.#lanes.delete(lane)
      lane.close()
    }
  }

  /** For who looks on: each change as it is noticed, before any handler has it. Handlers do the work, and are asked again. */
  onDidNotice(listener: (change: ResourceChange<R>) => void): Unsubscribe {
    return this.#noticed.listen(listener)
  }

  /** Resolves when every handler was told what exists. Rejects when the store cannot be read: then nothing has started. */
  async start(): Promise<void> {
    if (this.#ticker.status().running) return
    await this.#source.catchUp().catch((error: unknown) => this.#giveUp(error))
    this.#stopListening = this.#options.settings.onDidChange(() => this.#adoptSettings())
    this.#ticker.start()
    this.#options.log.info(`${this.#options.kind} Watcher started`)
    // News between the list and the first signal that was listened to.
    this.#onSignal()
  }

  /** Finishes the look under way. What handlers have not been told by then, the next start lists. */
  async stop(): Promise<void> {
    if (!this.#ticker.status().running) return
    await this.#ticker.stop()
    this.#stopListening?.()
    this.#source.close()
    this.#known = new KnownResources()
    this.#options.log.info(`${this.#options.kind} Watcher stopped`)
  }

  /** Sees nothing until resumed and loses nothing: its cursor in the history stays. Never kept over a restart. */
  pause(): void {
    this.#ticker.pause()
  }

  resume(): void {
    this.#ticker.resume()
  }

  /** Looks now, whatever the mode, even while paused; resolves when handlers without promises have been told. */
  runNow(): Promise<void> {
    return this.#ticker.runNow()
  }

  status(): LoopStatus {
    const lastError = this.#lastError === undefined ? {} : { lastError: this.#lastError }
    return { name: 'watcher', ...this.#ticker.status(), saw: this.#saw, ...lastError }
  }

  #giveUp(error: unknown): never {
    this.#source.close()
    throw error
  }

  #adoptSettings(): void {
    this.#ticker.reschedule()
    // From poll to instant: what waits for the next poll has waited long enough.
    this.#onSignal()
  }

  #onSignal(): void {
    if (this.#options.settings.current().watch.mode === 'instant') void this.#ticker.wake()
  }

  async #look(): Promise<void> {
    const { clock, metrics } = this.#options
    const began = clock.monotonic()
    metrics.count('watch_loop_iterations')
    this.#saw = 0
    await this.#source.catchUp()
    if (this.#saw === 0) metrics.hit('cache_hit_ratio', true)
    metrics.duration('average_poll_duration', clock.monotonic() - began)
    this.#lastError = undefined
  }

  #tell(change: ResourceChange<R>): void {
    const { log, metrics } = this.#options
    this.#saw += 1
    metrics.count('changes_detected')
    metrics.hit('cache_hit_ratio', this.#known.get(change.key) !== undefined)
    this.#known.apply(change)
    if (isNews(change)) log.info(sentenceOf(change))
    this.#noticed.fire(change)
    for (const lane of this.#lanes) lane.push(change)
  }

  #recordError(error: unknown): void {
    const { kind, log, metrics } = this.#options
    this.#lastError = sentenceIn(error)
    metrics.count('loop_errors')
    log.error(`${kind} Watcher could not read the store and tries again: ${english(this.#lastError)}`, { error })
  }
}

/**
 * `student-labs/python-basics-lab -> ready`: the log line of a change. A kind without states says what happened; what was asked to be gone
 * is on its way there, whatever its status said last.
 */
function sentenceOf({ type, current }: ResourceChange): string {
  const { namespace, name } = current.metadata
  const subject = namespace === undefined ? name : `${namespace}/${name}`
  return `Watcher detected change: ${subject} -> ${type === 'DELETED' ? 'deleted' : (heardState(current) ?? type.toLowerCase())}`
}

/** A status that moved within its state (progress, conditions) is no news for a person who reads the log. */
function isNews({ type, current, previous }: ResourceChange): boolean {
  return type !== 'STATUS_UPDATED' || previous === undefined || heardState(current) !== heardState(previous)
}

function heardState(resource: Resource): string | undefined {
  const state = stateOf(resource)
  return state === undefined || resource.metadata.deletionTimestamp === undefined || state === 'deleted' ? state : 'deleting'
}

function stateOf({ status }: Resource): string | undefined {
  if (typeof status !== 'object' || status === null || !('state' in status)) return undefined
  return typeof status.state === 'string' ? status.state : undefined
}
