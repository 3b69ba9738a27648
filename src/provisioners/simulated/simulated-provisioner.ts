import type { Clock, Unsubscribe } from '../../core/clock/clock'
import { Emitter } from '../../core/events/emitter'
import type { ImageReport } from '../../core/provisioner/image-report'
import type { Limits, Observation, ContainerSnapshot } from '../../core/provisioner/observation'
import {
  type Collected,
  type CollectOptions,
  type EnsureResult,
  type Hint,
  type ImageStatus,
  type LabIdentity,
  type LabPlan,
  type LabUsage,
  type LogOptions,
  type ProbeAnswer,
  type ProbeOptions,
  type Provisioner,
  type ProvisionerHealth,
  type PullProgress,
  type RemoveOptions,
  type Terminal,
} from '../../core/provisioner/provisioner'
import { untilAborted } from '../../core/provisioner/until-aborted'
import type { Sentence } from '../../core/sentences/sentence'
import { silentLog, type Log } from '../../core/observe/log'
import { containerLog } from './container-log'
import { DaemonCalls } from './daemon-calls'
import { FaultInjector } from './fault-injector'
import { ImagePulls } from './image-pulls'
import { ContainerMaker } from './container-maker'
import { openSimulatedTerminal } from './simulated-terminal'
import { observationOf, simulatedSecrets, type SimulatedContainer } from './simulated-container'
import { checkIdentity, gone, healthOf, limitBelowUse, noContainer, noContainerToLimit, notRunning, stillRemoving } from './simulated-error'
import { simulatedProbe } from './simulated-probe'
import { INSTANT, type SimulatedTimings } from './simulated-timings'
import { readingOf, simulatedUsage } from './simulated-usage'
import { isLive, isRunning, SimulatedWorld, type WorldNews } from './simulated-world'

export interface SimulatedOptions {
  readonly clock: Clock
  /** The machine to work on; a new and empty one by default. Hand in the same one to come back after a crash. */
  readonly world?: SimulatedWorld
  readonly faults?: FaultInjector
  readonly timings?: Partial<SimulatedTimings>
  readonly instanceId?: string
  readonly log?: Log
}

export function createSimulatedProvisioner(options: SimulatedOptions): SimulatedProvisioner {
  return new SimulatedProvisioner(options)
}

/** Labs without Docker: the same promises and the same faults, in memory, with a clock that tests can move. */
export class SimulatedProvisioner implements Provisioner {
  readonly kind = 'simulated'
  readonly world: SimulatedWorld
  readonly faults: FaultInjector
  readonly #timings: SimulatedTimings
  readonly #instanceId: string
  readonly #calls: DaemonCalls
  readonly #pulls: ImagePulls
  readonly #hints: Emitter<Hint>
  readonly #health: Emitter<ProvisionerHealth>
  readonly #stopListening: Unsubscribe
  readonly #terminals = new Set<Terminal>()
  readonly #maker: ContainerMaker

  constructor(options: SimulatedOptions) {
    const log = options.log ?? silentLog
    const onError = (error: unknown): void => log.error('A listener of the simulated provisioner failed.', { error })
    this.world = options.world ?? new SimulatedWorld({ clock: options.clock, onError })
    this.faults = options.faults ?? new FaultInjector()
    this.#timings = { ...INSTANT, ...options.timings }
    this.#instanceId = options.instanceId ?? 'simulated'
    this.#calls = new DaemonCalls(this.world, this.faults)
    this.#maker = new ContainerMaker({
      world: this.world,
      faults: this.faults,
      calls: this.#calls,
      timings: this.#timings,
      instanceId: this.#instanceId,
    })
    this.#hints = new Emitter(onError)
    this.#health = new Emitter(onError)
    this.#pulls = new ImagePulls({
      world: this.world,
      faults: this.faults,
      pullMs: this.#timings.pullMs,
      news: {
        onProgress: (uid, progress) => this.#hints.fire({ type: 'progress', uid, progress }),
        onEnd: (uid) => this.#hints.fire({ type: 'lab', uid, what: 'pull' }),
      },
    })
    this.#stopListening = this.world.onDidHappen((news) => this.#hear(news))
  }

  async ensure(plan: LabPlan, signal: AbortSignal): Promise<EnsureResult> {
    checkIdentity(plan)
    const create = this.#maker.inFlight.begin(plan.uid, signal)
    try {
      await this.#calls.answer(0, signal)
      const progress = this.#pulls.want(plan)
      if (progress !== undefined) return { phase: 'pulling', progress }
      const container = await this.#maker.madeFor(plan, create)
      const observation = await this.#maker.started(plan, container, create)
      // One that holds more than the folder is never taken away here but by removal.
      const hasLostContainer = plan.held !== undefined && plan.containerId !== observation.containerId
      return { phase: 'running', observation: hasLostContainer ? { ...observation, hasLostContainer } : observation }
    } finally {
      this.#maker.inFlight.end(plan.uid, create)
    }
  }

  async probe(plan: LabPlan, observation: Observation, signal: AbortSignal, { deadlineMs }: ProbeOptions = {}): Promise<ProbeAnswer> {
    await this.#calls.answer(0, signal)
    const question = { plan, observation, signal, ...(deadlineMs === undefined ? {} : { deadlineMs }) }
    return simulatedProbe(
      { clock: this.world.clock, faults: this.faults.current, answerMs: this.#timings.answerMs },
      () => this.#find(plan.uid),
      question,
    )
  }

  async diagnose(plan: LabPlan, observation: Observation, signal: AbortSignal): Promise<Sentence | undefined> {
    await this.#calls.answer(0, signal)
    const isMute = observation.condition === 'running' && 'port' in plan.readiness && this.faults.current.neverReady(plan)
    return isMute && 'port' in plan.readiness ? { code: 'NothingListens', params: { port: plan.readiness.port } } : undefined
  }

  async observe(lab: LabIdentity, signal?: AbortSignal): Promise<Observation> {
    checkIdentity(lab)
    await this.#calls.answer(0, signal)
    return observationOf(this.#find(lab.uid), lab.uid)
  }

  async stop(lab: LabIdentity, graceMs: number): Promise<Observation> {
    checkIdentity(lab)
    await this.#calls.answer(Math.min(this.#timings.stopMs, graceMs))
    const container = this.#find(lab.uid)
    return observationOf(container !== undefined && isLive(container) ? this.#maker.ended(container) : container, lab.uid)
  }

  async restart(plan: LabPlan, signal: AbortSignal): Promise<EnsureResult> {
    checkIdentity(plan)
    await this.#calls.answer(this.#timings.stopMs, signal)
    const container = this.#find(plan.uid)
    if (container === undefined) throw gone(plan.name)
    const create = { signal, superseded: false }
    const ended = isLive(container) ? this.#maker.ended(container) : container
    return { phase: 'running', observation: await this.#maker.started(plan, await this.#maker.fitting(plan, ended, create), create) }
  }

  async limit(lab: LabIdentity, limits: Limits): Promise<void> {
    checkIdentity(lab)
    await this.#calls.answer(0)
    const container = this.#find(lab.uid)
    if (container === undefined) throw noContainerToLimit()
    const used = isLive(container) ? readingOf(container, this.world).memoryBytes : 0
    if (used > limits.memoryBytes) throw limitBelowUse(used, limits)
    this.world.limit(container, limits)
  }

  async collect(lab: LabIdentity, about: CollectOptions): Promise<Collected | undefined> {
    checkIdentity(lab)
    await this.#calls.answer(0)
    return this.world.saveWork(this.#find(lab.uid), lab, about)
  }

  async remove(lab: LabIdentity, about: RemoveOptions): Promise<Collected | undefined> {
    checkIdentity(lab)
    this.#pulls.leave(lab.uid)
    await this.#calls.answer(0)
    this.#maker.inFlight.supersede(lab.uid)
    const work = about.withoutWork === true ? undefined : this.world.saveWork(this.#find(lab.uid), lab, about)
    if (this.faults.current.removalHangs(lab)) throw stillRemoving(lab.name)
    const container = this.#find(lab.uid)
    if (container !== undefined || this.world.volumes.has(lab.uid)) await about.onWillRemove?.(work)
    if (container !== undefined) this.world.destroy(container)
    this.world.volumes.delete(lab.uid)
    return work
  }

  /** Work is kept in memory here: a wish for a folder could not be carried out. */
  refuseWorkFolder(): Promise<Sentence | undefined> {
    return Promise.resolve({ code: 'WorkFolderPractice' })
  }

  async list(): Promise<ContainerSnapshot> {
    await this.#calls.answer(0)
    return this.world.table(this.#instanceId).snapshot()
  }

  async folderSizes(_closerFrom: number, signal: AbortSignal) {
    await this.#calls.answer(0, signal)
    return this.world.folderSizes(this.#instanceId, this.faults.current.folderBytes)
  }

  async *logs(lab: LabIdentity, options: LogOptions): AsyncIterable<string> {
    checkIdentity(lab)
    await this.#calls.answer(0, options.signal)
    yield* containerLog(this.world, () => this.#find(lab.uid), options)
  }

  usage(lab: LabIdentity, signal: AbortSignal): AsyncIterable<LabUsage> {
    const find = (): SimulatedContainer | undefined => this.#find(lab.uid)
    return this.#answeredUntil(
      signal,
      () => simulatedUsage(this.world, find, signal),
      () => checkIdentity(lab),
    )
  }

  async openTerminal(lab: LabIdentity): Promise<Terminal> {
    checkIdentity(lab)
    await this.#calls.answer(0)
    const container = this.#find(lab.uid)
    if (container === undefined) throw noContainer()
    if (!isRunning(container)) throw notRunning(container.observation.condition)
    const terminal = openSimulatedTerminal(this.world, container, () => this.#terminals.delete(terminal))
    this.#terminals.add(terminal)
    return terminal
  }

  async imageStatus(image: string): Promise<ImageStatus> {
    await this.#calls.answer(0)
    return this.#pulls.status(image)
  }

  /** A well-behaved image: it names its user, and what it brings is the student's. */
  async examine(plan: LabPlan, signal: AbortSignal): Promise<ImageReport> {
    checkIdentity(plan)
    await this.#calls.answer(0, signal)
    const container = this.#find(plan.uid)
    return this.#pulls.examine(plan, {
      isRunning: container !== undefined && isRunning(container),
      files: this.world.volumes.get(plan.uid)?.length ?? 0,
    })
  }

  pull(image: string, signal: AbortSignal): AsyncIterable<PullProgress> {
    return this.#answeredUntil(signal, () => this.#pulls.watch(image, signal))
  }

  secretsOf(lab: { readonly uid: string; readonly secrets: readonly string[] }): Readonly<Record<string, string>> {
    return simulatedSecrets(lab)
  }

  /** There is only the one. */
  async acceptDaemon(): Promise<void> {}

  async answerDirectRoute(): Promise<void> {}

  onDidHint(listener: (hint: Hint) => void): Unsubscribe {
    return this.#hints.listen(listener)
  }

  health(): ProvisionerHealth {
    return healthOf(this.world.daemonUp, this.#calls.lastAnsweredAt)
  }

  onDidChangeHealth(listener: (health: ProvisionerHealth) => void): Unsubscribe {
    return this.#health.listen(listener)
  }

  async close(): Promise<void> {
    this.#stopListening()
    this.#pulls.close()
    for (const terminal of this.#terminals) terminal.close()
  }

  #answeredUntil<T>(signal: AbortSignal, open: () => AsyncIterable<T>, check: () => void = () => {}): AsyncIterable<T> {
    const calls = this.#calls
    return untilAborted(signal, async function* () {
      check()
      await calls.answer(0, signal)
      yield* open()
    })
  }

  #find(uid: string): SimulatedContainer | undefined {
    return this.world.table(this.#instanceId).get(uid)
  }

  #hear(news: WorldNews): void {
    if (news.type === 'container') {
      if (news.instanceId === this.#instanceId) this.#hints.fire({ type: 'lab', uid: news.uid, what: news.what })
      return
    }
    this.#health.fire(this.health())
    if (news.up) this.#hints.fire({ type: 'relist' })
  }
}
