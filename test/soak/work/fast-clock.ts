import type { Cancel, Clock } from '../../../src/core/clock/clock'
import { SystemClock } from '../../../src/hosts/system-clock'

/** Where a fast day began: whoever starts again later on the same day is as late as everybody else. */
export interface Beginning {
  /** Wall clock ms; then it was the same moment on both. */
  readonly at: number
  readonly speed: number
}

/** A day that passes so many times faster than the machine's own. */
export class FastClock implements Clock {
  readonly #beginning: Beginning
  readonly #real = new SystemClock()

  constructor(beginning: Beginning) {
    this.#beginning = beginning
  }

  now(): number {
    const { at, speed } = this.#beginning
    return Math.round(at + (this.#real.now() - at) * speed)
  }

  monotonic(): number {
    return this.#real.monotonic() * this.#beginning.speed
  }

  after(delayMs: number, task: () => void): Cancel {
    return this.#real.after(delayMs / this.#beginning.speed, task)
  }
}
