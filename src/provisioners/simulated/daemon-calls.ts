import { pause } from '../../core/clock/pause'
import type { FaultInjector } from './fault-injector'
import { daemonDown, noAnswer } from './simulated-error'
import type { SimulatedWorld } from './simulated-world'

/** A daemon that accepts and never answers is given up after this, as the real one is. */
const CALL_DEADLINE_MS = 10_000

/** Every call to the simulated daemon goes through here: down, silent, slow, or answered after `workMs`. */
export class DaemonCalls {
  readonly #world: SimulatedWorld
  readonly #faults: FaultInjector
  #lastAnsweredAt: number | undefined

  constructor(world: SimulatedWorld, faults: FaultInjector) {
    this.#world = world
    this.#faults = faults
  }

  get lastAnsweredAt(): number | undefined {
    return this.#lastAnsweredAt
  }

  /** Rejects with `unavailable` when there is no answer, with the signal's reason when the caller gives up. */
  async answer(workMs: number, signal?: AbortSignal): Promise<void> {
    this.#checkUp()
    if (this.#faults.current.silent) {
      await pause(this.#world.clock, CALL_DEADLINE_MS, signal)
      throw noAnswer()
    }
    await pause(this.#world.clock, workMs + this.#faults.current.slowMs, signal)
    this.#checkUp()
    this.#lastAnsweredAt = this.#world.clock.now()
  }

  #checkUp(): void {
    if (!this.#world.daemonUp) throw daemonDown()
  }
}
