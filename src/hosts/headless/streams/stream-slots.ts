import { apiError } from '../../../core/resource/api-error'

/** Streams under way. Each holds a connection and a place in the history; a client that opens them without end is told to wait. */
export class StreamSlots {
  readonly #max: number

  /** Never above `max`. */
  #open = 0

  constructor(max: number) {
    this.#max = max
  }

  get open(): number {
    return this.#open
  }

  /** Throws TooManyRequests. Returns the function that gives the slot back; a second call does nothing. */
  take(): () => void {
    if (this.#open >= this.#max)
      throw apiError('TooManyRequests', { code: 'TooManyStreams', params: { most: this.#max } }, { retryAfterSeconds: 5 })
    this.#open += 1
    let isHeld = true
    return () => {
      if (isHeld) this.#open -= 1
      isHeld = false
    }
  }
}
