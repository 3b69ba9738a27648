import type { Sentence } from '../../sentences/sentence'
import { StorageError } from '../storage-backend'
import type { Entry } from './entry'

/** One key's step: absent `entry` is a delete, absent `previous` a birth. */
export interface EntryChange {
  readonly key: string
  readonly revision: number
  readonly entry: Entry | undefined
  readonly previous: Entry | undefined
}

/**
 * The newest changes of the whole store, shared by every watch: a watch is a place in here, not a buffer of its own, so
 * a reader that stopped reading costs nothing and simply falls off the old end (`expired`).
 *
 * Example with room for three. Changes get places in the order they were published:
 *
 *     place     0      1      2      3
 *     change  r5:a   r6:b   r9:a   r10:b-deleted      (r7, r8 belonged to a batch that failed)
 *
 * After r10 place 0 is dropped and `completeSince` becomes 5: who knows everything up to r5 can still be told what came
 * after; who knows only r4 has missed r5 and is told `expired`. A watch from r7 starts at place 2.
 */
export interface HistoryLimits {
  readonly maxChanges: number
  readonly maxBytes: number
}

const DEFAULT_HISTORY: HistoryLimits = { maxChanges: 10_000, maxBytes: 20 * 1024 * 1024 }

export class ChangeHistory {
  readonly #limits: HistoryLimits

  /** Oldest first; those before `head` are dropped already and cut off now and then, so that dropping costs O(1). */
  #changes: EntryChange[] = []
  #head = 0
  /** Cursor of changes[0]; cursors never shift, so a watch may keep one. */
  #base = 0
  #bytes = 0

  /** @param completeSince every change after this revision is in the history. */
  constructor(
    public completeSince: number,
    limits: HistoryLimits = DEFAULT_HISTORY,
  ) {
    this.#limits = limits
  }

  get end(): number {
    return this.#base + this.#changes.length
  }

  add(change: EntryChange): void {
    this.#changes.push(change)
    this.#bytes += bytesOf(change)
    while (this.#changes.length - this.#head > this.#limits.maxChanges || this.#bytes > this.#limits.maxBytes) this.#dropOldest()
  }

  /** Everything so far is forgotten, because something is missing: whoever knew less than `revision` must list again. */
  forget(revision: number): void {
    this.#base = this.end
    this.#changes = []
    this.#head = this.#bytes = 0
    this.completeSince = revision
  }

  /** Throws `expired`. */
  cursorAfter(revision: number): number {
    if (revision < this.completeSince) throw expired(revision, this.completeSince)
    let low = this.#head
    let high = this.#changes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#changes[middle]?.revision ?? 0) > revision) high = middle
      else low = middle + 1
    }
    return this.#base + low
  }

  /** Throws `expired` when the change at this place was dropped. undefined: nothing there yet. */
  at(place: number): EntryChange | undefined {
    if (place < this.#base + this.#head) throw expired(undefined, this.completeSince)
    return this.#changes[place - this.#base]
  }

  #dropOldest(): void {
    const oldest = this.#changes[this.#head]
    if (oldest === undefined) return
    this.#head += 1
    this.#bytes -= bytesOf(oldest)
    this.completeSince = oldest.revision
    if (this.#head * 2 > this.#changes.length) this.#cutOff()
  }

  #cutOff(): void {
    this.#changes = this.#changes.slice(this.#head)
    this.#base += this.#head
    this.#head = 0
  }
}

/** What a change keeps alive. */
function bytesOf({ key, entry, previous }: EntryChange): number {
  return (entry?.textLength ?? 0) + (previous?.textLength ?? 0) + key.length
}

function expired(from: number | undefined, completeSince: number): StorageError {
  const since = completeSince
  const sentence: Sentence =
    from === undefined ? { code: 'WatchFellBehind', params: { since } } : { code: 'HistoryGone', params: { revision: from, since } }
  return new StorageError('expired', sentence, { revision: since })
}
