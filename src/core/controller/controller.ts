import type { Unsubscribe } from '../clock/clock'
import type { LoopStatus } from '../observe/loop-status'
import { english } from '../sentences/english'
import { sentenceIn } from '../sentences/of-error'
import type { Sentence } from '../sentences/sentence'
import { Emitter } from '../events/emitter'
import type { FolderSize } from '../provisioner/provisioner'
import { parseKey, type ResourceKey } from '../resource/resource'
import { LabRun } from './lab-run'
import { done, retry, type Outcome } from './outcome'
import type { ProvisionSlots } from './provision-slots'
import type { ControllerOptions } from './run-context'

/** Workers wait for Docker, not for the processor; how many labs may *start* at once is the slots' business. */
const WORKERS = 64

/** One run, as it is seen from outside: its beginning, what it has done in the world, its outcome. */
export interface RunNews {
  readonly key: ResourceKey
  readonly step: 'taken' | 'acted' | 'done' | 'later' | 'failed'
  /** What the world was asked for (an `Act`). */
  readonly what?: string
  /** Why the run failed. */
  readonly why?: Sentence
}

/**
 * Takes keys, brings each lab one step on, says what came of it. The only writer of a lab's status.
 *
 * Promises: one key is never in two hands (the queue's promise); what is decided is decided on a fresh read; a run that takes
 * too long is let go and what it still finds out is thrown away; one lab's fault never delays another.
 */
export class Controller {
  readonly #options: ControllerOptions
  readonly #run: LabRun
  readonly #inHand = new Map<ResourceKey, AbortController>()
  readonly #ran: Emitter<RunNews>
  #workers: Promise<void>[] = []
  #iterations = 0
  #lastTickAt: number | undefined
  #lastDurationMs: number | undefined
  #lastError: Sentence | undefined

  constructor(options: ControllerOptions) {
    this.#options = options
    this.#ran = new Emitter((error) => options.log.error('A listener of the controller failed.', { error }))
    this.#run = new LabRun({ ...options, onAct: (key, what) => this.#ran.fire({ key, step: 'acted', what }) })
  }

  start(): void {
    this.#workers = Array.from({ length: WORKERS }, () => this.#work())
  }

  /** Takes nothing more in hand, gives waits up, and resolves when every hand is empty. Labs run on. */
  async stop(): Promise<void> {
    this.#options.queue.shutDown()
    for (const run of this.#inHand.values()) run.abort(new RunCancelled('the engine is stopping'))
    await Promise.all(this.#workers)
    this.#workers = []
  }

  onDidRun(listener: (news: RunNews) => void): Unsubscribe {
    return this.#ran.listen(listener)
  }

  /** Takes no key from the queue until resumed; what is in hand ends. Never kept over a restart. */
  pause(): void {
    this.#options.queue.hold()
  }

  resume(): void {
    this.#options.queue.resume()
  }

  /** While paused: one key, if one waits. Otherwise nothing: whoever waits is being taken already. */
  runNow(): void {
    this.#options.queue.letOneOut()
  }

  /** The world may differ from what is recorded of this lab: look before the next step. */
  suspect(key: ResourceKey): void {
    this.#run.attempts.suspect(key)
    this.#options.queue.add(key)
  }

  /** Its turn in the round of probes: look, and ask whether it still answers. */
  requestProbe(key: ResourceKey): void {
    this.#run.liveness.requestProbe(key)
    this.suspect(key)
  }

  /** So much is in its folder now. */
  measured(key: ResourceKey, size: FolderSize): void {
    this.#run.measured(key, size)
    this.#options.queue.add(key)
  }

  /** The reconciler found it stuck in provisioning. */
  foundStuck(key: ResourceKey): void {
    this.#run.attempts.foundStuck(key)
  }

  /** A person wants it gone: what is under way for it (a pull, a wait) must not be waited for. */
  interrupt(key: ResourceKey): void {
    this.#inHand.get(key)?.abort(new RunCancelled('the lab is being deleted'))
  }

  /** A person wants something of an ended lab whose work is being brought into safety: that begins again at its next end. */
  giveUpCollecting(key: ResourceKey): void {
    if (this.#run.isCollecting(key)) this.#inHand.get(key)?.abort(new RunCancelled('the lab is wanted'))
  }

  get slots(): Pick<ProvisionSlots, 'used' | 'queued'> {
    return this.#run.slots
  }

  /** The limit of concurrent provisions was changed. */
  admitMore(): void {
    this.#run.slots.admit()
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
      return await Promise.race([this.#run.take(key, { signal: hand.signal, untimed: cancel }), whenAborted(hand.signal)])
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
    const { namespace = '', name } = parseKey(key)
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
      return events.publish('labinstance.reconciliation.failed', `${namespace}/${name}`, { key, message: failure })
    }
    if (outcome.type !== 'later') {
      metrics.count('reconciliations_successful')
      return events.publish('labinstance.reconciled', `${namespace}/${name}`, { key })
    }
    metrics.count('reconciliations_requeued')
    events.publish('labinstance.reconciliation.requeued', `${namespace}/${name}`, { key, delayMs: outcome.delayMs })
  }
}

function newsOf(key: ResourceKey, { type }: Outcome, why: Sentence | undefined): RunNews {
  return why === undefined ? { key, step: type === 'later' ? 'later' : 'done' } : { key, step: 'failed', why }
}

function problemOf(outcome: Outcome): Sentence | undefined {
  if (outcome.type === 'terminal') return outcome.why
  return outcome.type === 'retry' ? sentenceIn(outcome.error) : undefined
}

/** Let go of on purpose: no fault. A lab that is being deleted has been enqueued again by that very change. */
class RunCancelled extends Error {}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))
}
