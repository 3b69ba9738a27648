import { english } from '../sentences/english'
import { sentenceIn } from '../sentences/of-error'
import type { Sentence } from '../sentences/sentence'
import type { Clock, Unsubscribe } from '../clock/clock'
import { Ticker } from '../clock/ticker'
import type { LiveFacts } from '../live/live-facts'
import type { Log } from '../observe/log'
import type { LoopStatus } from '../observe/loop-status'
import { Emitter } from '../events/emitter'
import type { Metrics } from '../metrics/metrics'
import type { Provisioner } from '../provisioner/provisioner'
import { isProvisionerError } from '../provisioner/provisioner-error'
import type { Queue } from '../queue/work-queue'
import type { SettingsSource } from '../settings/settings'
import type { ResourceStore } from '../store/resource-store'
import type { SafetyHold } from './safety-hold'
import type { Finding } from './finding'
import { FindingLog } from './finding-log'
import { LabTracker } from './lab-tracker'
import { OrphanPass, type QuarantinedContainer } from './orphan-pass'
import { ClassPass } from './class-pass'
import { TemplateTable } from './template-table'
import { findByTime, findFinished } from './time-pass'
import { SnapshotPass } from './snapshot-pass'
import { SnapshotReader } from './snapshot-reader'

export interface ReconcilerOptions {
  readonly store: ResourceStore
  readonly provisioners: () => readonly Provisioner[]
  readonly queue: Pick<Queue, 'add'>
  readonly settings: SettingsSource
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly live: LiveFacts
  readonly safetyHold?: SafetyHold
}

/**
 * The safety net: every few seconds all labs against the clock and against one list of everything that exists outside. It
 * finds and enqueues; it never writes a status and never touches a container. Whatever was lost elsewhere (an
 * event, a hint, a timer, a whole process), the next pass finds.
 *
 * A pass costs what is due and what has changed, not what exists: time is asked of indexes, the world is compared only
 * if it says that it has changed, or for labs that have.
 *
 * A provisioner that does not answer changes nothing: of its labs nothing is concluded, time goes on for all others.
 */
export class Reconciler {
  readonly #options: ReconcilerOptions
  readonly #tracker: LabTracker
  readonly #templates: TemplateTable
  readonly #classes: ClassPass
  readonly #snapshots: SnapshotReader
  readonly #snapshotPass: SnapshotPass
  readonly #orphanPass: OrphanPass
  readonly #ticker: Ticker
  readonly #cleanupTicker: Ticker
  readonly #didFind: Emitter<Finding>
  readonly #findingLog: FindingLog
  readonly #cleanupLog: FindingLog
  #stopListening: Unsubscribe | undefined
  #findings: readonly Finding[] = []
  #cleanupFindings: readonly Finding[] = []
  #lastError: Sentence | undefined

  constructor(options: ReconcilerOptions) {
    this.#options = options

    const { clock, settings, log } = options
    const wake = (): void => void this.wake()
    this.#tracker = new LabTracker({ store: options.store, clock, onRetry: wake })
    this.#templates = new TemplateTable({ store: options.store, clock, onDidChange: wake, onRetry: wake })
    this.#classes = new ClassPass({ store: options.store, clock, onRetry: wake })
    this.#snapshots = new SnapshotReader(options.provisioners)
    this.#snapshotPass = new SnapshotPass(options)
    this.#orphanPass = new OrphanPass(options)
    this.#didFind = new Emitter((error) => log.error('A listener of the reconciler failed.', { error }))
    this.#findingLog = new FindingLog(log)
    this.#cleanupLog = new FindingLog(log)
    const onError = (error: unknown): void => this.#recordError(error)
    this.#ticker = new Ticker({ clock, interval: () => settings.current().reconcile.intervalMs, task: () => this.#pass(), onError })
    this.#cleanupTicker = new Ticker({ clock, interval: () => settings.current().cleanup.intervalMs, task: () => this.#cleanUp(), onError })
  }

  /** Heard before the key is in the queue, so that who listens can prepare the controller for it. */
  onDidFind(listener: (finding: Finding) => void): Unsubscribe {
    return this.#didFind.listen(listener)
  }

  /** The first pass begins at once: what happened while nobody looked is found before anybody waits for it. */
  async start(): Promise<void> {
    if (this.#ticker.status().running) return
    this.#stopListening = this.#options.settings.onDidChange(() => this.#adoptSettings())
    this.#options.safetyHold?.start()
    this.#ticker.start()
    this.#cleanupTicker.start()
    this.#options.log.info('LabInstance Scheduler started reconciliation')
    void this.#ticker.runNow()
  }

  /** Finishes the pass under way. */
  async stop(): Promise<void> {
    if (!this.#ticker.status().running) return
    this.#stopListening?.()
    this.#options.safetyHold?.stop()
    await Promise.all([this.#ticker.stop(), this.#cleanupTicker.stop()])
    this.#tracker.close()
    this.#templates.close()
    this.#classes.close()
    this.#options.log.info('LabInstance Scheduler stopped reconciliation')
  }

  /** No pass and no clean-up until resumed. Never kept over a restart. */
  pause(): void {
    this.#ticker.pause()
    this.#cleanupTicker.pause()
  }

  resume(): void {
    this.#ticker.resume()
    this.#cleanupTicker.resume()
  }

  /** There is news of the world: a pass, unless a person holds the loop. */
  wake(): Promise<void> {
    return this.#ticker.wake()
  }

  /** A whole pass, even while paused; one that is under way may have looked already, so another one follows it. */
  runNow(): Promise<void> {
    return this.#ticker.runNow()
  }

  status(): LoopStatus {
    const lastError = this.#lastError === undefined ? {} : { lastError: this.#lastError }
    return { name: 'reconciler', ...this.#ticker.status(), saw: this.#tracker.index.byKey.size, ...lastError }
  }

  lastFindings(): readonly Finding[] {
    return [...this.#findings, ...this.#cleanupFindings]
  }

  /** Containers that are ours by label and that nobody here dares to touch. */
  quarantine(): readonly QuarantinedContainer[] {
    return this.#orphanPass.quarantine()
  }

  #adoptSettings(): void {
    this.#ticker.reschedule()
    this.#cleanupTicker.reschedule()
  }

  async #pass(): Promise<void> {
    const { clock, metrics } = this.#options
    const began = clock.monotonic()
    metrics.count('scheduler_loop_iterations')
    await this.#tracker.catchUp()
    await this.#templates.catchUp()
    await this.#classes.catchUp()
    const changes = this.#tracker.takeChanges()
    this.#sayWhatIsReconciled()
    const snapshots = await this.#snapshots.read()
    this.#tracker.readNew()
    const { index, touched } = this.#tracker
    const scope = { snapshots, index, changes, touched, templates: this.#templates, isAnew: this.#templates.takeNews() }
    const byTime = findByTime({ ...this.#options, index, changed: changes.keys })
    this.#findings = [...byTime, ...this.#classes.find(index), ...this.#snapshotPass.find(scope)]
    this.#publish(this.#findings, this.#findingLog)
    const orphans = await this.#orphanPass.find(scope)
    this.#findings = [...this.#findings, ...orphans]
    this.#publish(orphans, this.#findingLog)
    this.#findingLog.endPass()
    metrics.duration('average_loop_duration', clock.monotonic() - began)
    this.#recordFailures(snapshots.failures)
  }

  async #cleanUp(): Promise<void> {
    this.#tracker.readNew()
    this.#cleanupFindings = findFinished({ ...this.#options, index: this.#tracker.index })
    this.#publish(this.#cleanupFindings, this.#cleanupLog)
    this.#cleanupLog.endPass()
  }

  #publish(findings: readonly Finding[], heard: FindingLog): void {
    for (const finding of findings) {
      heard.record(finding)
      this.#didFind.fire(finding)
      this.#options.queue.add(finding.key ?? `Orphan//${finding.uid}`)
    }
  }

  #sayWhatIsReconciled(): void {
    const { log, metrics } = this.#options
    const count = this.#tracker.index.byKey.size
    metrics.count('resources_processed', count)
    if (count > 0) log.info(`Reconciling ${count} lab instances`)
  }

  /** Provisioners that did not answer, each in a sentence of its own: outside of this program, so there is no stack to show. */
  #recordFailures([first, ...rest]: readonly Sentence[]): void {
    if (first === undefined) this.#lastError = undefined
    else this.#recordProblem(rest.reduce((one, more) => ({ code: 'OneAndMore', params: { one, more } }), first))
  }

  #recordError(error: unknown): void {
    this.#recordProblem(sentenceIn(error), isProvisionerError(error) ? {} : { error })
  }

  /** Said once, not on every pass of a long outage. */
  #recordProblem(problem: Sentence, facts: Readonly<Record<string, unknown>> = {}): void {
    this.#options.metrics.count('loop_errors')
    const message = english(problem)
    if (this.#lastError === undefined || message !== english(this.#lastError))
      this.#options.log.warn(`LabInstance Scheduler could not look at everything and goes on: ${message}`, facts)
    this.#lastError = problem
  }
}
