import type { Clock } from '../clock/clock'
import type { Observation } from '../provisioner/observation'
import type { PullProgress } from '../provisioner/provisioner'
import type { ResourceKey } from '../resource/resource'
import { AttemptTimings } from './attempt-timings'
import type { AttemptView } from './decide/decision'
import { Probing } from './probing'

/** A look this old still serves a probe; older, and the container is observed again first. */
const FRESH_LOOK_MS = 1_000
/** Refused limits are tried again in the next round of probes, and whenever somebody looks later than that. */
const LIMIT_PAUSE_MS = 25_000
/** A port that is taken is no fault of the lab's: so many others are tried before it counts as one. */
const MOST_PORTS = 20

interface Attempt {
  /** Monotonic; absent while the clock of this attempt stands still (waiting for a slot, pulling). */
  runningSince?: number
  spentMs: number
  started: boolean
  foundStuck: boolean
  /** Ports that were taken by somebody else. */
  portsTried: number
  probing: Probing
  timings: AttemptTimings
  look?: { readonly observation: Observation; readonly at: number }
}

/**
 * What this process remembers of its attempts, one per key. Nothing here is needed to be right, only to be quick and to measure
 * time by the monotonic clock: after a crash each attempt simply begins anew.
 */
export class Attempts {
  readonly #attempts = new Map<ResourceKey, Attempt>()
  readonly #suspects = new Set<ResourceKey>()
  /** Monotonic: when new limits were refused. */
  readonly #limitsRefused = new Map<ResourceKey, number>()

  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  view(key: ResourceKey, hasSlot: boolean): Omit<AttemptView, 'answerDue'> {
    const attempt = this.#attempts.get(key)
    const suspected = this.#suspects.has(key)
    const limitRefused = this.#clock.monotonic() - (this.#limitsRefused.get(key) ?? -Infinity) < LIMIT_PAUSE_MS
    if (attempt === undefined) return { hasSlot, started: false, elapsedMs: 0, suspected, foundStuck: false, limitRefused }
    const fresh = attempt.look !== undefined && this.#clock.monotonic() - attempt.look.at < FRESH_LOOK_MS
    const { learned } = attempt.probing
    return {
      hasSlot,
      suspected,
      limitRefused,
      foundStuck: attempt.foundStuck,
      started: attempt.started,
      elapsedMs: this.#elapsed(attempt),
      ...(learned === undefined ? {} : { learned }),
      ...(fresh && !suspected && attempt.look !== undefined ? { observation: attempt.look.observation } : {}),
    }
  }

  /** Its time starts, or goes on after a pull. */
  run(key: ResourceKey): void {
    const attempt = this.#of(key)
    attempt.runningSince ??= this.#clock.monotonic()
    attempt.timings.ensure()
  }

  /** Its time stands still: what it waits for has a clock of its own, or nobody answers. */
  pause(key: ResourceKey): void {
    const attempt = this.#of(key)
    attempt.spentMs = this.#elapsed(attempt)
    delete attempt.runningSince
  }

  /** Its image is on its way; its time stands still. */
  pulling(key: ResourceKey, progress: PullProgress): void {
    this.pause(key)
    this.#of(key).timings.pulling(progress)
  }

  /** What was measured of the attempt that has just been answered. */
  timings(key: ResourceKey): Readonly<Record<string, number>> {
    return this.#of(key).timings.measured()
  }

  started(key: ResourceKey, observation: Observation): void {
    const attempt = this.#of(key)
    attempt.timings.running()
    attempt.started = true
    attempt.probing = new Probing(this.#clock)
    this.looked(key, observation)
  }

  looked(key: ResourceKey, observation: Observation): void {
    this.#suspects.delete(key)
    const attempt = this.#attempts.get(key)
    if (attempt !== undefined) attempt.look = { observation, at: this.#clock.monotonic() }
  }

  /** What is known of its probes since its container runs. */
  probing(key: ResourceKey): Probing {
    return this.#of(key).probing
  }

  /** The world may differ from the record: look before the next step. */
  suspect(key: ResourceKey): void {
    this.#suspects.add(key)
  }

  /** The reconciler says so. Only an attempt that is under way can be stuck. */
  foundStuck(key: ResourceKey): void {
    const attempt = this.#attempts.get(key)
    if (attempt !== undefined) attempt.foundStuck = true
  }

  /** Whether another port may be tried for the one that was taken. */
  mayTryAnotherPort(key: ResourceKey): boolean {
    return ++this.#of(key).portsTried <= MOST_PORTS
  }

  limitRefused(key: ResourceKey): void {
    this.#limitsRefused.set(key, this.#clock.monotonic())
  }

  /** The attempt is over, one way or the other. */
  finish(key: ResourceKey): void {
    this.#attempts.delete(key)
  }

  forget(key: ResourceKey): void {
    this.#attempts.delete(key)
    this.#suspects.delete(key)
    this.#limitsRefused.delete(key)
  }

  #of(key: ResourceKey): Attempt {
    const known = this.#attempts.get(key)
    if (known !== undefined) return known
    const attempt: Attempt = {
      spentMs: 0,
      started: false,
      foundStuck: false,
      portsTried: 0,
      probing: new Probing(this.#clock),
      timings: new AttemptTimings(this.#clock),
    }
    this.#attempts.set(key, attempt)
    return attempt
  }

  #elapsed({ spentMs, runningSince }: Attempt): number {
    return spentMs + (runningSince === undefined ? 0 : this.#clock.monotonic() - runningSince)
  }
}
