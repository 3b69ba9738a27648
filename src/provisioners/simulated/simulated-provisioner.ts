import type { Clock, Unsubscribe } from '../../core/clock/clock'
import { Emitter } from '../../core/events/emitter'
import type { ImageReport } from '../../core/provisioner/image-report'
import { absent, type Observation, type World } from '../../core/provisioner/observation'
import type {
  Collected, Ensured, Hint, ImageStatus, LabIdentity, LabPlan, LabUsage, LogOptions, ProbeAnswer, Provisioner, ProvisionerHealth, PullProgress, Terminal,
} from '../../core/provisioner/provisioner'
import { untilAborted } from '../../core/provisioner/until-aborted'
import { silentLog, type Log } from '../../core/engine/log'
import { containerLog } from './container-log'
import { DaemonCalls } from './daemon-calls'
import { FaultDial } from './fault-dial'
import { ImagePulls } from './image-pulls'
import { Makings, type Making } from './makings'
import { openPracticeTerminal } from './practice-terminal'
import { collectedFrom, imageDigest, simulatedSecrets, type SimulatedContainer } from './simulated-container'
import { badCommand, diskFull, gone, noContainer, notOurs, notRunning, portTaken, stillRemoving } from './simulated-error'
import { INSTANT, type SimulatedTimings } from './simulated-timings'
import { simulatedUsage } from './simulated-usage'
import { isLive, isPaused, isRunning, SimulatedWorld, type WorldNews } from './simulated-world'

export interface SimulatedOptions {
  readonly clock: Clock
  /** The machine to work on; a new and empty one by default. Hand in the same one to come back after a crash. */
  readonly world?: SimulatedWorld
  readonly faults?: FaultDial
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
  readonly faults: FaultDial
  readonly #timings: SimulatedTimings
  readonly #instanceId: string
  readonly #calls: DaemonCalls
  readonly #pulls: ImagePulls
  readonly #hints: Emitter<Hint>
  readonly #health: Emitter<ProvisionerHealth>
  readonly #stopListening: Unsubscribe
  readonly #terminals = new Set<Terminal>()
  readonly #makings = new Makings()

  constructor(options: SimulatedOptions) {
    const log = options.log ?? silentLog
    const onError = (error: unknown): void => log.error('A listener of the simulated provisioner failed.', { error })
    this.world = options.world ?? new SimulatedWorld({ clock: options.clock, onError })
    this.faults = options.faults ?? new FaultDial()
    this.#timings = { ...INSTANT, ...options.timings }
    this.#instanceId = options.instanceId ?? 'simulated'
    this.#calls = new DaemonCalls(this.world, this.faults)
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

  async ensure(plan: LabPlan, signal: AbortSignal): Promise<Ensured> {
    checkIdentity(plan)
    const making = this.#makings.begin(plan.uid, signal)
    try {
      await this.#calls.answer(0, signal)
      const progress = this.#pulls.want(plan)
      if (progress !== undefined) return { phase: 'pulling', progress }
      const container = await this.#madeFor(plan, making)
      return { phase: 'running', observation: await this.#started(plan, container, making) }
    } finally {
      this.#makings.end(plan.uid, making)
    }
  }

  async probe(plan: LabPlan, observation: Observation, signal: AbortSignal): Promise<ProbeAnswer> {
    await this.#calls.answer(0, signal)
    const container = this.#find(plan.uid)
    if (container === undefined || !isRunning(container)) return { answered: false, why: 'The container is not running.' }
    if (container.observation.containerId !== observation.containerId) return { answered: false, why: 'The container is another one now.' }
    const port = observation.ports[readinessPort(plan) ?? plan.ports[0]?.containerPort ?? 0]
    if (plan.readiness.type !== 'none' && !this.#answersBy(plan, container)) return { answered: false, why: 'Nothing answers yet.' }
    if (port === undefined) return { answered: true }
    if (!Object.values(container.observation.ports).includes(port)) return { answered: false, why: 'The port is another one now.' }
    return { answered: true, endpoint: `http://127.0.0.1:${port}/` }
  }

  async observe(lab: LabIdentity, signal?: AbortSignal): Promise<Observation> {
    checkIdentity(lab)
    await this.#calls.answer(0, signal)
    return this.#find(lab.uid)?.observation ?? absent(lab.uid)
  }

  async stop(lab: LabIdentity, graceMs: number): Promise<Observation> {
    checkIdentity(lab)
    await this.#calls.answer(Math.min(this.#timings.stopMs, graceMs))
    const container = this.#find(lab.uid)
    if (container === undefined) return absent(lab.uid)
    return isLive(container) ? this.#ended(container).observation : container.observation
  }

  async restart(plan: LabPlan, signal: AbortSignal): Promise<Ensured> {
    checkIdentity(plan)
    await this.#calls.answer(this.#timings.stopMs, signal)
    const container = this.#find(plan.uid)
    if (container === undefined) throw gone(plan.name)
    const ended = isLive(container) ? this.#ended(container) : container
    return { phase: 'running', observation: await this.#started(plan, ended, { signal, overtaken: false }) }
  }

  async collect(plan: LabPlan): Promise<Collected | undefined> {
    checkIdentity(plan)
    await this.#calls.answer(0)
    if (plan.workDir === undefined || this.#find(plan.uid) === undefined) return this.world.collected.get(plan.uid)
    const collected = collectedFrom(plan, this.world.volumes.get(plan.uid) ?? [])
    this.world.collected.set(plan.uid, collected)
    return collected
  }

  async remove(lab: LabIdentity): Promise<void> {
    checkIdentity(lab)
    this.#pulls.leave(lab.uid)
    await this.#calls.answer(0)
    this.#makings.overtake(lab.uid)
    if (this.faults.current.removalHangs(lab)) throw stillRemoving(lab.name)
    const container = this.#find(lab.uid)
    if (container !== undefined) this.world.destroy(container)
    this.world.volumes.delete(lab.uid)
  }

  async list(): Promise<World> {
    await this.#calls.answer(0)
    return this.world.table(this.#instanceId).world()
  }

  async *logs(lab: LabIdentity, options: LogOptions): AsyncIterable<string> {
    checkIdentity(lab)
    await this.#calls.answer(0, options.signal)
    yield* containerLog(this.world, () => this.#find(lab.uid), options)
  }

  usage(lab: LabIdentity, signal: AbortSignal): AsyncIterable<LabUsage> {
    const find = (): SimulatedContainer | undefined => this.#find(lab.uid)
    return this.#answeredUntil(signal, () => simulatedUsage(this.world, find, signal), () => checkIdentity(lab))
  }

  async openTerminal(lab: LabIdentity): Promise<Terminal> {
    checkIdentity(lab)
    await this.#calls.answer(0)
    const container = this.#find(lab.uid)
    if (container === undefined) throw noContainer(lab.name)
    if (!isRunning(container)) throw notRunning(lab.name)
    const terminal = openPracticeTerminal(this.world, container, () => this.#terminals.delete(terminal))
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
    return this.#pulls.examine(plan, { isRunning: container !== undefined && isRunning(container), files: this.world.volumes.get(plan.uid)?.length ?? 0 })
  }

  pull(image: string, signal: AbortSignal): AsyncIterable<PullProgress> {
    return this.#answeredUntil(signal, () => this.#pulls.watch(image, signal))
  }

  secretsOf(lab: { readonly uid: string; readonly secrets: readonly string[] }): Readonly<Record<string, string>> {
    return simulatedSecrets(lab)
  }

  /** There is only the one. */
  async acceptDaemon(): Promise<void> {}

  onDidHint(listener: (hint: Hint) => void): Unsubscribe {
    return this.#hints.listen(listener)
  }

  health(): ProvisionerHealth {
    const last = this.#calls.lastAnsweredAt
    const answered = last === undefined ? {} : { lastAnsweredAt: last }
    if (this.world.daemonUp) return { reachable: true, version: 'simulated', ...answered }
    return { reachable: false, reason: 'NotRunning', message: 'The simulated daemon is not running. Start it again.', ...answered }
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

  /** The lab's container, made if there is none; one made for another image is replaced, its volume kept. */
  async #madeFor(plan: LabPlan, making: Making): Promise<SimulatedContainer> {
    const found = this.#find(plan.uid)
    if (found !== undefined && found.observation.image === imageDigest(plan.image)) return found
    if (this.faults.current.diskFull(plan)) throw diskFull()
    if (found !== undefined) this.world.destroy(found)
    await this.#calls.answer(this.#timings.createMs, making.signal)
    if (making.overtaken) throw stillRemoving(plan.name)
    // Somebody may have been quicker: names are unique, the second one adopts what the first one made.
    return this.#find(plan.uid) ?? this.world.create(this.#instanceId, plan)
  }

  async #started(plan: LabPlan, container: SimulatedContainer, { signal }: Making): Promise<Observation> {
    if (isRunning(container)) return container.observation
    if (isPaused(container)) return this.world.unpauseContainer(container).observation
    this.#checkStart(plan, container)
    await this.#calls.answer(this.#timings.startMs, signal)
    const now = this.#find(plan.uid)
    if (now === undefined) throw gone(plan.name)
    return isRunning(now) ? now.observation : this.#run(plan, now)
  }

  #checkStart(plan: LabPlan, container: SimulatedContainer): void {
    const faults = this.faults.current
    const failure = faults.badCommand(plan) ? badCommand() : faults.portConflict(plan) ? portTaken() : undefined
    if (failure === undefined) return
    this.world.refuseStart(container, failure.message)
    throw failure
  }

  #run(plan: LabPlan, container: SimulatedContainer): Observation {
    const { observation } = this.world.start(container)
    const exitCode = this.faults.current.exits(plan)
    if (this.faults.current.oom(plan)) this.world.oom(plan.uid)
    else if (exitCode !== undefined) this.world.exit(plan.uid, exitCode)
    return observation
  }

  /** Our own stop: the program ended in order, and nobody else asked for it. */
  #ended(container: SimulatedContainer): SimulatedContainer {
    return this.world.end(container, { exitCode: 0, ending: 'unknown' })
  }

  #answersBy(plan: LabPlan, { runningSince = Infinity }: SimulatedContainer): boolean {
    return !this.faults.current.neverReady(plan) && this.world.clock.monotonic() >= runningSince + this.#timings.answerMs
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

/** Docker resolves a prefix, and an empty id to the list: neither may ever reach a daemon. */
function checkIdentity({ uid, containerId }: LabIdentity): void {
  if (uid === '') throw notOurs('the lab has no uid')
  if (containerId !== undefined && !/^[0-9a-f]{64}$/.test(containerId)) throw notOurs('the container id is not a full one')
}

function readinessPort({ readiness }: LabPlan): number | undefined {
  return readiness.type === 'http' || readiness.type === 'tcp' ? readiness.port : undefined
}
