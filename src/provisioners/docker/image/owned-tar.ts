import type { Owner } from '../container/lab-user'
import { octal, sumOf, TAR_BLOCK, writeOwner } from './tar'

/** One entry of a tar, as its header says. */
export interface TarItem {
  readonly name: string
  readonly isFile: boolean
  readonly isFolder: boolean
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly size: number
}

interface Piece {
  readonly header: Buffer
  readonly type: string
  /** With its header and padding. */
  readonly whole: Buffer
  readonly size: number
}

/** What a tar has in it; long names are read from the extended header before them. */
export function itemsIn(tar: Buffer): readonly TarItem[] {
  const items: TarItem[] = []
  let extended = ''
  for (const piece of piecesOf(tar)) {
    if (piece.type === 'x') extended = contentOf(piece).toString('utf8')
    if ('xg'.includes(piece.type)) continue
    items.push(itemOf(piece, extended))
    extended = ''
  }
  return items
}

/**
 * The same tar with another owner on everything in it. `under`: put before each name ('..' reaches the very folder that a tar is unpacked
 * in); an entry whose name is too long for that is left out, and stays whose it is.
 */
export function withOwner(tar: Buffer, owner: Owner, under = ''): Buffer {
  const kept: Buffer[] = []
  const pieces = piecesOf(Buffer.from(tar))
  for (const [index, piece] of pieces.entries()) {
    const isExtended = piece.type === 'x'
    const named = isExtended ? pieces[index + 1] : piece
    if (under !== '' && !canGoUnder(isExtended ? piece : pieces[index - 1], named)) continue
    if (isExtended) rewriteExtended(piece, owner)
    else rewriteHeader(piece.header, owner, under)
    kept.push(piece.whole)
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * TAR_BLOCK)])
}

/** Cut off in the middle, what is whole of it. */
function piecesOf(tar: Buffer): readonly Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at + TAR_BLOCK <= tar.length;) {
    const header = tar.subarray(at, at + TAR_BLOCK)
    if (header.every((byte) => byte === 0)) break
    const size = numberAt(header, 124, 12)
    const end = at + TAR_BLOCK + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK
    pieces.push({ header, type: String.fromCharCode(header.readUInt8(156) || 0x30), whole: tar.subarray(at, end), size })
    at = end
  }
  return pieces
}

function itemOf({ header, type, size }: Piece, extended: string): TarItem {
  const prefix = textAt(header, 345, 155)
  const short = textAt(header, 0, 100)
  return {
    name: /(?:^|\n)\d+ path=([^\n]*)/.exec(extended)?.[1] ?? (prefix === '' ? short : `${prefix}/${short}`),
    isFile: type === '0',
    isFolder: type === '5',
    mode: numberAt(header, 100, 8),
    uid: Number(/(?:^|\n)\d+ uid=(\d+)/.exec(extended)?.[1] ?? numberAt(header, 108, 8)),
    gid: Number(/(?:^|\n)\d+ gid=(\d+)/.exec(extended)?.[1] ?? numberAt(header, 116, 8)),
    size,
  }
}

const contentOf = ({ whole, size }: Piece): Buffer => whole.subarray(TAR_BLOCK, TAR_BLOCK + size)

/** Only where the plain header says the whole name, with room before it. */
function canGoUnder(
  before: Piece | undefined,
  { header, type }: Piece = { header: Buffer.alloc(TAR_BLOCK), type: '', whole: Buffer.alloc(0), size: 0 },
): boolean {
  const isNamedBefore = before?.type === 'x' && /\d+ (?:path|linkpath)=/.test(contentOf(before).toString('latin1'))
  return !isNamedBefore && type !== '1' && textAt(header, 257, 5) === 'ustar' && textAt(header, 345, 155) === ''
}

/** A number there is replaced by one of as many digits: the length of the record is part of it. */
function rewriteExtended(piece: Piece, owner: Owner): void {
  const content = contentOf(piece)
  const text = content.toString('latin1')
  for (const [word, value] of [
    ['uid', owner.uid],
    ['gid', owner.gid],
  ] as const) {
    const found = new RegExp(`(?:^|\\n)\\d+ ${word}=(\\d+)`).exec(text)
    const digits = found?.[1] ?? ''
    if (found !== null)
      content.write(
        String(value).padStart(digits.length, '0').slice(-digits.length),
        found.index + found[0].length - digits.length,
        'latin1',
      )
  }
}

function rewriteHeader(header: Buffer, owner: Owner, under: string): void {
  writeOwner(header, owner)
  if (under !== '') header.write(`${under}\0`, 345, 'latin1')
  header.write(' '.repeat(8), 148, 'latin1')
  header.write(`${octal(sumOf(header), 7)} `, 148, 'latin1')
}

function textAt(header: Buffer, at: number, length: number): string {
  return header
    .subarray(at, at + length)
    .toString('utf8')
    .replace(/\0.*$/s, '')
}

/** Octal text, or a big-endian number with the top bit set. */
function numberAt(header: Buffer, at: number, length: number): number {
  if ((header[at] ?? 0) & 0x80) return Number(header.readBigUInt64BE(at + length - 8) & 0x7fffffffffffffffn)
  return Number.parseInt(textAt(header, at, length).trim() || '0', 8)
}
