import type { Clock, Unsubscribe } from '../clock/clock'
import { Emitter } from '../events/emitter'
import type { EventBus } from '../events/cloud-event'
import type { Metrics } from '../metrics/metrics'
import type { Log } from '../observe/log'
import type { LoopStatus } from '../observe/loop-status'
import type { Queue } from '../queue/work-queue'
import { labInstanceKind } from '../resource/kinds/lab-instance-kind'
import { kindByName } from '../resource/kinds/kinds'
import { parseKey, type ResourceKey } from '../resource/resource'
import { english } from '../sentences/english'
import { sentenceIn } from '../sentences/of-error'
import type { Sentence } from '../sentences/sentence'
import type { SettingsSource } from '../settings/settings'
import { done, retry, type Outcome } from './outcome'

/** One run, as it is seen from outside: its beginning, what it has done in the world, its outcome. */
export interface RunNews {
  readonly key: ResourceKey
  readonly step: 'taken' | 'acted' | 'done' | 'later' | 'failed'
  /** What the world was asked for (an `Act`). */
  readonly what?: string
  /** Why the run failed. */
  readonly why?: Sentence
}

/** What a run is given of the one that runs it. */
export interface Hand {
  /** Aborted when the run's time is up, somebody wants it to end, or the engine stops. */
  readonly signal: AbortSignal
  /** From now on this run takes as long as it takes: what it waits for has a clock of its own. */
  readonly untimed: () => void
}

export interface ReconcileLoopOptions {
  readonly queue: Queue
  readonly settings: SettingsSource
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly events: EventBus
  /** So many keys are in hand at once. */
  readonly workers: number
  /** One step for one key, decided on a fresh read. */
  readonly reconcile: (key: ResourceKey, hand: Hand) => Promise<Outcome>
}

/**
 * The loop of every controller: takes keys, has each brought one step on, says what came of it.
 *
 * Promises: one key is never in two hands (the queue's promise); a run that takes too long is let go and what it still finds out is thrown
 * away; one key's fault never delays another.
 */
export class ReconcileLoop {
  readonly #options: ReconcileLoopOptions
  readonly #inHand = new Map<ResourceKey, AbortController>()
  readonly #ran: Emitter<RunNews>
  #workers: Promise<void>[] = []
  #iterations = 0
  #lastTickAt: number | undefined
  #lastDurationMs: number | undefined
  #lastError: Sentence | undefined

  constructor(options: ReconcileLoopOptions) {
    this.#options = options
    this.#ran = new Emitter((error) => options.log.error('A listener of the controller failed.', { error }))
  }

  start(): void {
    this.#workers = Array.from({ length: this.#options.workers }, () => this.#work())
  }

  /** Takes nothing more in hand, gives waits up, and resolves when every hand is empty. */
  async stop(): Promise<void> {
    this.#options.queue.shutDown()
    for (const run of this.#inHand.values()) run.abort(new RunCancelled('the engine is stopping'))
    await Promise.all(this.#workers)
    this.#workers = []
  }

  onDidRun(listener: (news: RunNews) => void): Unsubscribe {
    return this.#ran.listen(listener)
  }

  /** What a run does in the world, told while it is under way. */
  acted(key: ResourceKey, what: string): void {
    this.#ran.fire({ key, step: 'acted', what })
  }

  /** What is under way for this key must not be waited for: no fault of anybody's. */
  cancel(key: ResourceKey, why: string): void {
    this.#inHand.get(key)?.abort(new RunCancelled(why))
  }

  status(): LoopStatus {
    return {
      name: 'controller',
      running: this.#workers.length > 0,
      paused: this.#options.queue.isHeld,
      iterations: this.#iterations,
      saw: this.#inHand.size,
      ...(this.#lastTickAt === undefined ? {} : { lastTickAt: this.#lastTickAt }),
      ...(this.#lastDurationMs === undefined ? {} : { lastDurationMs: this.#lastDurationMs }),
      ...(this.#lastError === undefined ? {} : { lastError: this.#lastError }),
    }
  }

  async #work(): Promise<void> {
    const { queue } = this.#options
    for (;;) {
      const key = await queue.take()
      if (key === undefined) return
      const began = this.#options.clock.monotonic()
      this.#ran.fire({ key, step: 'taken' })
      const outcome = await this.#bounded(key)
      queue.done(key)
      this.#settle(key, outcome)
      this.#account(key, outcome, this.#options.clock.monotonic() - began)
    }
  }

  /** The one place where an error of a run ends up: counted, said, tried again with the key's backoff. */
  async #bounded(key: ResourceKey): Promise<Outcome> {
    const { clock, settings } = this.#options
    const hand = new AbortController()
    this.#inHand.set(key, hand)
    const timeoutMs = settings.current().reconcile.timeoutMs
    const cancel = clock.after(timeoutMs, () => hand.abort(new Error(`a run over ${key} took longer than ${timeoutMs} ms`)))
    try {
      return await Promise.race([this.#options.reconcile(key, { signal: hand.signal, untimed: cancel }), whenAborted(hand.signal)])
    } catch (error) {
      return hand.signal.reason instanceof RunCancelled ? done : retry(error)
    } finally {
      cancel()
      this.#inHand.delete(key)
    }
  }

  #settle(key: ResourceKey, outcome: Outcome): void {
    const { queue } = this.#options
    if (outcome.type === 'retry') return queue.addRateLimited(key)
    queue.forget(key)
    if (outcome.type === 'later') queue.addAfter(key, outcome.delayMs)
  }

  #account(key: ResourceKey, outcome: Outcome, tookMs: number): void {
    const { metrics, events, log, clock } = this.#options
    const { kind, namespace = '', name } = parseKey(key)
    // A container that has no lab any more is a lab's affair all the same.
    const { singular } = kindByName(kind) ?? labInstanceKind
    this.#iterations++
    this.#lastTickAt = clock.now()
    this.#lastDurationMs = tookMs
    metrics.count('reconciliations_total')
    metrics.duration('average_reconciliation_time', tookMs)
    const problem = problemOf(outcome)
    const failure = problem === undefined ? undefined : english(problem)
    this.#ran.fire(newsOf(key, outcome, problem))
    this.#lastError = outcome.type === 'retry' ? problem : undefined
    if (failure !== undefined) {
      metrics.count('reconciliations_failed')
      log.warn(
        outcome.type === 'retry'
          ? `Reconciliation of ${namespace}/${name} failed and will be tried again: ${failure}`
          : `${namespace}/${name} is given up: ${failure}`,
      )
      return events.publish(`${singular}.reconciliation.failed`, `${namespace}/${name}`, { key, message: failure })
    }
    if (outcome.type !== 'later') {
      metrics.count('reconciliations_successful')
      return events.publish(`${singular}.reconciled`, `${namespace}/${name}`, { key })
    }
    metrics.count('reconciliations_requeued')
    events.publish(`${singular}.reconciliation.requeued`, `${namespace}/${name}`, { key, delayMs: outcome.delayMs })
  }
}

function newsOf(key: ResourceKey, { type }: Outcome, why: Sentence | undefined): RunNews {
  return why === undefined ? { key, step: type === 'later' ? 'later' : 'done' } : { key, step: 'failed', why }
}

function problemOf(outcome: Outcome): Sentence | undefined {
  if (outcome.type === 'terminal') return outcome.why
  return outcome.type === 'retry' ? sentenceIn(outcome.error) : undefined
}

/** Let go of on purpose: no fault. What is being deleted has been enqueued again by that very change. */
class RunCancelled extends Error {}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))
}
