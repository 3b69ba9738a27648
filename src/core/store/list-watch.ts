import { backoffDelay } from '../clock/backoff'
import type { Cancel, Clock } from '../clock/clock'
import { isExpired } from '../resource/api-error'
import type { Resource } from '../resource/resource'
import type { ResourceChange, ResourceList, ResourceStore, ResourceWatch } from './resource-store'

/** A disk that is away for a moment, or for an hour: 250 ms, 500, 1 s, ... */
const BACKOFF = { baseMs: 250, capMs: 30_000 }

export interface ListWatchOptions<R extends Resource> {
  readonly store: ResourceStore
  readonly kind: string
  readonly clock: Clock
  /** All that there is: at the beginning, and whenever the history did not reach back to where this one had read. */
  readonly onList: (list: ResourceList<R>) => void
  /** Each change after the list, once and in order. */
  readonly onChange: (change: ResourceChange<R>) => void
  /** There is something to read: call `catchUp` when it suits. */
  readonly onNews: () => void
  /** The last reading failed, and it is time for another one: call `catchUp`. */
  readonly onRetry: () => void
  /** The history no longer reaches back; a list comes next. */
  readonly onGap?: () => void
}

/**
 * One kind as it is and as it goes on: a list, then everything after its version; when the history no longer reaches back (410
 * Expired), a list again. Everybody in the engine who follows the store does it through this, and reads when it likes: what is not read
 * costs nothing here, it waits in the store's history.
 *
 *     catchUp()   list at 41                  onList(a, b)
 *     write 42    onNews
 *     catchUp()   read 42                     onChange(42)
 *     the disk is away, the history has been cut
 *     catchUp()   Expired, the list fails     throws; onRetry after 250 ms, 500 ms, 1 s, ... at most 30 s
 *     catchUp()   list at 99                  onList(a, c)
 *
 * A reading that failed is tried again in the same way by all: nobody gives up, and nobody asks a store that is away all the time.
 */
export class ListWatch<R extends Resource> {
  readonly #options: ListWatchOptions<R>
  /** undefined: a list has to come first. */
  #cursor: ResourceWatch<R> | undefined
  /** Exactly while a list is on its way; whoever asks meanwhile shares it. */
  #listing: Promise<void> | undefined
  /** Goes up with every `close`: a list that arrives after it is not wanted any more. */
  #closings = 0
  /** In a row. */
  #failures = 0
  #retry: Cancel | undefined

  constructor(options: ListWatchOptions<R>) {
    this.#options = options
  }

  /** Everything up to now has been told when this resolves; without a list, when it returns. Throws what the store throws, and sees to another try. */
  async catchUp(): Promise<void> {
    const closings = this.#closings
    try {
      if (!this.readNew()) await this.#listOnce()
      this.#failures = 0
      this.#retry?.()
    } catch (error) {
      if (closings === this.#closings) this.#retryLater()
      throw error
    }
  }

  /** Tells what is new, without a list. False: a list has to come first. Throws what the store throws; then a list comes first as well. */
  readNew(): boolean {
    if (this.#cursor === undefined) return false
    try {
      for (const change of this.#cursor.take().changes) this.#options.onChange(change)
      return true
    } catch (error) {
      this.#leaveCursor()
      if (!isExpired(error)) throw error
      this.#options.onGap?.()
      return false
    }
  }

  /** Nothing is told after this, until the next `catchUp`, which begins with a list. */
  close(): void {
    this.#closings += 1
    this.#listing = undefined
    this.#failures = 0
    this.#retry?.()
    this.#leaveCursor()
  }

  #listOnce(): Promise<void> {
    if (this.#listing !== undefined) return this.#listing
    const listing = this.#list().finally(() => {
      if (this.#listing === listing) this.#listing = undefined
    })
    this.#listing = listing
    return listing
  }

  async #list(): Promise<void> {
    const { store, kind, onList, onNews } = this.#options
    const closings = this.#closings
    const list = await store.list<R>(kind)
    if (closings !== this.#closings) return
    this.#cursor = store.watch<R>(kind, { resourceVersion: list.resourceVersion })
    this.#cursor.onDidSignal(onNews)
    onList(list)
    // What was written while the list was under way gave no signal to anybody.
    if (store.resourceVersion !== list.resourceVersion) onNews()
  }

  #retryLater(): void {
    this.#retry?.()
    this.#retry = this.#options.clock.after(backoffDelay(this.#failures++, BACKOFF), this.#options.onRetry)
  }

  #leaveCursor(): void {
    this.#cursor?.close()
    this.#cursor = undefined
  }
}
