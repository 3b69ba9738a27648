import type { StorageError } from '../storage-backend'

/**
 * Where writes become durable before anybody learns of them. The commit loop is its only caller and never calls
 * `append` again before the last one settled.
 */
export interface Journal {
  /**
   * Asked once for every write of the coming batch, in order. An error refuses this write alone (the disk is full, but
   * the delete behind it still goes into the room kept back for it).
   */
  admit(record: JournalRecord): StorageError | undefined
  /**
   * Resolves when all records are durable. Rejects with a StorageError when that is not certain; then none of them may
   * come back after a restart as far as the journal can prevent it, and the next append starts on proven ground.
   */
  append(records: readonly JournalRecord[]): Promise<void>
  close(): Promise<void>
}

export interface JournalRecord {
  readonly revision: number
  readonly key: string
  /** The value as JSON text. Absent: deleted. */
  readonly text: string | undefined
  /** Wall clock ms at which the key deletes itself. */
  readonly expiresAt: number | undefined
  /** May use the room kept back: deletes, and writes that lead to one. */
  readonly urgent: boolean
}

/** For a store that lives as long as the process. */
export const noJournal: Journal = {
  admit: () => undefined,
  append: () => Promise.resolve(),
  close: () => Promise.resolve(),
}
