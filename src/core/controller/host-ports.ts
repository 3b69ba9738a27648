import { fault } from '../provisioner/provisioner-error'
import type { PortRange } from '../resource/format/port-range'
import type { StoredLab } from '../resource/lab-instance'
import { isEnded } from '../resource/lab-states'
import type { ResourceChange, ResourceStore } from '../store/resource-store'

/** Container port -> port on this machine, as it is stored. */
export type Ports = Readonly<Record<string, number>>

interface Holder {
  readonly uid: string
  readonly isEnded: boolean
}

/**
 * Which lab has which port of this machine. A lab keeps its ports for its life, so that an address that a student was given stays theirs;
 * no two labs of the store have the same one.
 *
 * Where a lab begins to look is made of its uid: two installations on one machine, or a lab and the one that was deleted before it, do not meet
 * on one port as a rule. The port of an ended lab is reserved only while others are free.
 */
export class HostPorts {
  readonly #holders = new Map<number, Holder>()
  /** Taken by somebody who is no lab of ours, as far as was seen. */
  readonly #refused = new Set<number>()
  readonly #range: () => PortRange

  constructor(range: () => PortRange) {
    this.#range = range
  }

  /** Before the first lab is given one. */
  async load(store: ResourceStore): Promise<void> {
    for (const lab of (await store.list<StoredLab>('LabInstance')).items) this.#know(lab)
  }

  /** Handler of the watcher. */
  learn({ type, current, previous }: ResourceChange<StoredLab>): void {
    if (type === 'DELETED' || (previous !== undefined && previous.metadata.uid !== current.metadata.uid))
      this.#release((previous ?? current).metadata.uid)
    if (type !== 'DELETED') this.#know(current)
  }

  /**
   * A port for each of the lab's own: those that it has, as far as they are still its own, else free ones. Throws NoPortFree. The lab holds them
   * from now on, also before the store says so.
   */
  reserve({ metadata: { uid }, status }: StoredLab, inside: readonly number[]): Ports {
    return Object.fromEntries(
      inside.map((port) => {
        const had = status.ports?.[String(port)]
        return [String(port), had !== undefined && this.#isOwn(had, uid) ? this.#hold(had, uid) : this.#next(uid, port)]
      }),
    )
  }

  /** Somebody else on this machine has one of these: the lab looks elsewhere. */
  refuse(ports: Ports): void {
    for (const port of Object.values(ports)) {
      this.#holders.delete(port)
      this.#refused.add(port)
    }
  }

  #isOwn(port: number, uid: string): boolean {
    const holder = this.#holders.get(port)
    return !this.#refused.has(port) && (holder === undefined || holder.uid === uid)
  }

  #next(uid: string, inside: number): number {
    const { first, last } = this.#range()
    const size = last - first + 1
    const start = placeOf(`${uid}/${inside}`, size)
    const choices: readonly ((port: number) => boolean)[] = [
      (port) => !this.#holders.has(port) && !this.#refused.has(port),
      (port) => this.#holders.get(port)?.isEnded === true && !this.#refused.has(port),
      // What was taken once may be free by now.
      (port) => !this.#holders.has(port),
    ]
    for (const isChoice of choices) {
      for (let step = 0; step < size; step += 1) {
        const port = first + ((start + step) % size)
        if (isChoice(port)) return this.#hold(port, uid)
      }
    }
    throw fault('PortConflict', 'transient', { sentence: { code: 'NoPortFree', params: { first, last } } })
  }

  #hold(port: number, uid: string): number {
    this.#holders.set(port, { uid, isEnded: false })
    return port
  }

  #know({ metadata: { uid }, status }: StoredLab): void {
    for (const port of Object.values(status.ports ?? {})) {
      const holder = this.#holders.get(port)
      // Whoever is alive has it; of two that are alive the first that was seen.
      if (holder === undefined || holder.uid === uid || holder.isEnded) this.#holders.set(port, { uid, isEnded: isEnded(status.state) })
    }
  }

  #release(uid: string): void {
    for (const [port, holder] of this.#holders) if (holder.uid === uid) this.#holders.delete(port)
  }
}

/** 0 to size - 1, the same for the same text. FNV-1a. */
function placeOf(text: string, size: number): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0) % size
}
