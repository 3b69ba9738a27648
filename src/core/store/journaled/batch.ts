import type { JournalRecord } from './journal'
import { StorageError, type JsonObject, type StoredValue } from '../storage-backend'
import type { Entry, EntryChange, VersionedValues } from './versioned-values'

/** What one caller wants. */
export interface Write {
  readonly key: string
  /** 0: must not exist. Absent: whatever is there. */
  readonly expectedRevision?: number
  /** Frozen, with its JSON text. Absent: delete. */
  readonly content?: { readonly value: JsonObject; readonly text: string }
  readonly expiresAt?: number
  readonly urgent: boolean
}

/** What it comes to, told only after the batch is durable. `change` absent: nothing to do (a delete of nothing). */
export type Verdict = { readonly change?: EntryChange } | { readonly refused: StorageError }

/**
 * Judges the writes of one batch in the order they came, each against what is durable plus what those before it in the
 * batch will have done. Nothing is visible to anybody until the batch is published.
 */
export class Batch {
  readonly records: JournalRecord[] = []
  readonly changes: EntryChange[] = []
  private readonly overlay = new Map<string, Entry | undefined>()

  /** @param revision the newest one given out, also to batches that failed: none is ever given out twice. */
  constructor(
    private readonly values: VersionedValues,
    private readonly admit: (record: JournalRecord) => StorageError | undefined,
    public revision: number,
  ) {}

  judge(write: Write): Verdict {
    const previous = this.current(write.key)
    const conflict = conflictOf(write, previous)
    if (conflict !== undefined) return { refused: conflict }
    if (write.content === undefined && previous === undefined) return {}
    const record = toRecord(write, this.revision + 1)
    const refused = this.admit(record)
    return refused === undefined ? { change: this.accept(write, record, previous) } : { refused }
  }

  private current(key: string): Entry | undefined {
    return this.overlay.has(key) ? this.overlay.get(key) : this.values.get(key)
  }

  private accept(write: Write, record: JournalRecord, previous: Entry | undefined): EntryChange {
    const { key, revision } = record
    const entry = toEntry(write, revision)
    const change: EntryChange = {
      key, revision,
      ...(entry === undefined ? {} : { entry }),
      ...(previous === undefined ? {} : { previous }),
    }
    this.revision = revision
    this.records.push(record)
    this.changes.push(change)
    this.overlay.set(key, entry)
    return change
  }
}

function toRecord({ key, content, expiresAt, urgent }: Write, revision: number): JournalRecord {
  if (content === undefined) return { revision, key, urgent }
  return expiresAt === undefined ? { revision, key, text: content.text, urgent } : { revision, key, text: content.text, expiresAt, urgent }
}

function toEntry({ key, content, expiresAt }: Write, revision: number): Entry | undefined {
  if (content === undefined) return undefined
  const stored: StoredValue = Object.freeze({ key, value: content.value, revision })
  return expiresAt === undefined ? { stored, bytes: content.text.length } : { stored, bytes: content.text.length, expiresAt }
}

function conflictOf({ key, expectedRevision }: Write, previous: Entry | undefined): StorageError | undefined {
  const actual = previous?.stored.revision ?? 0
  if (expectedRevision === undefined || expectedRevision === actual) return undefined
  return new StorageError('conflict', `${key} is at revision ${actual}, not ${expectedRevision}: read it again.`, { key, revision: actual })
}
