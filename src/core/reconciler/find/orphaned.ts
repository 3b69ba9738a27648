import type { Sentence } from '../../sentences/sentence'
import type { LabMark } from '../../provisioner/observation'
import type { Finding } from '../finding'

/** A container of ours whose lab the store does not know. */
export interface UnownedContainer {
  readonly uid: string
  readonly containerId: string
  /** Passes in a row, each with a whole list and a synchronised store, that have seen it without a lab. */
  readonly passes: number
  /** Since the first of them, monotonic ms. */
  readonly ageMs: number
  readonly lab?: LabMark | undefined
  /** The store remembers that a lab with this uid was deleted. */
  readonly wasDeleted: boolean
}

const LEAST_PASSES = 2
const LEAST_AGE_MS = 60_000

/** Only these are looked up among the deleted labs. */
export function isSettled({ passes, ageMs }: Pick<UnownedContainer, 'passes' | 'ageMs'>): boolean {
  return passes >= LEAST_PASSES && ageMs >= LEAST_AGE_MS
}

/**
 * To be removed: seen long enough, and the store itself says that its lab was deleted. A store that was lost or restored
 * says nothing of the kind, and then every container stays: it may hold somebody's work.
 */
export function orphaned(unowned: UnownedContainer): Finding | undefined {
  if (!isSettled(unowned) || !unowned.wasDeleted) return undefined
  return { type: 'orphaned', uid: unowned.uid, detail: `container ${unowned.containerId.slice(0, 12)} of a deleted lab` }
}

/** Why it is shown and not touched. */
export function whyQuarantined(unowned: UnownedContainer): Sentence {
  return { code: isSettled(unowned) ? 'LabUnknown' : 'LabUnknownYet' }
}
