import type { Cancel, Clock } from '../core/clock/clock'

/** Node keeps a timer's delay in 31 bits; one millisecond more and it fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The machine's clocks. Timers keep the process alive only as far as the engine's own stop takes them back. */
export class SystemClock implements Clock {
  now(): number {
    return Date.now()
  }

  monotonic(): number {
    return performance.now()
  }

  after(delayMs: number, task: () => void): Cancel {
    const dueAt = this.monotonic() + (delayMs > 0 ? delayMs : 0)
    let timer: NodeJS.Timeout
    const arm = (): void => {
      const leftMs = dueAt - this.monotonic()
      timer =
        leftMs > LONGEST_TIMER_MS
          ? setTimeout(arm, LONGEST_TIMER_MS)
          : setTimeout(() => this.#fire(dueAt, arm, task), Math.ceil(Math.max(0, leftMs)))
    }
    arm()
    return () => clearTimeout(timer)
  }

  /** Node rounds timers down by up to a millisecond; the promise is "not before". */
  #fire(dueAt: number, arm: () => void, task: () => void): void {
    if (this.monotonic() < dueAt) arm()
    else task()
  }
}
