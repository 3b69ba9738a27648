import type { Sentence } from './sentence'

/** What an error tells: ours carry it as data; of any other there are only its own words. */
export function sentenceIn(error: unknown): Sentence {
  if (error instanceof Error && 'sentence' in error) return error.sentence as Sentence
  return { code: 'Said', params: { said: error instanceof Error ? error.message : String(error) } }
}
