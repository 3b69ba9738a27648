/** What streams by, taken in pieces of the reader's own length. Holds one chunk, or one piece that spans several. */
export class ByteSource {
  /** Bytes handed on so far. */
  taken = 0
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  async isOver(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next()
      if (next.done === true) return true
      this.#rest = next.value
    }
    return false
  }

  /** At least one byte and no more than `length`; undefined at the end. */
  async upTo(length: number): Promise<Buffer | undefined> {
    if (await this.isOver()) return undefined
    const piece = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(piece.length)
    this.taken += piece.length
    return piece
  }

  /** All of `length`, or undefined where the source ends before. */
  async exactly(length: number): Promise<Buffer | undefined> {
    const first = length === 0 ? Buffer.alloc(0) : await this.upTo(length)
    if (first === undefined || first.length === length) return first
    const pieces = [first]
    for (let missing = length - first.length; missing > 0;) {
      const piece = await this.upTo(missing)
      if (piece === undefined) return undefined
      pieces.push(piece)
      missing -= piece.length
    }
    return Buffer.concat(pieces, length)
  }

  /** Passes over so many bytes; false where the source ends before. */
  async skip(length: number): Promise<boolean> {
    for (let missing = length; missing > 0;) {
      const piece = await this.upTo(missing)
      if (piece === undefined) return false
      missing -= piece.length
    }
    return true
  }

  /** Whoever sends is told that nothing more is wanted. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }
}
