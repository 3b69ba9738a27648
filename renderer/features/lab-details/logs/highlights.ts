import type { Match } from './log-search'

const ALL = 'lab-log-match'
const CURRENT = 'lab-log-current'
/** Painted at most: a person sees some dozens at a time, and those around the present one are among them. */
const MOST_HIGHLIGHTED = 1_000

/** Paints matches over the text as it stands, without touching the page's elements. */
export function highlightMatches(
  matches: readonly Match[],
  at: number | undefined,
  textOf: (chunk: number) => Node | undefined,
): Range | undefined {
  const from = Math.max(0, (at ?? matches.length) - MOST_HIGHLIGHTED / 2)
  const ranges = matches.slice(from, from + MOST_HIGHLIGHTED).flatMap((match) => rangeOf(match, textOf) ?? [])
  const current = at === undefined ? undefined : matches[at]
  const currentRange = current === undefined ? undefined : rangeOf(current, textOf)
  CSS.highlights.set(ALL, new Highlight(...ranges))
  CSS.highlights.set(CURRENT, new Highlight(...(currentRange === undefined ? [] : [currentRange])))
  return currentRange
}

export function clearHighlights(): void {
  CSS.highlights.delete(ALL)
  CSS.highlights.delete(CURRENT)
}

function rangeOf({ chunk, from, to }: Match, textOf: (chunk: number) => Node | undefined): Range | undefined {
  const text = textOf(chunk)
  if (text === undefined || (text.textContent ?? '').length < to) return undefined
  const range = new Range()
  range.setStart(text, from)
  range.setEnd(text, to)
  return range
}
