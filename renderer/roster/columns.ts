import { headingWord } from './headings'
import type { HeadingWord, Meaning } from './headings'
import { hasLetter } from './plain-text'

/** A column of the list, shown so that a person can say what it means. */
export interface RosterColumn {
  /** Of the heading; a list without one has none. */
  readonly heading?: string
  /** The first cell with something in it. */
  readonly sample: string
  readonly meaning: Meaning
}

/** So many rows tell what a column is. */
const ENOUGH = 200
/** No table that a person looks at is wider; what stands further right belongs to no student. */
const MOST_COLUMNS = 60

/** `rows`: cleaned cells. `isSurnameFirst`: written "Lovelace, Ada", where nothing else tells. */
export function columnsOf(
  heading: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  isSurnameFirst: boolean,
): readonly RosterColumn[] {
  const widest = rows.reduce((most, cells) => Math.max(most, cells.length), heading?.length ?? 0)
  const count = Math.min(widest, MOST_COLUMNS)
  const columns = Array.from({ length: count }, (_, index) => rows.slice(0, ENOUGH).map((cells) => cells[index] ?? ''))
  const said = Array.from({ length: count }, (_, index) => headingWord(heading?.[index] ?? ''))
  const isSaid = said.filter((word) => word !== undefined).length > 1 || (count === 1 && said[0] !== undefined)
  const meanings = isSaid ? meant(said, columns) : guessed(columns, isSurnameFirst)
  return columns.map((cells, index) => ({
    ...(heading === undefined ? {} : { heading: heading[index] ?? '' }),
    sample: cells.find((cell) => cell !== '') ?? '',
    meaning: meanings[index] ?? 'ignore',
  }))
}

/** A meaning is one column's: who translator it again takes it away from the other. */
export function withMeaning(meanings: readonly Meaning[], index: number, meaning: Meaning): readonly Meaning[] {
  return meanings.map((each, at) => (at === index ? meaning : each === meaning ? 'ignore' : each))
}

function meant(said: readonly (HeadingWord | undefined)[], columns: readonly (readonly string[])[]): readonly Meaning[] {
  const first = (word: HeadingWord) => said.indexOf(word)
  const has = (...words: readonly HeadingWord[]) => words.some((word) => first(word) !== -1)
  // An address is one also under a heading that translator nothing, or says "User name".
  const email = first('email') === -1 ? columns.findIndex(isEmails) : first('email')
  const isWhole = !has('givenName', 'surname')
  const hasLogin = email !== -1 || (has('login') && first('login') !== email)
  return said.map((word, index): Meaning => {
    if (index === email) return 'email'
    if (word === undefined || word === 'email' || first(word) !== index) return 'ignore'
    if (word === 'number') return hasLogin ? 'ignore' : 'login'
    if (word === 'family') return isWhole && !has('name') ? 'name' : has('givenName') && !has('surname') ? 'surname' : 'ignore'
    if (word === 'name') return has('givenName') && has('surname', 'family') ? 'ignore' : 'name'
    return word
  })
}

/** Without a heading: addresses, names of one or two parts, and where there is no address, what else tells people apart. */
function guessed(columns: readonly (readonly string[])[], isSurnameFirst: boolean): readonly Meaning[] {
  const meanings = columns.map((): Meaning => 'ignore')
  const addresses = columns.map((cells) => cells.filter((cell) => cell.includes('@')).length)
  const email = addresses.findIndex((count) => count > 0 && count === Math.max(...addresses))
  if (email !== -1) meanings[email] = 'email'
  const names = columns.flatMap((cells, index) => (index !== email && areNames(cells) ? [index] : []))
  if (columns.length === 1 && email === -1) return [areLogins(columns[0] ?? []) ? 'login' : 'name']
  const [one, two] = names
  const whole = names.find((index) => mostOf(columns[index] ?? [], (cell) => cell.includes(' ')))
  if (whole !== undefined) meanings[whole] = 'name'
  else if (one !== undefined && two !== undefined) {
    meanings[one] = isSurnameFirst ? 'surname' : 'givenName'
    meanings[two] = isSurnameFirst ? 'givenName' : 'surname'
  } else if (one !== undefined) meanings[one] = 'name'
  const login = email === -1 ? columns.findIndex((cells, index) => !names.includes(index) && areLogins(cells)) : -1
  if (login !== -1) meanings[login] = 'login'
  return meanings
}

const isEmails = (cells: readonly string[]) => mostOf(cells, (cell) => cell.includes('@'))

/** Not a group's name: of those a class has few. */
function areNames(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  const isVaried = filled.length < 4 || new Set(filled).size * 2 > filled.length
  return isVaried && filled.filter((cell) => hasLetter(cell) && !/[\d@]/.test(cell)).length * 2 >= Math.max(1, filled.length)
}

/** Not 1, 2, 3: that counts the rows. */
function areLogins(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  const isCounting = filled.length > 1 && filled.every((cell, index) => cell.replace('.', '') === String(index + 1))
  return !isCounting && mostOf(filled, (cell) => /\d/.test(cell) && !cell.includes(' '))
}

function mostOf(cells: readonly string[], is: (cell: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell !== '')
  return filled.length > 0 && filled.filter(is).length * 2 > filled.length
}
