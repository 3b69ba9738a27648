import type { LabMark, Observation } from '../provisioner/observation'
import type { UnownedContainer } from './find/orphaned'
import type { Snapshots } from './snapshot-reader'

interface Sighting {
  readonly containerId: string
  readonly lab: LabMark | undefined
  readonly world: string
  readonly firstSeen: number
  readonly passes: number
}

export interface UnownedContainerOptions {
  /** Is there a lab with this uid, as of now? */
  readonly isKnown: (uid: string) => boolean
  /** Compare all; else only `vanished` and what was astray before. */
  readonly hasChanged: boolean
  /** uids of labs that left the store since the last pass. */
  readonly vanished: readonly string[]
  readonly monotonic: number
}

/** Containers without a lab, and for how long. Nothing here leads to an act; `find/orphaned` decides. */
export class UnownedContainerTracker {
  #sightings = new Map<string, Sighting>()

  /** Those present now. A provisioner that did not answer leaves its unowned containers as they were: neither forgotten nor counted. */
  update(snapshots: Snapshots, options: UnownedContainerOptions): readonly Omit<UnownedContainer, 'wasDeleted'>[] {
    const next = new Map<string, Sighting>()
    for (const [uid, trace] of this.#sightings) if (!snapshots.byProvisioner.has(trace.world)) next.set(uid, trace)
    for (const [uid, snapshot, seen] of this.#candidates(snapshots, options)) {
      if (!options.isKnown(uid)) next.set(uid, this.#sightingOf(uid, { world: snapshot, seen, monotonic: options.monotonic }))
    }
    this.#sightings = next
    return [...next].map(([uid, { containerId, lab, passes, firstSeen }]) => ({
      uid,
      containerId,
      lab,
      passes,
      ageMs: options.monotonic - firstSeen,
    }))
  }

  *#candidates(snapshots: Snapshots, { hasChanged, vanished }: UnownedContainerOptions): Iterable<readonly [string, string, Observation]> {
    for (const [snapshot, { byUid }] of snapshots.byProvisioner) {
      const uids = hasChanged ? byUid.keys() : [...this.#sightings.keys(), ...vanished]
      for (const uid of uids) {
        const seen = byUid.get(uid)
        if (seen?.containerId !== undefined) yield [uid, snapshot, seen]
      }
    }
  }

  #sightingOf(uid: string, { world: snapshot, seen, monotonic }: { world: string; seen: Observation; monotonic: number }): Sighting {
    const containerId = seen.containerId ?? ''
    const before = this.#sightings.get(uid)
    if (before === undefined || before.containerId !== containerId)
      return { containerId, lab: seen.lab, world: snapshot, firstSeen: monotonic, passes: 1 }
    return { ...before, passes: before.passes + 1 }
  }
}
