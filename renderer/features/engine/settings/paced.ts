/** How time is told to the pace; window's own in the panel. */
export interface Timers {
  now(): number
  after(ms: number, run: () => void): void
}

/**
 * Hands on the newest of many values: the first at once, then at most one each `paceMs` and never two at a time, and always the
 * last one. Values that were overtaken before their turn are dropped.
 */
export class Paced<Value> {
  readonly #options: { readonly paceMs: number; readonly timers: Timers; readonly send: (value: Value) => Promise<void> }
  #next: { readonly value: Value } | undefined
  #isBusy = false
  #lastAt = -Infinity
  #isWaiting = false

  constructor(options: { readonly paceMs: number; readonly timers: Timers; readonly send: (value: Value) => Promise<void> }) {
    this.#options = options
  }

  push(value: Value): void {
    this.#next = { value }
    this.#turn()
  }

  #turn(): void {
    if (this.#isBusy || this.#isWaiting || this.#next === undefined) return
    const { paceMs, timers } = this.#options
    const wait = this.#lastAt + paceMs - timers.now()
    if (wait <= 0) return void this.#send(this.#next.value)
    this.#isWaiting = true
    timers.after(wait, () => {
      this.#isWaiting = false
      this.#turn()
    })
  }

  /** `send` says itself what went wrong; the pace goes on. */
  async #send(value: Value): Promise<void> {
    this.#next = undefined
    this.#isBusy = true
    this.#lastAt = this.#options.timers.now()
    try {
      await this.#options.send(value)
    } finally {
      this.#isBusy = false
      this.#turn()
    }
  }
}
