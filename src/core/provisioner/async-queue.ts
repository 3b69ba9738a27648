/**
 * What one reader is told, who may be slower than the teller: what waits for the reader is joined into one, so nothing piles
 * up and nobody has to wait. Told before the reading begins is not lost.
 */
export class AsyncQueue<T> implements AsyncIterable<T> {
  readonly #join: (waiting: T, next: T) => T
  #waiting: { readonly value: T } | undefined
  #end: { readonly error?: unknown } | undefined
  #wake: () => void = () => {}

  /** `join`: how two that wait become one; the newer alone, or both in one. */
  constructor(join: (waiting: T, next: T) => T) {
    this.#join = join
  }

  get isOver(): boolean {
    return this.#end !== undefined
  }

  push(value: T): void {
    if (this.isOver) return
    this.#waiting = { value: this.#waiting === undefined ? value : this.#join(this.#waiting.value, value) }
    this.#wake()
  }

  /** What waits is still read, then the reading ends. The first end counts. */
  end(): void {
    this.#finish({})
  }

  fail(error: unknown): void {
    this.#finish({ error })
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const next = this.#waiting
      this.#waiting = undefined
      if (next !== undefined) yield next.value
      else if (this.#end !== undefined) return this.#throwIfFailed()
      else await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  #throwIfFailed(): void {
    if (this.#end !== undefined && 'error' in this.#end) throw this.#end.error
  }

  #finish(end: { readonly error?: unknown }): void {
    this.#end ??= end
    this.#wake()
  }
}
