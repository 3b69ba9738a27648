import type { Clock } from '../../../core/clock/clock'

const PER_SECOND = 10
const MAX_ADDRESSES = 1000

/**
 * Counts wrong tokens per address: more than ten in a second and the address is told to wait. A right token is always let in, also
 * from a limited address: every user of the machine shares 127.0.0.1, and one of them must not be able to lock the instructor out.
 */
export class FailureLimit {
  readonly #clock: Clock
  readonly #windows = new Map<string, { startedAt: number; failures: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Counts one failure; true if this address has had too many. */
  exceeded(address: string): boolean {
    const now = this.#clock.monotonic()
    const window = this.#windows.get(address)
    if (window === undefined || now - window.startedAt >= 1000) {
      if (this.#windows.size >= MAX_ADDRESSES) this.#windows.clear()
      this.#windows.set(address, { startedAt: now, failures: 1 })
      return false
    }
    window.failures += 1
    return window.failures > PER_SECOND
  }
}
