import type { MistakeCode } from '../core/sentences/mistakes'
import type { Cause } from '../core/resource/api-error'
import { parseTimestamp } from '../core/resource/format/timestamp'
import { isEnded, LAB_STATES, type LabState } from '../core/resource/lab-states'
import { invalidValue } from '../core/resource/validation/causes'
import { memberOf } from '../core/resource/validation/member-of'

/** Two clocks are seldom the same: a wish that is this old was meant for now. */
const CLOCKS_APART_MS = 60_000
const UNTIL = ['keepUntil', 'resourcesUntil'] as const

interface SpecChange {
  /** Absent when a lab is declared. */
  readonly old?: unknown
  readonly next: unknown
  /** Wall clock, ms. */
  readonly now: number
}

/**
 * Wishes for a moment that cannot be carried out any more, or not yet: refused when they are made, so that none is accepted and forgotten.
 * Only what this write changes is judged: what is stored grows old by itself, and stays valid.
 */
export function specChangeCauses(wish: SpecChange): readonly Cause[] {
  if (memberOf(wish.next, 'kind') !== 'LabInstance') return []
  const tooLate = UNTIL.filter((member) => (changedTo(member, wish) ?? Infinity) < wish.now - CLOCKS_APART_MS)
  return [
    ...tooLate.map((member) => refused(member, wish, 'MomentOver')),
    ...(wish.old === undefined ? [] : causesInState(stateOf(wish.old), wish)),
  ]
}

function causesInState(state: LabState | undefined, wish: SpecChange): readonly Cause[] {
  if (state === 'pending' && (changedTo('restartAt', wish) ?? Infinity) <= wish.now) {
    return [refused('restartAt', wish, 'NothingToRestart')]
  }
  if (state !== undefined && isEnded(state) && (changedTo('endsAt', wish) ?? Infinity) <= wish.now) {
    return [refused('endsAt', wish, 'LabHasEnded')]
  }
  return []
}

const valueOf = (resource: unknown, member: string): unknown => memberOf(memberOf(resource, 'spec'), member)
const refused = (member: string, { next }: SpecChange, why: MistakeCode): Cause =>
  invalidValue(`spec.${member}`, valueOf(next, member), why)

/** Wall clock, ms; undefined: it is as it was, or no moment at all, which is refused elsewhere. */
function changedTo(member: string, { old, next }: SpecChange): number | undefined {
  const value = valueOf(next, member)
  if (typeof value !== 'string' || value === valueOf(old, member)) return undefined
  const moment = parseTimestamp(value)
  return moment.ok ? moment.value : undefined
}

function stateOf(resource: unknown): LabState | undefined {
  const state = memberOf(memberOf(resource, 'status'), 'state')
  return LAB_STATES.find((each) => each === state)
}
