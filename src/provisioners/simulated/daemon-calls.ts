import type { Clock } from '../../core/clock/clock'
import type { FaultDial } from './fault-dial'
import { daemonDown, noAnswer } from './simulated-error'
import type { SimulatedWorld } from './simulated-world'

/** A daemon that accepts and never answers is given up after this, as the real one is. */
export const CALL_DEADLINE_MS = 10_000

/** Every call to the simulated daemon goes through here: down, silent, slow, or answered after `workMs`. */
export class DaemonCalls {
  readonly #world: SimulatedWorld
  readonly #faults: FaultDial
  #lastAnsweredAt: number | undefined

  constructor(world: SimulatedWorld, faults: FaultDial) {
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
      await pass(this.#world.clock, CALL_DEADLINE_MS, signal)
      throw noAnswer()
    }
    await pass(this.#world.clock, workMs + this.#faults.current.slowMs, signal)
    this.#checkUp()
    this.#lastAnsweredAt = this.#world.clock.now()
  }

  #checkUp(): void {
    if (!this.#world.daemonUp) throw daemonDown()
  }
}

/** Lets so much time of the clock pass. No timer for 0, so that instant timings need no clock that moves. */
export async function pass(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted()
  if (!(ms > 0)) return
  await new Promise<void>((resolve, reject) => {
    const giveUp = (): void => {
      cancel()
      reject(signal?.reason)
    }
    const cancel = clock.after(ms, () => {
      signal?.removeEventListener('abort', giveUp)
      resolve()
    })
    signal?.addEventListener('abort', giveUp, { once: true })
  })
}
