import { checksum, writeHex } from '../disk/checksum'

/** Eight digits and a blank. */
export const CHECKSUM_LENGTH = 9
const [BLANK, LINE_END] = [0x20, 0x0a]
/** No character takes more than three bytes for each of its UTF-16 units. */
const MOST_BYTES = 3

/**
 * The lines of one batch as the bytes of one write. The memory is used again for every batch: one at a time, and each is
 * with the kernel before the next begins.
 */
export class JournalText {
  #buffer = Buffer.allocUnsafe(64 * 1024)
  #length = 0

  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length)
  }

  clear(): void {
    this.#length = 0
  }

  /** One line, given in pieces. */
  add(pieces: readonly string[]): void {
    this.#makeRoom(pieces)
    const start = this.#length + CHECKSUM_LENGTH
    let end = start
    for (const piece of pieces) end += this.#buffer.write(piece, end)
    writeHex(checksum(this.#buffer.subarray(start, end)), this.#buffer, this.#length)
    this.#buffer[start - 1] = BLANK
    this.#buffer[end] = LINE_END
    this.#length = end + 1
  }

  #makeRoom(pieces: readonly string[]): void {
    let bytes = CHECKSUM_LENGTH + 1
    for (const piece of pieces) bytes += piece.length * MOST_BYTES
    if (this.#length + bytes <= this.#buffer.length) return
    const bigger = Buffer.allocUnsafe(Math.max(this.#length + bytes, this.#buffer.length * 2))
    this.#buffer.copy(bigger, 0, 0, this.#length)
    this.#buffer = bigger
  }
}

/** One line by itself. */
export function lineOf(text: string): Uint8Array {
  const line = new JournalText()
  line.add([text])
  return Buffer.from(line.bytes)
}
