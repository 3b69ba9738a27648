import type { Sentence } from '../../../core/sentences/sentence'
import { checksum, readHex } from '../disk/checksum'
import { readItem, type Item } from './item-line'
import type { JournalHeader } from './journal-file'
import { CHECKSUM_LENGTH } from './journal-text'

export interface JournalContent {
  /** Absent: the file was never written to, or its first line is damaged. */
  readonly header?: JournalHeader
  /** All that can be read, also behind a damaged place. */
  readonly items: readonly Item[]
  /** Words that fit behind "journal-4.log ": what is wrong. */
  /** What is wrong with it, the file and what can be read left open. */
  readonly damage?: Sentence
  /** Nothing was written to it since it was made. */
  readonly isUnused: boolean
  /** Not even the first line that each has from the beginning: empty, or zeros alone. */
  readonly isBlank: boolean
  /** Where the next record goes. */
  readonly end: number
}

const LINE_END = 0x0a

/**
 * Reads on behind a damaged place: each record says on its own what a key was at a revision, so one bad sector costs one
 * write and not all that came after it.
 */
export function readJournal(bytes: Buffer): JournalContent {
  const reader = new JournalReader(bytes)
  reader.readAll()
  return reader.content()
}

class JournalReader {
  readonly #bytes: Buffer
  #header: JournalHeader | undefined
  readonly #items: Item[] = []
  #firstDamage: number | undefined
  #damagedBytes = 0
  #end = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  readAll(): void {
    let at = this.#skipZeros(0)
    if (at > 0 && at < this.#bytes.length) this.#note(0, at)
    while (at < this.#bytes.length) {
      const found = this.#bytes.indexOf(LINE_END, at)
      const end = found === -1 ? this.#bytes.length : found
      if (!this.#readLine(at, end)) this.#note(at, end - at)
      const next = this.#skipZeros(end + 1)
      if (next > end + 1 && next < this.#bytes.length) this.#note(end + 1, next - end - 1)
      at = next
    }
  }

  content(): JournalContent {
    const damage = this.#findDamage()
    const isUnused = this.#items.length === 0 && damage === undefined
    return {
      items: this.#items,
      isUnused,
      isBlank: isUnused && this.#header === undefined,
      // The first line as it was made is written over.
      end: isUnused ? 0 : this.#end,
      ...(this.#header === undefined ? {} : { header: this.#header }),
      ...(damage === undefined ? {} : { damage }),
    }
  }

  #findDamage(): Sentence | undefined {
    if (this.#firstDamage !== undefined) return { code: 'JournalDamaged', params: { at: this.#firstDamage, bytes: this.#damagedBytes } }
    if (this.#bytes.length > 0 && this.#bytes.at(-1) !== 0) return { code: 'JournalCutOff', params: { bytes: this.#bytes.length } }
    if (this.#header === undefined && this.#items.length > 0) return { code: 'JournalHeadless' }
    return undefined
  }

  #readLine(start: number, end: number): boolean {
    const body = this.#bytes.subarray(start + CHECKSUM_LENGTH, end)
    if (body.length === 0 || readHex(this.#bytes, start) !== checksum(body)) return false
    this.#end = end + 1
    if (this.#header === undefined && this.#items.length === 0 && this.#readHeader(body)) return true
    this.#items.push(readItem(this.#bytes, start + CHECKSUM_LENGTH, end))
    return true
  }

  #readHeader(body: Buffer): boolean {
    const value: unknown = JSON.parse(body.toString())
    if (typeof value !== 'object' || value === null || !('journal' in value)) return false
    // Its checksum fits: it is what we wrote.
    this.#header = value as JournalHeader
    return true
  }

  #note(at: number, length: number): void {
    this.#firstDamage ??= at
    this.#damagedBytes += length
  }

  #skipZeros(from: number): number {
    let at = from
    while (at < this.#bytes.length && this.#bytes[at] === 0) at += 1
    return at
  }
}
