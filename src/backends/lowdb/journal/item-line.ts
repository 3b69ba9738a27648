import { Entry, type TextSource } from '../../../core/store/journaled/entry'

/**
 * One key as one line of JSON, the same in journal and snapshot:
 *
 *     {"key":"labinstances/student-labs/anna","revision":7,"value":{...}}
 *     {"key":"labinstances/student-labs/anna","revision":9}                     deleted
 *
 * The value comes last, so that opening a store reads keys and revisions and leaves the values as bytes until somebody
 * asks: a hundred thousand labs open in the time it takes to find their line ends.
 */
export interface ItemText {
  readonly key: string
  readonly revision: number
  readonly text?: string | undefined
  readonly expiresAt?: number | undefined
}

/** In pieces, since joining them would copy the value once more. */
export function writeItem({ key, revision, text, expiresAt }: ItemText): string[] {
  const expiry = expiresAt === undefined ? '' : `,"expiresAt":${expiresAt}`
  const head = `{"key":${JSON.stringify(key)},"revision":${revision}${expiry}`
  return text === undefined ? [`${head}}`] : [`${head},"value":`, text, '}']
}

export interface Item {
  readonly key: string
  readonly revision: number
  readonly entry: Entry | undefined
}

/** One item from `start` to before `end`. Throws SyntaxError when it is not written as above. */
export function readItem(bytes: Buffer, start: number, end: number): Item {
  const line = new LineReader(bytes, start)
  line.skip('{"key":')
  const key = line.text()
  line.skip(',"revision":')
  const revision = line.number()
  const expiresAt = line.trySkip(',"expiresAt":') ? line.number() : undefined
  const hasValue = line.trySkip(',"value":')
  const entry = hasValue ? new Entry(key, revision, new BytesText(bytes, line.at, end - 1), expiresAt) : undefined
  if (bytes[end - 1] !== CLOSING_BRACE || (!hasValue && line.at !== end - 1)) throw new SyntaxError(`no item ends at byte ${end}`)
  return { key, revision, entry }
}

/** A view without a Buffer of its own: there are as many as labs. */
class BytesText implements TextSource {
  readonly #bytes: Buffer
  readonly #start: number
  readonly #end: number

  constructor(bytes: Buffer, start: number, end: number) {
    this.#bytes = bytes
    this.#start = start
    this.#end = end
  }
  get length(): number {
    return this.#end - this.#start
  }
  read(): string {
    return this.#bytes.toString('utf8', this.#start, this.#end)
  }
}

const [QUOTE, BACKSLASH, ZERO, NINE, CLOSING_BRACE] = [0x22, 0x5c, 0x30, 0x39, 0x7d]

/** Reads what `writeItem` wrote, and nothing more general: that is what makes it quick. */
class LineReader {
  readonly #bytes: Buffer

  constructor(
    bytes: Buffer,
    public at: number,
  ) {
    this.#bytes = bytes
  }

  trySkip(word: string): boolean {
    for (let index = 0; index < word.length; index += 1) if (this.#bytes[this.at + index] !== word.charCodeAt(index)) return false
    this.at += word.length
    return true
  }

  skip(word: string): void {
    if (!this.trySkip(word)) throw new SyntaxError(`${word} is missing at byte ${this.at}`)
  }

  number(): number {
    const from = this.at
    let value = 0
    for (let code = this.#bytes[from] ?? 0; code >= ZERO && code <= NINE; code = this.#bytes[this.at] ?? 0) {
      value = value * 10 + code - ZERO
      this.at += 1
    }
    if (this.at === from || !Number.isSafeInteger(value)) throw new SyntaxError(`no number at byte ${from}`)
    return value
  }

  text(): string {
    const from = this.at
    let isPlain = this.#bytes[from] === QUOTE
    for (this.at += 1; this.#bytes[this.at] !== QUOTE; this.at += 1) {
      if (this.#bytes[this.at] === BACKSLASH) {
        isPlain = false
        this.at += 1
      } else if (this.at >= this.#bytes.length) throw new SyntaxError(`no text at byte ${from}`)
    }
    this.at += 1
    if (isPlain) return this.#bytes.toString('utf8', from + 1, this.at - 1)
    return JSON.parse(this.#bytes.toString('utf8', from, this.at)) as string
  }
}
