import type { Cancel, Clock } from '../../src/core/clock/clock'
import { NOON } from '../fixtures/a-lab'

/** A moment that lasts: nothing falls due but what was due at once. What a pass costs can then be measured undisturbed. */
export class StillClock implements Clock {
  now(): number {
    return NOON
  }

  monotonic(): number {
    return 0
  }

  after(delayMs: number, task: () => void): Cancel {
    if (delayMs > 0) return () => undefined
    const handle = setImmediate(task)
    return () => clearImmediate(handle)
  }
}
