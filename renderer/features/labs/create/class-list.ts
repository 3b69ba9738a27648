/** One student of a pasted class list. */
export interface Student {
  /** 1 is the first line of the text. */
  readonly line: number
  readonly email: string
  readonly name?: string
}

export interface ListMistake {
  readonly line: number
  readonly kind: 'noEmail' | 'email' | 'twice'
  /** For `twice`: where it stood first. */
  readonly firstLine?: number
}

export interface ClassList {
  readonly students: readonly Student[]
  readonly mistakes: readonly ListMistake[]
}

/** No student's line is longer. */
const LONGEST_LINE = 10_000

/**
 * Reads what a person copies out of a mail, a spreadsheet or a roll: `Ada Lovelace <ada@school.example>`; name and e-mail beside one
 * another, by comma, semicolon or tab, either way round, quoted or not; or the e-mail alone. Every line that is none of it is named.
 */
export function readClassList(text: string): ClassList {
  const read = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((source, index) => ({ line: index + 1, source: source.slice(0, LONGEST_LINE).trim() }))
    .filter(({ source }) => source !== '')
  const lines = read.filter(({ source }, index) => index > 0 || !isHeading(source)).map(({ line, source }) => readLine(line, source))
  const students = lines.flatMap((each) => ('email' in each ? [each] : []))
  const first = new Map<string, number>()
  const twice: ListMistake[] = []
  for (const { line, email } of students) {
    const firstLine = first.get(email.toLowerCase())
    if (firstLine === undefined) first.set(email.toLowerCase(), line)
    else twice.push({ line, kind: 'twice', firstLine })
  }
  const unread = lines.flatMap((each) => ('kind' in each ? [each] : []))
  const repeated = new Set(twice.map(({ line }) => line))
  return {
    students: students.filter(({ line }) => !repeated.has(line)),
    mistakes: [...unread, ...twice].toSorted((one, other) => one.line - other.line),
  }
}

/** The engine has the last word; this is what can be seen at once. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[A-Za-z0-9][-A-Za-z0-9._+%']*@[A-Za-z0-9](?:[-A-Za-z0-9.]*[A-Za-z0-9])?$/.test(text)
}

const isHeading = (source: string) => !source.includes('@') && /mail/i.test(source)

function readLine(line: number, source: string): Student | ListMistake {
  const cells = angledCells(source) ?? cellsOf(source)
  const email = cells.map((cell) => cell.trim()).find((cell) => cell.includes('@'))
  if (email === undefined) return { line, kind: 'noEmail' }
  if (!isEmail(email)) return { line, kind: 'email' }
  const name = cells.map(cleaned).find((cell) => cell !== '' && !cell.includes('@'))
  return { line, email, ...(name === undefined ? {} : { name }) }
}

/** `Ada <ada@school.example>`, with or without what separates it from the next. */
function angledCells(source: string): readonly string[] | undefined {
  const end = source.endsWith(',') || source.endsWith(';') ? source.length - 2 : source.length - 1
  const start = source.lastIndexOf('<')
  return start !== -1 && source.indexOf('>', start) === end ? [source.slice(0, start), source.slice(start + 1, end)] : undefined
}

/** By tab or semicolon if there are any, else by comma; a quoted cell keeps its commas. */
function cellsOf(source: string): readonly string[] {
  const separator = ['\t', ';'].find((each) => source.includes(each)) ?? ','
  const cells: string[] = ['']
  let isQuoted = false
  for (const letter of source) {
    if (letter === '"') isQuoted = !isQuoted
    else if (letter === separator && !isQuoted) cells.push('')
    else cells[cells.length - 1] += letter
  }
  return cells
}

const cleaned = (text: string) => text.replaceAll('"', '').replace(/\s+/g, ' ').trim()
