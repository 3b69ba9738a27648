import type { LabMark, Observation } from '../provisioner/observation'
import type { Stray } from './find/orphaned'
import type { Look } from './worlds'

interface Trace {
  readonly containerId: string
  readonly lab: LabMark | undefined
  readonly world: string
  readonly firstSeen: number
  readonly passes: number
}

export interface StrayOptions {
  /** Is there a lab with this uid, as of now? */
  readonly isKnown: (uid: string) => boolean
  /** Compare all; else only `vanished` and what was astray before. */
  readonly isNews: boolean
  /** uids of labs that left the store since the last pass. */
  readonly vanished: readonly string[]
  readonly monotonic: number
}

/** Containers without a lab, and for how long. Nothing here leads to an act; `find/orphaned` decides. */
export class StrayWatch {
  #traces = new Map<string, Trace>()

  /** Those present now. A world that did not answer leaves its strays as they were: neither forgotten nor counted. */
  update(look: Look, options: StrayOptions): readonly Omit<Stray, 'wasDeleted'>[] {
    const next = new Map<string, Trace>()
    for (const [uid, trace] of this.#traces) if (!look.worlds.has(trace.world)) next.set(uid, trace)
    for (const [uid, world, seen] of this.#candidates(look, options)) {
      if (!options.isKnown(uid)) next.set(uid, this.#traceOf(uid, { world, seen, monotonic: options.monotonic }))
    }
    this.#traces = next
    return [...next].map(([uid, { containerId, lab, passes, firstSeen }]) => ({
      uid,
      containerId,
      lab,
      passes,
      ageMs: options.monotonic - firstSeen,
    }))
  }

  *#candidates(look: Look, { isNews, vanished }: StrayOptions): Iterable<readonly [string, string, Observation]> {
    for (const [world, { byUid }] of look.worlds) {
      const uids = isNews ? byUid.keys() : [...this.#traces.keys(), ...vanished]
      for (const uid of uids) {
        const seen = byUid.get(uid)
        if (seen?.containerId !== undefined) yield [uid, world, seen]
      }
    }
  }

  #traceOf(uid: string, { world, seen, monotonic }: { world: string; seen: Observation; monotonic: number }): Trace {
    const containerId = seen.containerId ?? ''
    const before = this.#traces.get(uid)
    if (before === undefined || before.containerId !== containerId)
      return { containerId, lab: seen.lab, world, firstSeen: monotonic, passes: 1 }
    return { ...before, passes: before.passes + 1 }
  }
}
