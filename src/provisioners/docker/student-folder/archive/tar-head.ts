import { sumOf, TAR_BLOCK } from '../../image/tar'
import { ArchiveRefused } from './archive-refused'
import type { ByteSource } from '../byte-source'
import { extendedRecords, numberRecord, wholeNumber } from './tar-records'

export type TarType = 'file' | 'folder' | 'hardLink' | 'symbolicLink' | 'device' | 'pipe' | 'sparseOfOld' | 'unknown'

/**
 * One entry as a tar says it. Names are bytes: a student's file may be called in any encoding, and one letter changed makes two names
 * one. `raw` is all of its header blocks, to be handed on as they came.
 */
export interface TarHead {
  readonly type: TarType
  readonly name: Buffer
  readonly target: Buffer
  /** Bytes that follow, without their padding. */
  readonly size: number
  readonly records: ReadonlyMap<string, Buffer>
  readonly block: Buffer
  readonly raw: Buffer
}

/** Long names and attributes before an entry: more than any file system allows is an attack on memory. */
const MOST_EXTENDED = 1024 * 1024

const TYPES: Readonly<Record<string, TarType>> = {
  '\0': 'file',
  '0': 'file',
  '7': 'file',
  '1': 'hardLink',
  '2': 'symbolicLink',
  '3': 'device',
  '4': 'device',
  '5': 'folder',
  '6': 'pipe',
  S: 'sparseOfOld',
}

interface Extended {
  records: Map<string, Buffer>
  longName?: Buffer
  longTarget?: Buffer
  raw: Buffer[]
  bytes: number
}

export const brokenArchive = (): ArchiveRefused => new ArchiveRefused({ code: 'ArchiveBroken' })
const tooLarge = (): ArchiveRefused => new ArchiveRefused({ code: 'ArchiveHeaderTooLarge' })
export const paddedLength = (size: number): number => Math.ceil(size / TAR_BLOCK) * TAR_BLOCK

/** The next entry, or undefined at the archive's proper end (two empty blocks). What ends otherwise is broken. */
export async function nextHead(source: ByteSource): Promise<TarHead | undefined> {
  const extended: Extended = { records: new Map(), raw: [], bytes: 0 }
  for (;;) {
    const block = await blockOf(source)
    if (isEmpty(block)) return atEnd(source, extended)
    if (sumWithout(block) !== numberAt(block, 148, 8)) throw brokenArchive()
    const type = String.fromCharCode(block.readUInt8(156))
    extended.raw.push(block)
    if (!'xgLK'.includes(type)) return headOf(block, type, extended)
    await takeExtended(source, extended, { block, type })
  }
}

async function atEnd(source: ByteSource, extended: Extended): Promise<undefined> {
  if (extended.raw.length > 0 || !isEmpty(await blockOf(source))) throw brokenArchive()
}

async function takeExtended(
  source: ByteSource,
  extended: Extended,
  { block, type }: { readonly block: Buffer; readonly type: string },
): Promise<void> {
  const size = numberAt(block, 124, 12)
  extended.bytes += TAR_BLOCK + paddedLength(size)
  if (extended.bytes > MOST_EXTENDED) throw tooLarge()
  const whole = await source.exactly(paddedLength(size))
  if (whole === undefined) throw brokenArchive()
  extended.raw.push(whole)
  const content = whole.subarray(0, size)
  if (type === 'L') extended.longName = untilNul(content)
  else if (type === 'K') extended.longTarget = untilNul(content)
  else takeRecords(extended.records, content, type)
}

/** One for all entries at once (`g`) may carry a remark (git's does); that it renames or resizes everything after it is a trick. */
function takeRecords(records: Map<string, Buffer>, content: Buffer, type: string): void {
  const found = extendedRecords(content)
  if (found === undefined) throw brokenArchive()
  if (found === 'tooMany') throw tooLarge()
  if (type === 'g' && [...found.keys()].some((key) => key !== 'comment')) throw new ArchiveRefused({ code: 'ArchiveForm' })
  if (type === 'x') for (const [key, value] of found) records.set(key, value)
}

function headOf(block: Buffer, flag: string, { records, longName, longTarget, raw }: Extended): TarHead {
  const name = records.get('path') ?? longName ?? nameIn(block)
  const size = records.has('size') ? numberRecord(records, 'size') : numberAt(block, 124, 12)
  const isFolderByName = name.at(-1) === 0x2f && TYPES[flag] === 'file'
  const type = isFolderByName ? 'folder' : (TYPES[flag] ?? 'unknown')
  if (size === undefined || (size > 0 && hasNoContent(type))) throw brokenArchive()
  return {
    type,
    name,
    target: records.get('linkpath') ?? longTarget ?? textAt(block, 157, 100),
    size,
    records,
    block,
    raw: raw.length === 1 ? block : Buffer.concat(raw),
  }
}

/** Readers disagree on whether such an entry has content: what follows would be a file to one and headers to another. */
const hasNoContent = (type: TarType): boolean => type !== 'file' && type !== 'sparseOfOld' && type !== 'unknown'

function nameIn(block: Buffer): Buffer {
  const [name, prefix] = [textAt(block, 0, 100), textAt(block, 345, 155)]
  const isPosix = block.toString('latin1', 257, 263) === 'ustar\0'
  return isPosix && prefix.length > 0 ? Buffer.concat([prefix, Buffer.from('/'), name]) : name
}

async function blockOf(source: ByteSource): Promise<Buffer> {
  const block = await source.exactly(TAR_BLOCK)
  if (block === undefined) throw brokenArchive()
  return block
}

const NOTHING = Buffer.alloc(TAR_BLOCK)
const isEmpty = (block: Buffer): boolean => block.equals(NOTHING)

function sumWithout(block: Buffer): number {
  return sumOf(block) - sumOf(block.subarray(148, 156)) + 8 * 0x20
}

function textAt(block: Buffer, at: number, length: number): Buffer {
  return untilNul(block.subarray(at, at + length))
}

function untilNul(text: Buffer): Buffer {
  const end = text.indexOf(0)
  return end < 0 ? text : text.subarray(0, end)
}

/** Octal text, or a big-endian number with the top bit set; anything else is broken. What JavaScript cannot count is the most that it can. */
export function numberAt(block: Buffer, at: number, length: number): number {
  const field = block.subarray(at, at + length)
  if (((field[0] ?? 0) & 0x80) !== 0)
    return wholeNumber(Buffer.from(String(BigInt(`0x${field.toString('hex')}`) & ((1n << BigInt(8 * length - 1)) - 1n)))) ?? 0
  const text = untilNul(field).toString('latin1').trim()
  if (!/^[0-7]*$/.test(text)) throw brokenArchive()
  return Math.min(Number.parseInt(text || '0', 8), Number.MAX_SAFE_INTEGER)
}
