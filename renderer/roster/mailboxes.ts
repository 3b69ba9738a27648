import { hasLetter, plainText, spokenName, trimmedOf } from './plain-text'

/** Somebody in the "To" line of a mail: as it stands there, and what was found in it. */
export interface Mailbox {
  readonly text: string
  readonly name?: string
  /** Not judged yet. */
  readonly email?: string
}

/** What mail programs put in front of the line: "To:", in their languages. */
const LINE_NAME = /^\s*(?:to|cc|bcc|from|an|von|kopie|a|à|de)\s*:/i
/** What programs and people write in front of an address. */
const ADDRESS_NAME = /\b(?:mailto|smtp|e-?mail|mail)\s*:/gi
/** What stands in front of a name in a list: a bullet, or a running number with its point. */
const BULLET = /^(?:\d{1,3}[.)]|[-*•·▪–])\s+/

interface Found {
  readonly email: string
  readonly start: number
  readonly end: number
}

/**
 * `Lovelace, Ada <ada@school.example>; "Hopper, Grace" <grace@school.example>`, addresses one after another by comma, semicolon or space,
 * name and address either way round, a name alone. Everything that is not a separator is in one of them.
 */
export function mailboxesOf(line: string): readonly Mailbox[] {
  return split(line.replace(LINE_NAME, ''), ';').flatMap(ofSegment)
}

function ofSegment(segment: string): readonly Mailbox[] {
  const found = addressesIn(segment)
  if (found.length <= 1) return [mailbox(segment, found)]
  const pieces = split(segment, ',')
  if (pieces.length > 1) {
    const inPieces = pieces.map((piece) => ({ piece, found: addressesIn(piece) }))
    if (inPieces.every((each) => each.found.length === 1)) return inPieces.map((each) => mailbox(each.piece, each.found))
  }
  return inOrder(segment, found)
}

/** What stands between two addresses is the name of the second, but for a note in brackets right behind the first. */
function inOrder(segment: string, found: readonly Found[]): readonly Mailbox[] {
  const boxes: Mailbox[] = []
  let from = 0
  for (const [index, each] of found.entries()) {
    const next = found[index + 1]
    // A note runs up to its bracket, or the closing one of the address; a comma belongs to nobody.
    const until = next === undefined ? segment.length : afterNote(segment, each.end, next.start)
    boxes.push(mailbox(segment.slice(from, until), [{ ...each, start: each.start - from, end: each.end - from }]))
    from = until
  }
  return boxes
}

function afterNote(segment: string, end: number, next: number): number {
  const note = /^[>\s]*\([^()]*\)/.exec(segment.slice(end, next))
  const closed = note === null ? (segment[end] === '>' ? 1 : 0) : note[0].length
  return end + closed
}

function mailbox(source: string, found: readonly Found[]): Mailbox {
  const [address] = found
  const around = address === undefined ? source : `${source.slice(0, address.start)} ${source.slice(address.end)}`
  const name = nameIn(around)
  return {
    text: trimmedOf(plainText(source), ' ,;'),
    ...(name === '' ? {} : { name }),
    ...(address === undefined ? {} : { email: address.email }),
  }
}

/** A name as mail programs and people write it in a list. */
export function nameIn(text: string): string {
  const seen = plainText(text.replace(ADDRESS_NAME, ' ').replace(/["<>()[\]]/g, ' ')).replace(BULLET, '')
  const trimmed = trimmedOf(seen, " ,;:|'-")
  return hasLetter(trimmed) ? spokenName(trimmed) : ''
}

/** Words with an @ in them. The same address beside itself in brackets is one: mail programs show the address where they know no name. */
function addressesIn(segment: string): readonly Found[] {
  const found: Found[] = []
  if (!segment.includes('@')) return found
  for (const { 0: word, index } of segment.matchAll(/[^\s<>()[\]",;:|]+/g)) {
    if (!word.includes('@')) continue
    const each = { email: trimmedOf(plainText(word), "'."), start: index, end: index + word.length }
    const last = found.at(-1)
    const isShownTwice =
      last !== undefined && last.email.toLowerCase() === each.email.toLowerCase() && /[<(]/.test(segment.slice(last.end, each.start))
    if (isShownTwice) found[found.length - 1] = { ...last, end: each.end }
    else found.push(each)
  }
  return found
}

/** Outside of quotation marks and angle brackets; pieces with nothing in them are none. */
function split(text: string, separator: string): readonly string[] {
  const pieces: string[] = []
  // A mark that nothing closes is a letter.
  const isPaired = (text.split('"').length - 1) % 2 === 0
  let isQuoted = false
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"' && isPaired) isQuoted = !isQuoted
    if (text[at] !== separator || isQuoted) continue
    pieces.push(text.slice(start, at))
    start = at + 1
  }
  pieces.push(text.slice(start))
  return pieces.filter((piece) => plainText(piece) !== '')
}
