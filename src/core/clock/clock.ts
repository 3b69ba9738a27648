/**
 * Time, handed in. Nothing in the core reads a clock of its own, so that a test can let a month pass
 * in a microsecond and a sleeping laptop is an ordinary input.
 *
 * Two clocks, because they answer different questions:
 * - `now()` is what the instructor's wall says. It may jump in both directions (NTP, sleep, a person). Only
 *   absolute moments (`expiresAt`, `scheduledStart`) are compared with it.
 * - `monotonic()` never goes back. Every duration ("stuck for 300 s", backoff, poll interval) is measured with it.
 */
export interface Clock {
  /** Wall clock, milliseconds since 1970-01-01T00:00Z. */
  now(): number
  /** Milliseconds since some fixed moment; never goes back. */
  monotonic(): number
  /**
   * Calls `task` once, not before `delayMs` milliseconds have passed. Any finite delay works: implementations chain
   * timers, because Node's `setTimeout` fires at once for more than 2^31-1 ms. NaN and negative count as 0.
   * Returns a function that takes the timer back; calling it twice, or after it fired, does nothing.
   */
  after(delayMs: number, task: () => void): Cancel
}

export type Cancel = () => void

/** What every `onDid...` returns: call it to stop listening. */
export type Unsubscribe = () => void
