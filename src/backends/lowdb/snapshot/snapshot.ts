import { english } from '../../../core/sentences/english'
import type { Sentence } from '../../../core/sentences/sentence'
import { Entry } from '../../../core/store/journaled/entry'
import { checksum, hex } from '../disk/checksum'
import { readItem, writeItem } from '../journal/item-line'

/**
 * The whole store at one revision, as one JSON document with one item on each line, so that both a person with `jq` and a
 * reader in a hurry get along with it:
 *
 *     {"formatVersion":1,"storeUid":"…","createdAt":"…","epoch":1,"revision":812,"journal":4,"items":[
 *     {"key":"…","revision":7,"value":{…}},
 *     {"key":"…","revision":812,"value":{…}}
 *     ],"count":2,"checksum":"0badcafe"}
 *
 * The checksum covers every byte before the last line. Who edits the file by hand writes `"checksum":"edited"`.
 */
const EDITED = 'edited'

export interface SnapshotHeader {
  readonly formatVersion: number
  /** This installation's id: the containers' labels carry it. */
  readonly storeUid: string
  readonly createdAt: string
  /** Goes up whenever the history was broken: a restored backup, a loss. */
  readonly epoch: number
  readonly revision: number
  /** The first journal whose records came after this picture. */
  readonly journal: number
  /** That journal and all later ones have a first line from their beginning: one without anything was emptied by a power cut. */
  readonly journalsBegin?: boolean
}

export interface Snapshot {
  readonly header: SnapshotHeader
  readonly entries: readonly Entry[]
  /** A person changed it, and says so. */
  readonly edited?: boolean
}

export class DamagedFile extends Error {
  override readonly name = 'DamagedFile'
  constructor(readonly sentence: Sentence) {
    super(english(sentence))
  }
}

const [LINE_END, COMMA] = [0x0a, 0x2c]

/** Pieces of about 64 KiB, so that the caller can pause in between. */
export function* writeSnapshot({ header, entries }: Snapshot): Generator<Buffer> {
  let crc = 0
  let text = `${JSON.stringify(header).slice(0, -1)},"items":[`
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index]
    if (entry !== undefined) text += `${index === 0 ? '\n' : ',\n'}${writeItem(entry).join('')}`
    if (text.length < 65_536) continue
    const piece = Buffer.from(text)
    crc = checksum(piece, crc)
    yield piece
    text = ''
  }
  const last = Buffer.from(`${text}\n`)
  yield Buffer.concat([last, Buffer.from(`],"count":${entries.length},"checksum":"${hex(checksum(last, crc))}"}\n`)])
}

/** Throws DamagedFile, with words that fit behind "is damaged: ". */
export function readSnapshot(bytes: Buffer): Snapshot {
  const footerAt = bytes.lastIndexOf('\n]', bytes.length - 1) + 1
  const footer = /^\],"count":(\d+),"checksum":"([0-9a-f]{8})"\}\s*$/.exec(footerAt === 0 ? '' : bytes.toString('utf8', footerAt))
  if (footer === null) return readEdited(bytes)
  const body = bytes.subarray(0, footerAt)
  if (hex(checksum(body)) !== footer[2]) throw new DamagedFile({ code: 'ChecksumWrong' })
  const headerEnd = body.indexOf(LINE_END)
  const header = readHeader(parse(`${body.toString('utf8', 0, headerEnd)}]}`))
  const entries = readLines(body, headerEnd + 1)
  if (entries.length !== Number(footer[1]))
    throw new DamagedFile({ code: 'ItemCountWrong', params: { says: footer[1] ?? '', has: entries.length } })
  return { header, entries }
}

function readLines(body: Buffer, from: number): Entry[] {
  const entries: Entry[] = []
  for (let at = from; at < body.length;) {
    const found = body.indexOf(LINE_END, at)
    const end = found === -1 ? body.length : found
    const { entry } = readItem(body, at, body[end - 1] === COMMA ? end - 1 : end)
    if (entry !== undefined) entries.push(entry)
    at = end + 1
  }
  return entries
}

function readHeader(value: unknown): SnapshotHeader {
  if (!isHeader(value)) throw new DamagedFile({ code: 'EnvelopeMissing' })
  const { formatVersion, storeUid, createdAt, epoch, revision, journal, journalsBegin } = value
  return { formatVersion, storeUid, createdAt, epoch, revision, journal, ...(journalsBegin === true ? { journalsBegin } : {}) }
}

function isHeader(value: unknown): value is SnapshotHeader {
  if (typeof value !== 'object' || value === null) return false
  const header = value as Readonly<Record<string, unknown>>
  return (
    ['formatVersion', 'epoch', 'revision', 'journal'].every((member) => Number.isSafeInteger(header[member])) &&
    typeof header['storeUid'] === 'string' &&
    typeof header['createdAt'] === 'string'
  )
}

/** Any JSON layout, but only with the person's word for it. */
function readEdited(bytes: Buffer): Snapshot {
  const document = parse(bytes.toString())
  const header = readHeader(document)
  const { checksum: word, items } = document as { readonly checksum?: unknown; readonly items?: unknown }
  if (word !== EDITED || !Array.isArray(items)) throw new DamagedFile({ code: 'EndMissing' })
  return { header, entries: items.map(readEditedItem), edited: true }
}

function readEditedItem(item: unknown, index: number): Entry {
  const { key, revision, value, expiresAt } = (item ?? {}) as Readonly<Record<string, unknown>>
  if (typeof key !== 'string' || typeof revision !== 'number' || typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DamagedFile({ code: 'ItemOdd', params: { number: index + 1 } })
  }
  return new Entry(key, revision, JSON.stringify(value), typeof expiresAt === 'number' ? expiresAt : undefined)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DamagedFile({ code: 'NotJson' })
  }
}
