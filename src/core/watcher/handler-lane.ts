import type { Cancel, Clock } from '../clock/clock'
import type { Log } from '../observe/log'
import type { Metrics } from '../metrics/metrics'
import { backoffDelay } from '../clock/backoff'
import type { Resource, ResourceKey } from '../resource/resource'
import type { ResourceChange } from '../store/resource-store'

export type ChangeHandler<R extends Resource> = (change: ResourceChange<R>) => void

/** A handler that fails five times on one change will fail a sixth time: the reconciler's look at the world makes up for it. */
const MOST_ATTEMPTS = 5
/** 100 ms, 200, 400, 800: a change is given up after 1.5 s. */
const BACKOFF = { baseMs: 100, capMs: 2_000 }

export interface LaneOptions<R extends Resource> {
  readonly name: string
  readonly handler: ChangeHandler<R>
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
}

type HandlerOutcome = 'over' | 'again'

/**
 * One handler's own way from the watcher, so that no handler waits for another one. Changes are handed over one at a time in
 * their order. A change that fails steps aside with its key: later changes of the same key wait behind it (never a
 * newer one first), those of all other keys go on at once.
 */
export class HandlerLane<R extends Resource> {
  readonly #options: LaneOptions<R>

  /** Not yet handed over, oldest first. A set, because taking the first of a long array is slow. */
  readonly #inbox = new Set<ResourceChange<R>>()
  /** Per key the change that waits for another attempt and those behind it, oldest first. No list is empty. */
  readonly #aside = new Map<ResourceKey, ResourceChange<R>[]>()
  readonly #timers = new Set<Cancel>()
  #isBusy = false
  #isClosed = false

  constructor(options: LaneOptions<R>) {
    this.#options = options
  }

  /** The handler has seen the change when this returns; unless it is in the middle of another, which it sees to its end first. */
  push(change: ResourceChange<R>): void {
    if (this.#isClosed) return
    this.#inbox.add(change)
    if (this.#isBusy) return
    this.#isBusy = true
    for (const each of this.#inbox) {
      this.#inbox.delete(each)
      this.#handOver(each)
    }
    this.#isBusy = false
  }

  /** Changes not handed over yet are dropped: the next start lists everything again. */
  close(): void {
    this.#isClosed = true
    this.#inbox.clear()
    this.#aside.clear()
    for (const cancel of this.#timers) cancel()
    this.#timers.clear()
  }

  #handOver(change: ResourceChange<R>): void {
    const before = this.#aside.get(change.key)
    if (before !== undefined) return void before.push(change)
    if (this.#attempt(change, 1) === 'over' || this.#isClosed) return
    this.#aside.set(change.key, [change])
    this.#retryLater(change.key, 2)
  }

  #retryLater(key: ResourceKey, attempt: number): void {
    const cancel = this.#options.clock.after(backoffDelay(attempt - 2, BACKOFF), () => {
      this.#timers.delete(cancel)
      this.#resume(key, attempt)
    })
    this.#timers.add(cancel)
  }

  #resume(key: ResourceKey, attempt: number): void {
    const waiting = this.#aside.get(key) ?? []
    for (let [change] = waiting, tries = attempt; change !== undefined; [change] = waiting, tries = 1) {
      const verdict = this.#attempt(change, tries)
      if (this.#isClosed) return
      if (verdict === 'again') return this.#retryLater(key, tries + 1)
      waiting.shift()
    }
    this.#aside.delete(key)
  }

  #attempt(change: ResourceChange<R>, tries: number): HandlerOutcome {
    try {
      this.#options.handler(change)
      return 'over'
    } catch (error) {
      return this.#judge(change, tries, error)
    }
  }

  #judge(change: ResourceChange<R>, tries: number, error: unknown): HandlerOutcome {
    const { name, log, metrics } = this.#options
    metrics.count('handler_errors')
    if (tries >= MOST_ATTEMPTS) {
      log.error(`The ${name} handler gave up on a change of ${change.key} after ${tries} attempts`, { error })
      return 'over'
    }
    log.warn(`The ${name} handler failed on a change of ${change.key} and is asked again`, { attempt: tries, error })
    return 'again'
  }
}
