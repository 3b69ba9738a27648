import type { Clock } from '../../clock/clock'
import { CommitLoop } from './commit-loop'
import { ExpiryTimers } from './expiry-timers'
import { globMatcher, literalPrefix } from './glob'
import { HistoryWatch } from './history-watch'
import type { Journal } from './journal'
import { toJsonText } from './json-text'
import {
  isStorageError,
  StorageError,
  type JsonObject,
  type StorageBackend,
  type StorageWatch,
  type StoredList,
  type StoredValue,
  type WriteOptions,
} from '../storage-backend'
import type { EntryChange } from './change-history'
import type { VersionedValues } from './versioned-values'

export interface JournaledBackendOptions {
  /** As it was found: empty, or loaded from disk. */
  readonly values: VersionedValues
  readonly journal: Journal
  readonly clock: Clock
}

interface WantedWrite {
  readonly key: string
  readonly expectedRevision?: number
  readonly value: JsonObject
  readonly options: WriteOptions
}

/**
 * A storage backend from three parts: the values in memory that everybody reads, the commit loop that alone changes
 * them, and a journal that makes each change durable first. What is durable is the journal's business: `memory` has
 * one that is nothing, `lowdb` one on disk.
 */
export class JournaledBackend implements StorageBackend {
  readonly #values: VersionedValues
  readonly #journal: Journal
  readonly #clock: Clock
  readonly #loop: CommitLoop
  readonly #timers: ExpiryTimers
  #closing: Promise<void> | undefined

  constructor({ values, journal, clock }: JournaledBackendOptions) {
    this.#values = values
    this.#journal = journal
    this.#clock = clock
    this.#loop = new CommitLoop(values, journal)
    this.#timers = new ExpiryTimers(clock, (key, revision) => this.#expire(key, revision))
    this.#timers.follow(values)
  }

  get revision(): number {
    return this.#values.revision
  }

  async exists(key: string): Promise<boolean> {
    this.#mustBeOpen()
    return this.#values.get(key) !== undefined
  }

  async get(key: string): Promise<StoredValue | undefined> {
    this.#mustBeOpen()
    return this.#values.get(key)
  }

  async set(key: string, value: JsonObject, options: WriteOptions = {}): Promise<StoredValue> {
    return this.#write({ key, value, options })
  }

  async compareAndSwap(key: string, expectedRevision: number, value: JsonObject, options: WriteOptions = {}): Promise<StoredValue> {
    return this.#write({ key, expectedRevision, value, options })
  }

  async delete(key: string, expectedRevision?: number): Promise<boolean> {
    this.#mustBeOpen()
    return (await this.#loop.submit({ key, expectedRevision, text: undefined, expiresAt: undefined, urgent: true })) !== undefined
  }

  async keys(pattern: string): Promise<string[]> {
    this.#mustBeOpen()
    const matches = globMatcher(pattern)
    const found: string[] = []
    for (const { key } of this.#values.under(literalPrefix(pattern))) if (matches(key)) found.push(key)
    return found.sort()
  }

  watch(prefix: string, from?: number): StorageWatch {
    this.#mustBeOpen()
    return new HistoryWatch(this.#values, prefix, from)
  }

  async listByLabels(labels: Readonly<Record<string, string>>, prefix = ''): Promise<StoredList> {
    this.#mustBeOpen()
    const wanted = Object.entries(labels)
    const items: StoredValue[] = []
    for (const entry of this.#values.under(prefix)) if (wanted.length === 0 || hasLabels(entry.value, wanted)) items.push(entry)
    return { items, revision: this.#values.revision }
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish()
    return this.#closing
  }

  async #finish(): Promise<void> {
    this.#timers.stop()
    await this.#loop.idle()
    await this.#journal.close()
  }

  async #write({ key, expectedRevision, value, options: { ttlMs, urgent = false } }: WantedWrite): Promise<StoredValue> {
    this.#mustBeOpen()
    if (key === '') throw new StorageError('invalid', { code: 'KeyEmpty' })
    const expiresAt = ttlMs === undefined ? undefined : this.#clock.now() + ttlMs
    return storedOf(await this.#loop.submit({ key, expectedRevision, text: toJsonText(value), expiresAt, urgent }))
  }

  /** False alarms are fine: somebody wrote the key anew, or the store was closed. */
  async #expire(key: string, expectedRevision: number): Promise<void> {
    try {
      await this.delete(key, expectedRevision)
    } catch (error) {
      if (!isStorageError(error, 'conflict') && !isStorageError(error, 'closed')) throw error
    }
  }

  #mustBeOpen(): void {
    if (this.#closing !== undefined) throw new StorageError('closed', { code: 'StoreClosed' })
  }
}

function storedOf(change: EntryChange | undefined): StoredValue {
  if (change?.entry === undefined) throw new Error('A write was acknowledged without a value.')
  return change.entry
}

function hasLabels(value: JsonObject, wanted: readonly (readonly [string, string])[]): boolean {
  const metadata = value['metadata']
  const labels = isObject(metadata) ? metadata['labels'] : undefined
  return isObject(labels) && wanted.every(([name, text]) => Object.hasOwn(labels, name) && labels[name] === text)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
