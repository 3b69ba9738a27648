import type { JsonObject, StoredValue } from '../storage-backend'
import { fromJsonText } from './json-text'

/** Text that lies somewhere else, in a file read as a whole, until somebody asks for it. */
export interface TextSource {
  /** About as long as the text: for bounding the history. */
  readonly length: number
  read(): string
}

/**
 * One version of one key. It is its text; the value is made when somebody first reads it, and then the same frozen object
 * for every reader. So what nobody looks at costs no more memory than on disk, and a store opens without parsing a
 * single value.
 */
export class Entry implements StoredValue {
  readonly #text: string | TextSource
  #value: JsonObject | undefined

  /** @param expiresAt wall clock ms at which the key deletes itself. */
  constructor(
    readonly key: string,
    readonly revision: number,
    text: string | TextSource,
    readonly expiresAt?: number,
  ) {
    this.#text = text
    Object.freeze(this)
  }

  get text(): string {
    return typeof this.#text === 'string' ? this.#text : this.#text.read()
  }

  get textLength(): number {
    return this.#text.length
  }

  get value(): JsonObject {
    return (this.#value ??= fromJsonText(this.text))
  }
}
