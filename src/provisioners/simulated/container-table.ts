import type { DoubtfulContainer, Observation, ContainerSnapshot } from '../../core/provisioner/observation'
import type { SimulatedContainer } from './simulated-container'

/**
 * The containers of one installation. A look at it costs nothing while nothing changes: the same `ContainerSnapshot`, the
 * same map, the same revision are handed out again, however many labs there are.
 */
export class ContainerTable {
  readonly #byUid = new Map<string, SimulatedContainer>()
  readonly #doubtful: DoubtfulContainer[] = []
  #revision = 0
  /** Absent: something changed since the last look. */
  #snapshot: ContainerSnapshot | undefined

  get(uid: string): SimulatedContainer | undefined {
    return this.#byUid.get(uid)
  }

  all(): IterableIterator<SimulatedContainer> {
    return this.#byUid.values()
  }

  put(container: SimulatedContainer): void {
    this.#byUid.set(container.lab.uid, container)
    this.#changed()
  }

  delete(uid: string): boolean {
    const was = this.#byUid.delete(uid)
    if (was) this.#changed()
    return was
  }

  doubt(container: DoubtfulContainer): void {
    this.#doubtful.push(container)
    this.#changed()
  }

  snapshot(): ContainerSnapshot {
    this.#snapshot ??= { revision: String(this.#revision), byUid: this.#observations(), doubtful: [...this.#doubtful] }
    return this.#snapshot
  }

  #changed(): void {
    this.#revision += 1
    this.#snapshot = undefined
  }

  #observations(): ReadonlyMap<string, Observation> {
    const observations = new Map<string, Observation>()
    for (const [uid, { observation }] of this.#byUid) observations.set(uid, observation)
    return observations
  }
}
