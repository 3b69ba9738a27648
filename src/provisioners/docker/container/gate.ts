/**
 * Lets at most `width` pieces of work run at once; the others wait in the order they came. Starting containers is processor work
 * in the daemon: more at once than it has use for makes every single one later and none sooner.
 */
export class Gate {
  readonly #waiting: (() => void)[] = []
  readonly #width: number
  #free: number

  constructor(width: number) {
    this.#width = width
    this.#free = width
  }

  /** Nothing is at work. */
  get isIdle(): boolean {
    return this.#free === this.#width
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  async #enter(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1
      return
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  #leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#free += 1
    else next()
  }
}
