import { apiError } from '../resource/api-error'
import type { StorageBackend, StoredList, StoredValue } from './storage-backend'

/**
 * A long list in pages that all show the same moment. No copy of the list is kept between pages: the store's history
 * says how each key looked at the first page's revision, and when it no longer reaches back the token is Expired.
 *
 * Example. Page one shows a, b at r7 (token `7/b`). Then r8 deletes c and r9 creates bb. Page two lists now: a, b, bb, d;
 * the history after r7 says: c was there, bb was not; so the page is c, d.
 */
export interface PageToken {
  readonly revision: number
  readonly after: string
}

export function writeToken({ revision, after }: PageToken): string {
  return `${revision}/${after}`
}

export function readToken(text: string): PageToken {
  const [, revision, after] = /^(\d{1,15})\/(.+)$/s.exec(text) ?? []
  if (revision === undefined || after === undefined) throw apiError('BadRequest', { code: 'ContinueInvalid' })
  return { revision: Number(revision), after }
}

/** Throws StorageError `expired`, `future`. */
export async function listAt(backend: StorageBackend, prefix: string, token: PageToken): Promise<StoredList> {
  // The watch starts first: whatever is written while the list is read is in its history then.
  const watch = backend.watch(prefix, token.revision)
  try {
    const now = await backend.listByLabels({}, prefix)
    const then = new Map<string, StoredValue | undefined>(now.items.map((item) => [item.key, item]))
    const undone = new Set<string>()
    for (const change of watch.take().changes) {
      if (change.revision > now.revision) break
      if (!undone.has(change.key)) then.set(change.key, change.previous)
      undone.add(change.key)
    }
    const items = [...then.values()].filter((item) => item !== undefined).sort((a, b) => (a.key < b.key ? -1 : 1))
    return { items, revision: token.revision }
  } finally {
    watch.close()
  }
}
