import { english } from '../sentences/english'
import type { Unsubscribe } from '../clock/clock'
import type { Sentence } from '../sentences/sentence'

/**
 * Where resources are kept: eight verbs, with the guarantees of etcd written on them. Every backend
 * passes `test/conformance/storage-backend.suite.ts`; the resource store relies on nothing else.
 *
 * - One counter: every write of whatever key gets the next revision. It never goes back and is never reused, also
 *   over restarts and for writes that failed. A delete is a write.
 * - Acknowledged means durable. Nothing is readable or watchable before it is durable, and a rejected write
 *   leaves no trace: not in memory, not in the watch, not on disk.
 * - Values are frozen JSON; what is handed in is copied (or frozen), what is handed out is never changed again.
 */
export interface StorageBackend {
  /** Revision of the newest durable write; 0 for an empty store. */
  readonly revision: number
  exists(key: string): Promise<boolean>
  get(key: string): Promise<StoredValue | undefined>
  /** Writes whatever is there now. With a ttl the key deletes itself after that time (a delete like any other, watched). */
  set(key: string, value: JsonObject, options?: WriteOptions): Promise<StoredValue>
  /** True if the key was there. With `expectedRevision`: throws `conflict` if the key is at another revision. */
  delete(key: string, expectedRevision?: number): Promise<boolean>
  /** Keys that match a glob: `*` stands for any run of characters. Sorted. */
  keys(pattern: string): Promise<string[]>
  /**
   * Everything that happens to keys with this prefix after revision `from` (default: from now on), in order, each once.
   * Throws `expired` at once, or from a later `take`, when `from` is older than the history that is kept; the caller
   * lists again. Throws `future` when `from` is greater than `revision`.
   */
  watch(prefix: string, from?: number): StorageWatch
  /** All values under a prefix whose `metadata.labels` have every one of these labels ({} = all), with one revision for the whole list. */
  listByLabels(labels: Readonly<Record<string, string>>, prefix?: string): Promise<StoredList>
  /**
   * Writes only if the key is at `expectedRevision` (0: must not exist); else throws `conflict` and changes nothing.
   * By revision, not by value: A -> B -> A is a conflict.
   */
  compareAndSwap(key: string, expectedRevision: number, value: JsonObject, options?: WriteOptions): Promise<StoredValue>
  /** Finishes what was acknowledged or is under way, then lets go of files and locks. Later calls throw `closed`. */
  close(): Promise<void>
}

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [member: string]: Json | undefined
}

/** Read its members: it may be a view whose value is made when it is first read, so spreading it copies no value. */
export interface StoredValue {
  readonly key: string
  readonly value: JsonObject
  readonly revision: number
}

export interface StoredList {
  readonly items: readonly StoredValue[]
  readonly revision: number
}

export interface WriteOptions {
  readonly ttlMs?: number
  /** This write leads to something being removed: it may use the room that is kept back for deletes on a full disk. */
  readonly urgent?: boolean
}

export interface StorageChange {
  readonly key: string
  readonly revision: number
  /** Absent: deleted. */
  readonly value?: StoredValue
  /** Absent: the key was not there before. */
  readonly previous?: StoredValue
}

/**
 * A reader's place in the history. Pulled, not pushed: a slow reader holds nobody up and no memory; it falls off the
 * end of the history and is told `expired`. Instant and polling watchers are the same thing, drained at another moment.
 */
export interface StorageWatch {
  /**
   * What came since the last call, oldest first (at most `limit`, default all), and the revision up to which the reader
   * now knows everything (a bookmark). Costs O(new), also with 100,000 keys stored. Throws `expired`.
   */
  take(limit?: number): { readonly changes: readonly StorageChange[]; readonly revision: number }
  /** Called after a write that this watch will hand out became durable. May be called once for many. */
  onDidSignal(listener: () => void): Unsubscribe
  close(): void
}

export type StorageErrorCode = 'conflict' | 'expired' | 'future' | 'unavailable' | 'full' | 'readonly' | 'closed' | 'invalid'

export class StorageError extends Error {
  override readonly name = 'StorageError'
  constructor(
    readonly code: StorageErrorCode,
    /** What is told, as data; the message is its English. */
    readonly sentence: Sentence,
    readonly details: { readonly key?: string; readonly revision?: number; readonly cause?: unknown } = {},
  ) {
    super(english(sentence), details.cause === undefined ? undefined : { cause: details.cause })
  }
}

export function isStorageError(error: unknown, code?: StorageErrorCode): error is StorageError {
  return error instanceof StorageError && (code === undefined || error.code === code)
}
