import { isReplaceable, missingLimits, startMisfits } from '../../core/plan/fit'
import type { Observation } from '../../core/provisioner/observation'
import type { LabPlan } from '../../core/provisioner/provisioner'
import type { DaemonCalls } from './daemon-calls'
import type { FaultInjector } from './fault-injector'
import type { SimulatedContainer } from './simulated-container'
import { badCommand, diskFull, gone, portTaken, stillRemoving } from './simulated-error'
import type { SimulatedTimings } from './simulated-timings'
import { isLive, isPaused, isRunning, type SimulatedWorld } from './simulated-world'

interface Options {
  readonly world: SimulatedWorld
  readonly faults: FaultInjector
  readonly calls: DaemonCalls
  readonly timings: SimulatedTimings
  readonly instanceId: string
}

/** Creates, starts, replaces and ends containers of the simulated world, with the delays and the faults of a real daemon. */
export class ContainerMaker {
  /** Each `ensure` under way. */
  readonly inFlight = new InFlightCreates()
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** The lab's container, made if there is none. */
  async madeFor(plan: LabPlan, create: InFlightCreate): Promise<SimulatedContainer> {
    const found = this.#find(plan.uid)
    if (found !== undefined) return this.fitting(plan, found, create)
    if (this.#options.faults.current.diskFull(plan)) throw diskFull()
    await this.#options.calls.answer(this.#options.timings.createMs, create.signal)
    if (create.superseded) throw stillRemoving(plan.name)
    // Somebody may have been quicker: names are unique, the second one adopts what the first one made.
    return this.#find(plan.uid) ?? this.#options.world.create(this.#options.instanceId, plan)
  }

  /** One that is to be started and does not fit gives way, its volume kept; so does a running one that nobody can reach. */
  async fitting(plan: LabPlan, found: SimulatedContainer, create: InFlightCreate): Promise<SimulatedContainer> {
    const { observation } = found
    if (isLive(found) && observation.isCutOff !== true) return found
    const isLost = observation.condition === 'created' || isReplaceable(observation)
    if (startMisfits(plan, observation).length === 0 || !isLost) return found
    this.#options.world.destroy(found)
    return this.madeFor(plan, create)
  }

  async started(plan: LabPlan, container: SimulatedContainer, { signal }: InFlightCreate): Promise<Observation> {
    if (isRunning(container)) return container.observation
    if (isPaused(container)) return this.#options.world.unpauseContainer(container).observation
    this.#checkStart(plan, container)
    await this.#options.calls.answer(this.#options.timings.startMs, signal)
    const now = this.#find(plan.uid)
    if (now === undefined) throw gone(plan.name)
    return isRunning(now) ? now.observation : this.#run(plan, this.#limited(plan, now))
  }

  #checkStart(plan: LabPlan, container: SimulatedContainer): void {
    const faults = this.#options.faults.current
    const failure = faults.badCommand(plan) ? badCommand() : faults.portConflict(plan) ? portTaken() : undefined
    if (failure === undefined) return
    this.#options.world.refuseStart(container, failure.message)
    throw failure
  }

  /** What is started has its limits from its first moment on. */
  #limited(plan: LabPlan, container: SimulatedContainer): SimulatedContainer {
    const limits = missingLimits(plan, container.observation)
    if (limits === undefined) return container
    this.#options.world.limit(container, limits)
    return this.#find(plan.uid) ?? container
  }

  #run(plan: LabPlan, container: SimulatedContainer): Observation {
    const { observation } = this.#options.world.start(container)
    const exitCode = this.#options.faults.current.exits(plan)
    if (this.#options.faults.current.oom(plan)) this.#options.world.oom(plan.uid)
    else if (exitCode !== undefined) this.#options.world.exit(plan.uid, exitCode)
    return observation
  }

  /** Our own stop: the program ended in order, and nobody else asked for it. */
  ended(container: SimulatedContainer): SimulatedContainer {
    return this.#options.world.end(container, { exitCode: 0, ending: 'unknown' })
  }

  #find(uid: string): SimulatedContainer | undefined {
    return this.#options.world.table(this.#options.instanceId).get(uid)
  }
}

/** An `ensure` that has not ended. */
interface InFlightCreate {
  readonly signal: AbortSignal
  superseded: boolean
}

/** Each `ensure` under way, by its lab's uid; `remove` supersedes those of its lab, so that nothing is made after it. */
class InFlightCreates {
  readonly #byUid = new Map<string, Set<InFlightCreate>>()

  begin(uid: string, signal: AbortSignal): InFlightCreate {
    const create: InFlightCreate = { signal, superseded: false }
    const others = this.#byUid.get(uid)
    if (others === undefined) this.#byUid.set(uid, new Set([create]))
    else others.add(create)
    return create
  }

  end(uid: string, create: InFlightCreate): void {
    const others = this.#byUid.get(uid)
    others?.delete(create)
    if (others?.size === 0) this.#byUid.delete(uid)
  }

  supersede(uid: string): void {
    for (const create of this.#byUid.get(uid) ?? []) create.superseded = true
  }
}
