/** Text that comes in pieces, as lines. Each letter is looked at once, however small the pieces are. */
export class TextLines {
  #pieces: string[] = []
  #length = 0

  /** Letters of the line that has no end yet. */
  get restLength(): number {
    return this.#length
  }

  /** The lines that end in this piece. */
  take(piece: string): readonly string[] {
    const lines: string[] = []
    let start = 0
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', start)) {
      lines.push(this.takeRest() + piece.slice(start, end))
      start = end + 1
    }
    if (start < piece.length) this.#pieces.push(piece.slice(start))
    this.#length += piece.length - start
    return lines
  }

  /** The line that has no end yet; forgotten here. */
  takeRest(): string {
    const rest = this.#pieces.join('')
    this.#pieces = []
    this.#length = 0
    return rest
  }
}
