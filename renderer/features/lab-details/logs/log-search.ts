import type { LogChunk } from './log-ring'

export interface Match {
  /** The chunk's id, and where in its text. */
  readonly chunk: number
  readonly from: number
  readonly to: number
}

/** Beyond that a count helps nobody: the word is to be made longer. */
const MOST_MATCHES = 10_000

/** Every place where the words stand, as typed but for upper and lower case; nothing in them is special. */
export function findMatches(chunks: readonly LogChunk[], words: string): Match[] {
  if (words === '') return []
  const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu')
  const matches: Match[] = []
  for (const { id, text } of chunks) {
    for (const {
      index,
      0: { length },
    } of text.matchAll(pattern)) {
      matches.push({ chunk: id, from: index, to: index + length })
      if (matches.length === MOST_MATCHES) return matches
    }
  }
  return matches
}

/** The one after (or before) the present one, round the ends; the newest first when nothing was chosen yet. */
export function stepMatch(count: number, at: number | undefined, by: 1 | -1): number | undefined {
  if (count === 0) return undefined
  if (at === undefined || at >= count) return count - 1
  return (at + by + count) % count
}

/** Lines arrived or went: the same place under its new number. */
export function sameMatch(matches: readonly Match[], before: Match | undefined): number | undefined {
  if (before === undefined) return undefined
  const at = matches.findIndex(({ chunk, from }) => chunk === before.chunk && from === before.from)
  return at === -1 ? undefined : at
}
