import type { Clock, Unsubscribe } from '../../core/clock/clock'
import { Emitter } from '../../core/events/emitter'
import type { EndCause, Limits } from '../../core/provisioner/observation'
import type { Collected, CollectOptions, FolderSize, LabIdentity, LabPlan } from '../../core/provisioner/provisioner'
import { ContainerTable } from './container-table'
import { PortNumbers } from './port-numbers'
import { nameTaken, portTaken, workTooLarge } from './simulated-error'
import {
  collectedFrom,
  containerIdFor,
  created,
  cutOff,
  exited,
  limited,
  outdated,
  paused,
  refused,
  running,
  type SimulatedContainer,
} from './simulated-container'

export type WorldNews =
  | { readonly type: 'container'; readonly instanceId: string; readonly uid: string; readonly what: string }
  | { readonly type: 'daemon'; readonly up: boolean }

/**
 * The machine beside the engine: a daemon with containers, images and volumes, in memory. It outlives a provisioner, as
 * Docker outlives a crashed engine. The verbs in the second half are what happens behind the engine's back; they speak
 * of a lab by its uid and say false where there is nothing to do it to.
 */
export class SimulatedWorld {
  readonly clock: Clock
  readonly images = new Set<string>()
  /** The students' work by lab uid: survives stop, crash and a new container; goes with `remove`. */
  readonly volumes = new Map<string, readonly string[]>()
  /** What was brought into safety, by lab uid. */
  readonly collected = new Map<string, Collected>()
  readonly #holes = new Map<string, number>()
  readonly #tables = new Map<string, ContainerTable>()
  readonly #ports = new PortNumbers()
  readonly #news: Emitter<WorldNews>
  #containersMade = 0
  #daemonUp = true

  constructor(options: { readonly clock: Clock; readonly onError?: (error: unknown) => void }) {
    this.clock = options.clock
    this.#news = new Emitter(options.onError ?? rethrowLater)
  }

  get daemonUp(): boolean {
    return this.#daemonUp
  }

  table(instanceId: string): ContainerTable {
    const known = this.#tables.get(instanceId)
    if (known !== undefined) return known
    const table = new ContainerTable()
    this.#tables.set(instanceId, table)
    return table
  }

  onDidHappen(listener: (news: WorldNews) => void): Unsubscribe {
    return this.#news.listen(listener)
  }

  // What the daemon does when asked.

  /** Names are unique, as Docker's are: throws where the lab has a container already. */
  create(instanceId: string, lab: LabPlan): SimulatedContainer {
    if (this.table(instanceId).get(lab.uid) !== undefined) throw nameTaken(lab.name)
    this.#containersMade += 1
    return this.#put(created(instanceId, lab, containerIdFor(instanceId, lab.uid, this.#containersMade)), 'create')
  }

  start(container: SimulatedContainer): SimulatedContainer {
    const ports = Object.fromEntries(
      Object.entries(container.observation.bindings ?? {}).map(([inside, port]) => [inside, this.#publish(port)]),
    )
    return this.#put(running(container, ports, this.clock.monotonic()), 'start')
  }

  /** Throws where somebody has that very port; 0: any. */
  #publish(port: number): number {
    if (port === 0) return this.#ports.take()
    if (!this.#ports.takeThis(port)) throw portTaken()
    return port
  }

  limit(container: SimulatedContainer, limits: Limits): void {
    this.#put(limited(container, limits), 'update')
  }

  unpauseContainer(container: SimulatedContainer): SimulatedContainer {
    return this.#put({ ...container, observation: { ...container.observation, condition: 'running' } }, 'unpause')
  }

  refuseStart(container: SimulatedContainer, error: string): void {
    this.#put(refused(container, error), 'start-failed')
  }

  end(
    container: SimulatedContainer,
    end: { readonly exitCode: number; readonly ending: EndCause; readonly oomKilled?: boolean },
  ): SimulatedContainer {
    this.#givePortsBack(container)
    return this.#put(exited(container, end), end.oomKilled === true ? 'oom' : 'die')
  }

  destroy(container: SimulatedContainer): void {
    this.#givePortsBack(container)
    this.table(container.instanceId).delete(container.lab.uid)
    this.#tell(container, 'destroy')
  }

  // What happens behind the engine's back.

  /** Somebody's `docker kill`. */
  kill(uid: string): boolean {
    return this.#toLive(uid, (container) => this.end(container, { exitCode: 137, ending: 'byHand' }))
  }

  /** Somebody's `docker stop`. */
  stop(uid: string): boolean {
    return this.#toLive(uid, (container) => this.end(container, { exitCode: 143, ending: 'byHand' }))
  }

  /** The lab's own program ends. */
  exit(uid: string, exitCode: number): boolean {
    return this.#toLive(uid, (container) => this.end(container, { exitCode, ending: 'itself' }))
  }

  /** The kernel ends it for want of memory. */
  oom(uid: string): boolean {
    return this.#toLive(uid, (container) => this.end(container, { exitCode: 137, ending: 'itself', oomKilled: true }))
  }

  /** Somebody's `docker rm -f`. The volume stays. */
  remove(uid: string): boolean {
    return this.#to(
      uid,
      () => true,
      (container) => this.destroy(container),
    )
  }

  pause(uid: string): boolean {
    return this.#to(uid, isRunning, (container) => this.#put(paused(container), 'pause'))
  }

  unpause(uid: string): boolean {
    return this.#to(uid, isPaused, (container) => this.unpauseContainer(container))
  }

  /** The daemon gives the lab another port, as Docker does over a restart. */
  movePort(uid: string): boolean {
    return this.#to(uid, isRunning, (container) => {
      this.#givePortsBack(container)
      const ports = Object.fromEntries(Object.keys(container.observation.ports).map((inside) => [inside, this.#ports.take()]))
      this.#put(running(container, ports, container.runningSince ?? this.clock.monotonic()), 'start')
    })
  }

  /** Another program of this machine takes a port. */
  occupy(port: number): boolean {
    return this.#ports.takeThis(port)
  }

  /** Somebody's `docker network disconnect`. */
  disconnect(uid: string): boolean {
    return this.#toLive(uid, (container) => this.#put(cutOff(container), 'disconnect'))
  }

  /** The tag of its image is built anew: what runs keeps the old one. */
  rebuildImageOf(uid: string): boolean {
    return this.#to(
      uid,
      () => true,
      (container) => this.#put(outdated(container), 'tag'),
    )
  }

  /** An emptied folder does not take the place of what was in safety before. */
  saveWork(container: SimulatedContainer | undefined, lab: LabIdentity, about: CollectOptions): Collected | undefined {
    const work = this.volumes.get(lab.uid) ?? []
    const isRecordedThere = lab.containerId === undefined || container?.observation.containerId === lab.containerId
    if (work.length === 0 && container === undefined) about.onDidFindGone?.('everything')
    else if (!isRecordedThere) about.onDidFindGone?.('container')
    if (work.join('\n').length > about.maxBytes) throw workTooLarge(lab.name, about.maxBytes)
    if (work.length > 0) this.collected.set(lab.uid, collectedFrom(lab, work, this.clock.now()))
    return this.collected.get(lab.uid)
  }

  /** The student saves a line into the work folder. */
  write(uid: string, line: string): void {
    this.volumes.set(uid, [...(this.volumes.get(uid) ?? []), line])
  }

  /** A file of the student's that claims so much and holds nothing (`truncate -s`). */
  makeHole(uid: string, bytes: number): void {
    this.#holes.set(uid, bytes)
  }

  /** `more`: what somebody imagines beside the lines that were written. */
  folderSizes(instanceId: string, more: (lab: LabPlan) => number): ReadonlyMap<string, FolderSize> {
    const sizes = new Map<string, FolderSize>()
    for (const { lab } of this.table(instanceId).all()) {
      const bytes = (this.volumes.get(lab.uid) ?? []).join('\n').length + more(lab)
      sizes.set(lab.uid, { bytes, claims: bytes + (this.#holes.get(lab.uid) ?? 0) })
    }
    return sizes
  }

  /** Without live-restore every running container stops with the daemon, and the next daemon does not know why. */
  stopDaemon(options: { readonly liveRestore?: boolean } = {}): void {
    if (!this.#daemonUp) return
    // First the daemon, then the containers: nobody hears of their end.
    this.#daemonUp = false
    if (options.liveRestore !== true) this.#endAll()
    this.#news.fire({ type: 'daemon', up: false })
  }

  startDaemon(): void {
    if (this.#daemonUp) return
    this.#daemonUp = true
    this.#news.fire({ type: 'daemon', up: true })
  }

  #endAll(): void {
    const live = [...this.#tables.values()].flatMap((table) => [...table.all()]).filter(isLive)
    for (const container of live) this.end(container, { exitCode: 0, ending: 'withDaemon' })
  }

  #toLive(uid: string, act: (container: SimulatedContainer) => void): boolean {
    return this.#to(uid, isLive, act)
  }

  #to(uid: string, fits: (container: SimulatedContainer) => boolean, act: (container: SimulatedContainer) => void): boolean {
    const found = [...this.#tables.values()]
      .map((table) => table.get(uid))
      .filter((container) => container !== undefined)
      .filter(fits)
    found.forEach(act)
    return found.length > 0
  }

  #put(container: SimulatedContainer, what: string): SimulatedContainer {
    this.table(container.instanceId).put(container)
    this.#tell(container, what)
    return container
  }

  #tell({ instanceId, lab }: SimulatedContainer, what: string): void {
    // The daemon's event stream: silent while the daemon is.
    if (this.#daemonUp) this.#news.fire({ type: 'container', instanceId, uid: lab.uid, what })
  }

  #givePortsBack(container: SimulatedContainer): void {
    for (const port of Object.values(container.observation.ports)) this.#ports.give(port)
  }
}

export const isRunning = ({ observation }: SimulatedContainer): boolean => observation.condition === 'running'
export const isPaused = ({ observation }: SimulatedContainer): boolean => observation.condition === 'paused'
export const isLive = (container: SimulatedContainer): boolean => isRunning(container) || isPaused(container)

/** A listener's mistake is a bug and must be seen, though not by the daemon that told it. */
function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
