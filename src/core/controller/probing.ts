import type { Clock } from '../clock/clock'
import { lookInsideDelayMs, probeDeadlineMs, probeDelayMs } from '../provisioner/probe-pace'
import type { Readiness } from '../resource/lab-template'
import type { Sentence } from '../sentences/sentence'

/** The probes of one attempt: how patient the next one is, and what was learned while there was no answer. */
export class Probing {
  readonly #clock: Clock
  #probes = 0
  #ranOut = 0
  #looks = 0
  #lookAt: number
  #nextAt = 0
  #learned: Sentence | undefined

  constructor(clock: Clock) {
    this.#clock = clock
    this.#lookAt = clock.monotonic() + lookInsideDelayMs(0)
  }

  get learned(): Sentence | undefined {
    return this.#learned
  }

  deadlineMs(readiness: Readiness): number {
    return probeDeadlineMs(readiness, this.#ranOut)
  }

  /** Whatever else wakes the lab meanwhile, the next probe is not before its time. */
  get waitMs(): number {
    return Math.max(0, this.#nextAt - this.#clock.monotonic())
  }

  /** No answer: the next probe is due a while from now. */
  missed(readiness: Readiness, ranOut: boolean): void {
    if (ranOut) this.#ranOut++
    this.#nextAt = this.#clock.monotonic() + probeDelayMs(readiness, this.#probes++)
  }

  /** Time to find out why there is no answer: seldom, and never while most labs are just starting. */
  takeLook(): boolean {
    const now = this.#clock.monotonic()
    if (now < this.#lookAt) return false
    this.#lookAt = now + lookInsideDelayMs(++this.#looks)
    return true
  }

  /** False: that was known already. */
  learn(sentence: Sentence): boolean {
    const isNew = JSON.stringify(sentence) !== JSON.stringify(this.#learned)
    this.#learned = sentence
    return isNew
  }
}
