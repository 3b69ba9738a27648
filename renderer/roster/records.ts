/** One row of a table as it was pasted. A quoted cell may reach over several lines. */
export interface TextRecord {
  /** 1 is the first line of the text. */
  readonly line: number
  readonly lastLine: number
  readonly text: string
  readonly cells: readonly string[]
}

/** A cell with more lines than an address is a quotation mark that was never closed. */
const MOST_LINES = 6
/** After so many marks that were not closed they are no quotation marks here: the text is read once, not again for each of them. */
const MOST_STRAY = 50

/** `delimiter` undefined: every line is one cell. Linear in the length of the text. */
export function recordsOf(lines: readonly string[], delimiter: string | undefined): readonly TextRecord[] {
  const records: TextRecord[] = []
  let stray = 0
  for (let index = 0; index < lines.length;) {
    const text = lines[index] ?? ''
    const alone = cellsOf(text, delimiter)
    const over = alone.isOpen && stray < MOST_STRAY ? overLines(lines, index, delimiter) : undefined
    if (alone.isOpen && over === undefined) stray += 1
    const record = over ?? { line: index + 1, lastLine: index + 1, text, cells: alone.cells }
    records.push(record)
    index = record.lastLine
  }
  return records
}

/** The shortest run of lines in which every quoted cell is closed; a cell that holds two addresses is none, it swallowed the next student. */
function overLines(lines: readonly string[], index: number, delimiter: string | undefined): TextRecord | undefined {
  for (let last = index + 1; last < Math.min(lines.length, index + MOST_LINES); last++) {
    if (!lines[last]?.includes('"')) continue
    const text = lines.slice(index, last + 1).join('\n')
    const { cells, isOpen } = cellsOf(text, delimiter)
    if (isOpen) continue
    const isOne = cells.every((cell) => !cell.includes('\n') || cell.indexOf('@') === cell.lastIndexOf('@'))
    return isOne ? { line: index + 1, lastLine: last + 1, text, cells } : undefined
  }
  return undefined
}

/** `isOpen`: a cell begins with a quotation mark that nothing closes; it was taken for a letter. */
export function cellsOf(source: string, delimiter: string | undefined): { readonly cells: readonly string[]; readonly isOpen: boolean } {
  const cells: string[] = []
  let isOpen = false
  for (let at = 0; ;) {
    const quoted: QuotedCell | 'open' | undefined = isOpen ? undefined : quotedCell(source, at, delimiter)
    isOpen ||= quoted === 'open'
    const isQuoted = quoted !== undefined && quoted !== 'open'
    const next = isQuoted ? quoted.end : delimiter === undefined ? -1 : source.indexOf(delimiter, at)
    const end = next === -1 ? source.length : next
    cells.push(isQuoted ? quoted.value : source.slice(at, end))
    if (end >= source.length) return { cells, isOpen }
    at = end + 1
  }
}

interface QuotedCell {
  readonly value: string
  readonly end: number
}

/** A quotation mark begins a cell only at its beginning, and ends it only at its end. */
function quotedCell(source: string, at: number, delimiter: string | undefined): QuotedCell | 'open' | undefined {
  const start = afterSpaces(source, at)
  if (source[start] !== '"') return undefined
  for (let mark = source.indexOf('"', start + 1); mark !== -1; mark = source.indexOf('"', mark + 2)) {
    if (source[mark + 1] === '"') continue
    const end = afterSpaces(source, mark + 1)
    if (end < source.length && source[end] !== delimiter) return undefined
    return { value: source.slice(start + 1, mark).replaceAll('""', '"'), end }
  }
  return 'open'
}

function afterSpaces(source: string, from: number): number {
  let at = from
  while (source[at] === ' ') at += 1
  return at
}
