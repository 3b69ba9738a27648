import type { Cancel, Clock } from '../clock/clock'
import type { ResourceKey } from '../resource/resource'
import { type Backoff, backoffDelay } from '../clock/backoff'

/**
 * Keys waiting for the controller. Fair (first come, first served), stingy (many adds of a key are one run; never
 * twice in hand), and forgetful of nothing: a key that is added while it is in hand runs again afterwards.
 */
export interface Queue {
  add(key: ResourceKey): void
  /** Adds after a delay; of several pending delays for a key the earliest counts. NaN, negative: at once. */
  addAfter(key: ResourceKey, delayMs: number): void
  /** Adds after the key's own backoff, which doubles each time until `forget`. */
  addRateLimited(key: ResourceKey): void
  /** The key went well: its backoff starts over. */
  forget(key: ResourceKey): void
  /** Takes a key in hand; waits for one. undefined: the queue was shut down. */
  take(): Promise<ResourceKey | undefined>
  /** Puts the key out of hand. Must follow each take. */
  done(key: ResourceKey): void
  /** Waiting now, not counting those in hand and those delayed. */
  readonly depth: number
  readonly delayed: number
  readonly inHand: number
  /** Hands out nothing until `resume`; whatever is added waits in its place. What is in hand ends as always. */
  hold(): void
  resume(): void
  /** While held: lets one key out, if one waits and somebody is there to take it. */
  letOneOut(): void
  readonly isHeld: boolean
  /** Hands out nothing more; takers get undefined. */
  shutDown(): void
}

export interface WorkQueueOptions {
  readonly clock: Clock
  /** Asked anew for each failure: the setting may have changed. */
  readonly backoff: () => Backoff
}

interface Delay {
  readonly dueAt: number
  readonly cancel: Cancel
}
type Consumer = (key: ResourceKey | undefined) => void

/**
 * The queue, in memory: what it forgets when the process ends, the watcher's first list and the reconciler find again.
 *
 * Worked example:
 *
 *     add(a) add(b) add(a)   waiting [a b]   hand {}     again {}     a was waiting already
 *     take() -> a            waiting [b]     hand {a}    again {}
 *     add(a)                 waiting [b]     hand {a}    again {a}    nobody else may have a now
 *     take() -> b            waiting []      hand {a b}  again {a}
 *     done(a)                waiting [a]     hand {b}    again {}     what happened meanwhile is looked at
 *     done(b) take() -> a    waiting []      hand {a}    again {}
 */
export class WorkQueue implements Queue {
  readonly #options: WorkQueueOptions

  /** First come, first served. Disjoint from `hand`. */
  readonly #waiting = new Set<ResourceKey>()
  readonly #hand = new Set<ResourceKey>()
  /** Added while in hand. A subset of `hand`. */
  readonly #again = new Set<ResourceKey>()
  /** Each with one timer running, the earliest that was asked for. A delayed key may be waiting or in hand as well. */
  readonly #delays = new Map<ResourceKey, Delay>()
  /** Failures in a row; 0 is absent. */
  readonly #failures = new Map<ResourceKey, number>()
  /** Non-empty only while `waiting` is empty or the queue is held. */
  readonly #takers: Consumer[] = []
  #isShutDown = false
  #held = false

  constructor(options: WorkQueueOptions) {
    this.#options = options
  }

  get depth(): number {
    return this.#waiting.size
  }

  get delayed(): number {
    return this.#delays.size
  }

  get inHand(): number {
    return this.#hand.size
  }

  get isHeld(): boolean {
    return this.#held
  }

  add(key: ResourceKey): void {
    if (this.#isShutDown) return
    if (this.#hand.has(key)) {
      this.#again.add(key)
      return
    }
    const taker = this.#held || this.#waiting.has(key) ? undefined : this.#takers.shift()
    if (taker === undefined) this.#waiting.add(key)
    else this.#give(key, taker)
  }

  addAfter(key: ResourceKey, delayMs: number): void {
    if (this.#isShutDown) return
    if (!(delayMs > 0)) return this.add(key)
    const dueAt = this.#options.clock.monotonic() + Math.min(delayMs, Number.MAX_SAFE_INTEGER)
    const pending = this.#delays.get(key)
    if (pending !== undefined && pending.dueAt <= dueAt) return
    pending?.cancel()
    const cancel = this.#options.clock.after(dueAt - this.#options.clock.monotonic(), () => this.#fallDue(key))
    this.#delays.set(key, { dueAt, cancel })
  }

  addRateLimited(key: ResourceKey): void {
    const failures = this.#failures.get(key) ?? 0
    this.#failures.set(key, failures + 1)
    this.addAfter(key, backoffDelay(failures, this.#options.backoff()))
  }

  forget(key: ResourceKey): void {
    this.#failures.delete(key)
  }

  take(): Promise<ResourceKey | undefined> {
    return new Promise((resolve) => {
      const [key] = this.#waiting
      if (this.#isShutDown) resolve(undefined)
      else if (key === undefined || this.#held) this.#takers.push(resolve)
      else this.#give(key, resolve)
    })
  }

  done(key: ResourceKey): void {
    this.#hand.delete(key)
    if (this.#again.delete(key)) this.add(key)
  }

  hold(): void {
    this.#held = true
  }

  resume(): void {
    this.#held = false
    while (this.#takers.length > 0 && this.#waiting.size > 0) this.#giveFirst()
  }

  letOneOut(): void {
    if (this.#held) this.#giveFirst()
  }

  shutDown(): void {
    this.#isShutDown = true
    for (const delay of this.#delays.values()) delay.cancel()
    this.#delays.clear()
    this.#waiting.clear()
    this.#again.clear()
    for (const taker of this.#takers.splice(0)) taker(undefined)
  }

  #giveFirst(): void {
    const [key] = this.#waiting
    const taker = key === undefined ? undefined : this.#takers.shift()
    if (key !== undefined && taker !== undefined) this.#give(key, taker)
  }

  #give(key: ResourceKey, taker: Consumer): void {
    this.#waiting.delete(key)
    this.#hand.add(key)
    taker(key)
  }

  #fallDue(key: ResourceKey): void {
    this.#delays.delete(key)
    this.add(key)
  }
}
