import { StorageError } from '../storage-backend'
import type { EntryChange } from './change-history'
import { Entry } from './entry'
import type { JournalRecord } from './journal'
import type { VersionedValues } from './versioned-values'

/** What one caller wants. */
export interface Write {
  readonly key: string
  /** 0: must not exist. Absent: whatever is there. */
  readonly expectedRevision: number | undefined
  /** The value as JSON. Absent: delete. */
  readonly text: string | undefined
  readonly expiresAt: number | undefined
  readonly urgent: boolean
}

/** What it comes to, told only after the batch is durable. undefined: nothing to do (a delete of nothing). */
export type WriteOutcome = EntryChange | StorageError | undefined

/**
 * Judges the writes of one batch in the order they came, each against what is durable plus what those before it in the
 * batch will have done. Nothing is visible to anybody until the batch is published.
 */
export class Batch {
  readonly #values: VersionedValues
  readonly #admit: (record: JournalRecord) => StorageError | undefined
  readonly records: JournalRecord[] = []
  readonly changes: EntryChange[] = []
  readonly #overlay = new Map<string, Entry | undefined>()

  /** @param revision the newest one given out, also to batches that failed: none is ever given out twice. */
  constructor(
    values: VersionedValues,
    admit: (record: JournalRecord) => StorageError | undefined,
    public revision: number,
  ) {
    this.#values = values
    this.#admit = admit
  }

  judge(write: Write): WriteOutcome {
    const previous = this.#current(write.key)
    const conflict = conflictOf(write, previous)
    if (conflict !== undefined) return conflict
    if (write.text === undefined && previous === undefined) return undefined
    const { key, text, expiresAt, urgent } = write
    const record = { revision: this.revision + 1, key, text, expiresAt, urgent }
    return this.#admit(record) ?? this.#accept(record, previous)
  }

  #current(key: string): Entry | undefined {
    return this.#overlay.has(key) ? this.#overlay.get(key) : this.#values.get(key)
  }

  #accept(record: JournalRecord, previous: Entry | undefined): EntryChange {
    const { key, revision, text, expiresAt } = record
    const entry = text === undefined ? undefined : new Entry(key, revision, text, expiresAt)
    const change = { key, revision, entry, previous }
    this.revision = revision
    this.records.push(record)
    this.changes.push(change)
    this.#overlay.set(key, entry)
    return change
  }
}

function conflictOf({ key, expectedRevision }: Write, previous: Entry | undefined): StorageError | undefined {
  const actual = previous?.revision ?? 0
  if (expectedRevision === undefined || expectedRevision === actual) return undefined
  const sentence = { code: 'KeyMoved', params: { key, actual, expected: expectedRevision } }
  return new StorageError('conflict', sentence, { key, revision: actual })
}
