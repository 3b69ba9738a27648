import { columnsOf } from './columns'
import type { RosterColumn } from './columns'
import { isHeading } from './headings'
import type { Meaning } from './headings'
import { mailboxesOf, nameIn } from './mailboxes'
import type { Mailbox } from './mailboxes'
import { hasLetter, isEmail, linesOf, plainText } from './plain-text'
import { cellsOf, recordsOf } from './records'
import type { TextRecord } from './records'

/** A student of the list. */
export interface RosterRow {
  /** 1 is the first line of the text; a quoted cell may reach further down. */
  readonly line: number
  readonly lastLine: number
  /** As it stands in the list. */
  readonly text: string
  readonly studentName?: string
  readonly studentEmail?: string
  readonly login?: string
  readonly seat?: string
}

/** `nobody`: no name, address or login in it. `damaged`: letters were lost before it came here. `aboveHeading`: a title. */
export type LeftReason = 'nobody' | 'email' | 'manyEmails' | 'twice' | 'damaged' | 'aboveHeading'

/** What is no row: named, never dropped. */
export interface LeftLine {
  readonly line: number
  readonly lastLine: number
  readonly text: string
  readonly reason: LeftReason
  /** For `twice`: where the student stood first. */
  readonly firstLine?: number
}

export interface Roster {
  readonly rows: readonly RosterRow[]
  readonly left: readonly LeftLine[]
  /** Of a table; a list of addresses has none. */
  readonly columns: readonly RosterColumn[]
  /** The line of the heading. */
  readonly headingLine?: number
  /** Longer than a list of students is: nothing of it was read. */
  readonly isTooLong?: true
}

/** Far beyond any class: whole years of a school, with everything that an export knows of each student. */
export const MAX_ROSTER_LENGTH = 200_000
export const MAX_ROSTER_STUDENTS = 5_000

const DELIMITERS = ['\t', ';', '|', ',']
/** A heading stands on top, under a title or two. */
const MOST_TITLES = 5

/**
 * A class list as it comes out of a mail, a spreadsheet or a school's program. Each line with something in it is a row, or in `left`, or
 * the heading. `meanings`: what a person said the columns are; held against a list with as many.
 */
export function readRoster(text: string, meanings: readonly Meaning[] = []): Roster {
  const lines = text.length > MAX_ROSTER_LENGTH ? [] : linesOf(text)
  if (text.length > MAX_ROSTER_LENGTH || Math.max(lines.length, text.split('@').length) > MAX_ROSTER_STUDENTS + 1)
    return { rows: [], left: [], columns: [], isTooLong: true }
  const table = tableOf(lines)
  const body = table.records.filter(({ isMail, cells }) => !isMail && cells.length > 0)
  const found = columnsOf(
    table.heading?.cells,
    body.map(({ cells }) => cells),
    table.isSurnameFirst,
  )
  const columns =
    meanings.length === found.length ? found.map((column, index) => ({ ...column, meaning: meanings[index] ?? column.meaning })) : found
  const entries = table.records.flatMap((record) => entriesOf(record, columns))
  return {
    ...sorted(table.titles, entries),
    columns: columns.length > 1 ? columns : [],
    ...(table.heading === undefined ? {} : { headingLine: table.heading.line }),
  }
}

interface CleanRecord extends TextRecord {
  /** Written as in a mail: names and addresses, no columns. */
  readonly isMail: boolean
}

interface Table {
  readonly heading?: CleanRecord
  readonly titles: readonly CleanRecord[]
  readonly records: readonly CleanRecord[]
  readonly isSurnameFirst: boolean
}

function tableOf(lines: readonly string[]): Table {
  const declared = /^\uFEFF?sep=(.)\s*$/.exec(lines[0] ?? '')?.[1]
  // Excel's own first line translator what separates the cells; the numbers of the others stay.
  const rest = declared === undefined ? lines : ['', ...lines.slice(1)]
  const filled = rest.filter((line) => plainText(line) !== '')
  const top = filled.slice(0, MOST_TITLES)
  const known = (delimiter: string) =>
    Math.max(0, ...top.map((line) => cleanCells(line, delimiter)).map((cells) => (isHeading(cells) ? cells.length : 0)))
  const withHeading = DELIMITERS.map((delimiter) => ({ delimiter, cells: known(delimiter) })).toSorted((a, b) => b.cells - a.cells)[0]
  const hasHeading = withHeading !== undefined && withHeading.cells > 0
  const plain = filled.filter((line) => !isMailLine(line))
  const usual = DELIMITERS.find((delimiter) => plain.filter((line) => line.includes(delimiter)).length * 2 >= Math.max(1, plain.length))
  const delimiter = declared ?? (hasHeading && withHeading.cells > 1 ? withHeading.delimiter : usual)
  const records = recordsOf(rest, delimiter)
    .filter(({ text }) => text !== '')
    .map((record) => clean(record, hasHeading && withHeading.cells > 1))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const at = records.slice(0, MOST_TITLES).findIndex(({ cells }, index) => (index === 0 || cells.length > 1) && isHeading(cells))
  const heading = records[at]
  return {
    ...(heading === undefined ? {} : { heading }),
    titles: records.slice(0, Math.max(0, at)),
    records: records.slice(at + 1),
    isSurnameFirst: delimiter === ',' && plain.length > 0 && plain.every((line) => !/,\S/.test(line)),
  }
}

const cleanCells = (line: string, delimiter: string | undefined) => cellsOf(line, delimiter).cells.map(plainText)

function clean(record: TextRecord, isTable: boolean): CleanRecord {
  const cells = record.cells.map(plainText)
  const isAlone = cells.length === 1 && record.text.includes('@')
  return { ...record, cells, isMail: isAlone || (!isTable && isMailLine(record.text)) }
}

/** An address in angle brackets, or more than one. */
function isMailLine(line: string): boolean {
  const at = line.indexOf('@')
  return at !== -1 && (line.indexOf('@', at + 1) !== -1 || /<[^<>]*@/.test(line) || /mailto:/i.test(line))
}

type Entry = Omit<RosterRow, 'text'> & { readonly text: string; readonly problem?: 'manyEmails' | 'email' }

function entriesOf(record: CleanRecord, columns: readonly RosterColumn[]): readonly Entry[] {
  const place = { line: record.line, lastLine: record.lastLine }
  if (record.isMail) return mailboxesOf(record.text).map((box) => ({ ...place, text: box.text, ...ofMailbox(box) }))
  const cells = upright(record.cells, columns)
  const cell = (meaning: Meaning) => cells[columns.findIndex((column) => column.meaning === meaning)] ?? ''
  return [{ ...place, text: record.text.trim(), ...ofCells(cell) }]
}

/** Name and address, and on this line the other way round than on most. */
function upright(cells: readonly string[], columns: readonly RosterColumn[]): readonly string[] {
  const email = columns.findIndex(({ meaning }) => meaning === 'email')
  const isTurned =
    cells.length === 2 && columns.length === 2 && email !== -1 && !cells[email]?.includes('@') && cells[1 - email]?.includes('@')
  return isTurned === true ? cells.toReversed() : cells
}

const ofMailbox = ({ name, email }: Mailbox) => ({
  ...(name === undefined ? {} : { studentName: name }),
  ...(email === undefined ? {} : { studentEmail: email }),
})

function ofCells(cell: (meaning: Meaning) => string): Omit<Entry, 'line' | 'lastLine' | 'text'> {
  const boxes = cell('email') === '' ? [] : mailboxesOf(cell('email'))
  const [box] = boxes
  const joined = [cell('givenName'), cell('surname')].filter((part) => part !== '').join(' ')
  const name = joined || nameIn(cell('name')) || (box?.email === undefined ? '' : (box.name ?? ''))
  const isWrong = boxes.length > 0 && box?.email === undefined && hasLetter(cell('email'))
  return {
    ...(hasLetter(name) ? { studentName: name } : {}),
    ...(box?.email === undefined ? {} : { studentEmail: box.email }),
    ...(cell('login') === '' ? {} : { login: cell('login') }),
    ...(cell('seat') === '' ? {} : { seat: cell('seat') }),
    ...(boxes.length > 1 ? { problem: 'manyEmails' } : isWrong ? { problem: 'email' } : {}),
  }
}

function sorted(titles: readonly CleanRecord[], entries: readonly Entry[]): Pick<Roster, 'rows' | 'left'> {
  const rows: RosterRow[] = []
  const left: LeftLine[] = titles.map(({ line, lastLine, text }) => ({ line, lastLine, text: text.trim(), reason: 'aboveHeading' }))
  const first = new Map<string, number>()
  for (const { problem, ...row } of entries) {
    const key = (row.studentEmail ?? row.login)?.toLowerCase()
    const firstLine = key === undefined ? undefined : first.get(key)
    const reason = problem ?? reasonOf(row, firstLine)
    if (reason === undefined) rows.push(row)
    else left.push({ line: row.line, lastLine: row.lastLine, text: row.text, reason, ...(reason === 'twice' ? { firstLine } : {}) })
    if (key !== undefined && reason === undefined) first.set(key, row.line)
  }
  return { rows, left }
}

function reasonOf(row: RosterRow, firstLine: number | undefined): LeftReason | undefined {
  if (row.text.includes('\uFFFD')) return 'damaged'
  if (row.studentEmail !== undefined && !isEmail(row.studentEmail)) return 'email'
  if (row.studentEmail === undefined && row.login === undefined && row.studentName === undefined) return 'nobody'
  return firstLine === undefined ? undefined : 'twice'
}
