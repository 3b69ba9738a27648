import type { Sentence } from '../../../core/sentences/sentence'
import type { Journal } from '../../../core/store/journaled/journal'
import { StorageError } from '../../../core/store/storage-backend'

/** For a store that may be looked at only. */
export function readOnlyJournal(why: Sentence): Journal {
  const refused = (): StorageError => new StorageError('readonly', why)
  return { admit: refused, append: () => Promise.reject(refused()), close: () => Promise.resolve() }
}
