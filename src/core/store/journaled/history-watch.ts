import type { Unsubscribe } from '../../clock/clock'
import { StorageError, type StorageChange, type StorageWatch } from '../storage-backend'
import type { EntryChange } from './change-history'
import type { VersionedValues } from './versioned-values'

/** A reader's place in the history, see ChangeHistory. Holds a number and its listeners, nothing else. */
export class HistoryWatch implements StorageWatch {
  readonly #values: VersionedValues
  readonly #prefix: string
  #cursor: number
  /** Everything up to here was handed out or is not under the prefix. Never goes back. */
  #known: number
  #closed = false
  readonly #listeners = new Set<() => void>()
  #stopListening: Unsubscribe | undefined

  /** Throws `expired`, `future`. */
  constructor(values: VersionedValues, prefix: string, from?: number) {
    this.#values = values
    this.#prefix = prefix

    this.#known = from ?? values.revision
    if (this.#known > values.revision) {
      const { revision } = values
      throw new StorageError('future', { code: 'RevisionUnknown', params: { revision: this.#known, newest: revision } }, { revision })
    }
    this.#cursor = values.history.cursorAfter(this.#known)
  }

  take(limit = Number.POSITIVE_INFINITY): { readonly changes: readonly StorageChange[]; readonly revision: number } {
    if (this.#closed) throw new StorageError('closed', { code: 'WatchClosed' })
    const { history } = this.#values
    const changes: StorageChange[] = []
    while (this.#cursor < history.end && changes.length < limit) {
      const change = history.at(this.#cursor)
      if (change === undefined) break
      if (change.key.startsWith(this.#prefix)) changes.push(toStorageChange(change))
      this.#known = change.revision
      this.#cursor += 1
    }
    if (this.#cursor === history.end) this.#known = this.#values.revision
    return { changes, revision: this.#known }
  }

  onDidSignal(listener: () => void): Unsubscribe {
    const own = (): void => listener()
    this.#listeners.add(own)
    this.#stopListening ??= this.#values.onDidPublish((changes) => this.#signal(changes))
    return () => this.#unsubscribe(own)
  }

  close(): void {
    this.#closed = true
    this.#listeners.clear()
    this.#stop()
  }

  #signal(changes: readonly EntryChange[]): void {
    if (!changes.some((change) => change.key.startsWith(this.#prefix))) return
    // A listener that throws must not keep the news from the others, nor the acknowledgement from the writer.
    for (const listener of [...this.#listeners]) queueMicrotask(listener)
  }

  #unsubscribe(listener: () => void): void {
    this.#listeners.delete(listener)
    if (this.#listeners.size === 0) this.#stop()
  }

  #stop(): void {
    this.#stopListening?.()
    this.#stopListening = undefined
  }
}

function toStorageChange({ key, revision, entry, previous }: EntryChange): StorageChange {
  return {
    key,
    revision,
    ...(entry === undefined ? {} : { value: entry }),
    ...(previous === undefined ? {} : { previous }),
  }
}
