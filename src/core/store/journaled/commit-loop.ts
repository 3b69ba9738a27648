import { Batch, type WriteOutcome, type Write } from './batch'
import type { Journal } from './journal'
import { StorageError, isStorageError } from '../storage-backend'
import type { EntryChange } from './change-history'
import type { VersionedValues } from './versioned-values'

interface PendingWrite {
  readonly write: Write
  readonly resolve: (change: EntryChange | undefined) => void
  readonly reject: (error: unknown) => void
}

/** One sync to disk is shared by at most so many writes; bounds the pause in which a batch is judged. */
const MAX_BATCH = 1000
/** Turns of the microtask queue in which writers that were just answered come back with their next write. */
const GATHERING_TURNS = 12
const NEXT_TURN = Promise.resolve()

/**
 * The one writer. Group commit: all writes that wait are judged in order, made durable by one `journal.append`, and
 * only then published and acknowledged. What comes meanwhile waits for the next round. So a write costs one sync, and
 * sixty-four at a time cost one sync too.
 *
 *     writers    A  B  C        D  E
 *     journal    [A B C]------->[D E]------->
 *     readers            A,B,C        D,E
 *
 * A round whose append fails is refused as a whole, nothing of it was visible, and its revisions are not used again.
 */
export class CommitLoop {
  readonly #values: VersionedValues
  readonly #journal: Journal
  readonly #waiting: PendingWrite[] = []
  #round: Promise<void> | undefined
  #lastRevision: number

  constructor(values: VersionedValues, journal: Journal) {
    this.#values = values
    this.#journal = journal

    this.#lastRevision = values.revision
  }

  /** Resolves once durable and published. Rejects with a StorageError; then nothing has happened. */
  submit(write: Write): Promise<EntryChange | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ write, resolve, reject })
      this.#round ??= this.#run()
    })
  }

  /** Resolves when nothing waits and nothing is under way. */
  async idle(): Promise<void> {
    while (this.#round !== undefined) await this.#round
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      for (let turn = 0; turn < GATHERING_TURNS; turn += 1) await NEXT_TURN
      const writes = this.#waiting.splice(0, MAX_BATCH)
      // A broken invariant: nobody may wait for ever because of it, and a promise that is answered already stays so.
      await this.#commit(writes).catch((error: unknown) => {
        for (const { reject } of writes) reject(error)
      })
    }
    this.#round = undefined
  }

  async #commit(writes: readonly PendingWrite[]): Promise<void> {
    const batch = new Batch(this.#values, (record) => this.#journal.admit(record), this.#lastRevision)
    const verdicts = writes.map(({ write }) => batch.judge(write))
    this.#lastRevision = batch.revision
    try {
      if (batch.records.length > 0) await this.#journal.append(batch.records)
    } catch (error) {
      // Also for those that were refused: the reason may be a write of this batch, which now never happened.
      for (const { reject } of writes) reject(asStorageError(error))
      return
    }
    this.#values.publish(batch.changes)
    writes.forEach((waiting, index) => answer(waiting, verdicts[index]))
  }
}

function answer({ resolve, reject }: PendingWrite, verdict: WriteOutcome | undefined): void {
  if (isStorageError(verdict)) reject(verdict)
  else resolve(verdict)
}

function asStorageError(error: unknown): StorageError {
  return isStorageError(error) ? error : new StorageError('unavailable', { code: 'StoreCannotWrite' }, { cause: error })
}
