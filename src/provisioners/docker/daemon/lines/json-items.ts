/** One container's entry has a few kilobytes; what is longer is none. */
const LONGEST_ITEM = 1024 * 1024
const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE, COMMA] = ['"', '\\', '[', ']', '{', '}', ','].map((each) => each.charCodeAt(0))

/** Not a list of objects, or not a whole one. */
export class NoListError extends Error {
  override readonly name = 'NoListError'
}

/**
 * The objects of one JSON array, as it comes in: a list of any length is never read in one go, nor held as one text. Only their outline is
 * looked at here; each is handed on as text.
 */
export async function* jsonItems(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const outline = new Outline()
  for await (const chunk of chunks) yield* outline.take(decoder.decode(chunk, { stream: true }))
  outline.end()
}

class Outline {
  /** 0: outside, 1: in the list, 2 and more: in one of its objects. */
  #depth = 0
  #isOver = false
  #isText = false
  #isEscaped = false
  #item = ''

  /** Nothing more comes. */
  end(): void {
    if (!this.#isOver) throw new NoListError('cut off')
  }

  *take(piece: string): Generator<string> {
    let start = 0
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at)
      if (this.#isText) this.#inText(code)
      else if (code === QUOTE && this.#depth > 1) this.#isText = true
      else if (code === OPEN || code === OPEN_LIST) {
        if (this.#depth === 1) start = at
        this.#enter(code === OPEN)
      } else if (code === CLOSE || code === CLOSE_LIST) {
        this.#leave(code === CLOSE)
        if (this.#depth !== 1) continue
        yield this.#item + piece.slice(start, at + 1)
        this.#item = ''
        start = at + 1
      } else if (this.#depth < 2 && code > 0x20 && !(code === COMMA && this.#depth === 1))
        throw new NoListError('something else than objects')
    }
    if (this.#depth > 1) this.#item += piece.slice(start)
    if (this.#item.length > LONGEST_ITEM) throw new NoListError('an object without end')
  }

  #inText(code: number): void {
    if (this.#isEscaped) this.#isEscaped = false
    else if (code === BACKSLASH) this.#isEscaped = true
    else if (code === QUOTE) this.#isText = false
  }

  #enter(isObject: boolean): void {
    if (this.#isOver || (this.#depth < 2 && isObject !== (this.#depth === 1))) throw new NoListError('no list of objects')
    this.#depth += 1
  }

  #leave(isObject: boolean): void {
    if (this.#depth === 0 || (this.#depth === 1 && isObject)) throw new NoListError('no list of objects')
    this.#depth -= 1
    this.#isOver = this.#depth === 0
  }
}
