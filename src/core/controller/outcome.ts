import type { Sentence } from '../sentences/sentence'

/**
 * What one run over one key says. Four outcomes and no more:
 * - done: nothing to do until something changes. The key's backoff starts over.
 * - later(ms): not an error; the same key again at that time. Always with a time.
 * - retry (an error was thrown): again with the key's backoff.
 * - terminal: telling a person is all that can be done. Recorded, not repeated.
 */
export type Outcome =
  | { readonly type: 'done' }
  | { readonly type: 'later'; readonly delayMs: number }
  | { readonly type: 'retry'; readonly error: unknown }
  | { readonly type: 'terminal'; readonly why: Sentence }

export const done: Outcome = { type: 'done' }
export const later = (delayMs: number): Outcome => ({ type: 'later', delayMs })
export const retry = (error: unknown): Outcome => ({ type: 'retry', error })
export const terminal = (why: Sentence): Outcome => ({ type: 'terminal', why })
