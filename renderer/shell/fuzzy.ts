/** More is not typed to find a line. */
const LONGEST_WANTED = 200

/**
 * How well a text answers what was typed, higher is better; undefined: not at all. A part of the text counts most, at the
 * beginning of a word more than inside one; "al" also finds "Ada Lovelace", by the beginnings of its words.
 */
export function match(wanted: string, text: string): number | undefined {
  const words = wanted
    .slice(0, LONGEST_WANTED)
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const scores = words.map((word) => matchWord(word, text.toLowerCase()))
  return scores.some((score) => score === undefined)
    ? undefined
    : scores.reduce<number>((sum, score) => sum + (score ?? 0), 0) - text.length / 100
}

const AT_START = 10
const AT_WORD = 6
const IN_A_ROW = 4

function matchWord(wanted: string, text: string): number | undefined {
  const whole = text.indexOf(wanted)
  if (whole >= 0) return wanted.length * IN_A_ROW + startBonus(text, whole) + AT_WORD
  return scattered(wanted, text)
}

/** Letter by letter: each follows the one before, or begins a word. Anything looser finds everything. */
function scattered(wanted: string, text: string): number | undefined {
  let score = 0
  let from = 0
  for (const letter of wanted) {
    const at = from > 0 && text[from] === letter ? from : nextWordStart(text, letter, from)
    if (at < 0) return undefined
    score += at === from && from > 0 ? IN_A_ROW : startBonus(text, at)
    from = at + 1
  }
  return score / 2
}

function startBonus(text: string, at: number): number {
  if (at === 0) return AT_START
  return /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? AT_WORD : 0
}

function nextWordStart(text: string, letter: string, from: number): number {
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) if (startBonus(text, at) > 0) return at
  return -1
}

export interface Found {
  readonly title: string
  readonly group: string
}

/** The best, best first; equals in the order they came in. Nothing typed: the first ones as they are. */
export function best<Item extends Found>(wanted: string, items: readonly Item[], most: number): readonly Item[] {
  if (wanted.trim() === '') return items.slice(0, most)
  const scored = items.flatMap((item, order) => {
    const inTitle = match(wanted, item.title)
    const score = inTitle ?? (match(wanted, `${item.group} ${item.title}`) ?? Number.NaN) - AT_WORD
    return Number.isNaN(score) ? [] : [{ item, score, order }]
  })
  return scored
    .toSorted((one, other) => other.score - one.score || one.order - other.order)
    .slice(0, most)
    .map(({ item }) => item)
}
