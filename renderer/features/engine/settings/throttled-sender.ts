/** The timers it runs by; window's own in the panel. */
export interface Timers {
  now(): number
  after(ms: number, run: () => void): void
}

/**
 * Hands on the newest of many values: the first at once, then at most one each `intervalMs` and never two at a time, and always the
 * last one. Values that were superseded before their turn are dropped.
 */
export class ThrottledSender<Value> {
  readonly #options: { readonly intervalMs: number; readonly timers: Timers; readonly send: (value: Value) => Promise<void> }
  #next: { readonly value: Value } | undefined
  #isBusy = false
  #lastAt = -Infinity
  #isWaiting = false

  constructor(options: { readonly intervalMs: number; readonly timers: Timers; readonly send: (value: Value) => Promise<void> }) {
    this.#options = options
  }

  push(value: Value): void {
    this.#next = { value }
    this.#flush()
  }

  #flush(): void {
    if (this.#isBusy || this.#isWaiting || this.#next === undefined) return
    const { intervalMs, timers } = this.#options
    const wait = this.#lastAt + intervalMs - timers.now()
    if (wait <= 0) return void this.#send(this.#next.value)
    this.#isWaiting = true
    timers.after(wait, () => {
      this.#isWaiting = false
      this.#flush()
    })
  }

  /** `send` says itself what went wrong; the sender goes on. */
  async #send(value: Value): Promise<void> {
    this.#next = undefined
    this.#isBusy = true
    this.#lastAt = this.#options.timers.now()
    try {
      await this.#options.send(value)
    } finally {
      this.#isBusy = false
      this.#flush()
    }
  }
}
