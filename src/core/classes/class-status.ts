import { conditionWith } from '../controller/decide/decision'
import { withCondition } from '../controller/conditions'
import type { ClassStatus, StoredClass } from '../resource/class'
import { isoTime } from '../resource/format/timestamp'
import type { StoredLab } from '../resource/lab-instance'
import type { ClassPlan } from './decide-class'
import { membersOf } from './members'

const REMOVALS_PENDING = 'RemovalsPending'
const LABS_MADE = 'LabsMade'

interface Seen {
  readonly plan: ClassPlan
  /** All that the class owns after the run. */
  readonly labs: readonly StoredLab[]
  /** Names that the class would give a lab, and that another lab has. */
  readonly taken: readonly string[]
  /** Wall clock, ms. */
  readonly now: number
}

/** What is true of a class, as it is written. The same as before is not written again: an idle class costs nothing. */
export function classStatus(cls: StoredClass, { plan, labs, taken, now }: Seen): ClassStatus {
  const fresh = Object.fromEntries(labs.map(({ metadata }) => [metadata.name, { uid: metadata.uid, at: metadata.creationTimestamp }]))
  const members = membersOf(cls)
  const made = Object.fromEntries(
    members.flatMap(({ name }) => {
      const lab = fresh[name] ?? plan.made[name]
      return lab === undefined ? [] : [[name, lab]]
    }),
  )
  const time = isoTime(now)
  const pending = plan.pending.map(({ metadata }) => metadata.name)
  const conditions = [pendingCondition(pending), madeCondition(taken)]
  return {
    phase: plan.phase,
    observedGeneration: cls.metadata.generation,
    labs: { wanted: members.length, byState: countByState(labs) },
    made,
    conditions: conditions.reduce((all, condition) => withCondition(all, condition, time), cls.status.conditions ?? []),
  }
}

function pendingCondition(labs: readonly string[]) {
  const condition = {
    type: REMOVALS_PENDING,
    status: labs.length > 0 ? 'True' : 'False',
    reason: labs.length > 0 ? 'LeftTheClass' : 'NobodyLeft',
  } as const
  return labs.length > 0
    ? conditionWith(condition, { code: 'LeftTheClass', params: { count: labs.length, labs } })
    : conditionWith(condition, { code: 'NobodyLeft' })
}

function madeCondition(taken: readonly string[]) {
  return taken.length > 0
    ? conditionWith({ type: LABS_MADE, status: 'False', reason: 'NamesTaken' }, { code: 'NamesTaken', params: { names: taken } })
    : conditionWith({ type: LABS_MADE, status: 'True', reason: 'AllMade' }, { code: 'AllMade' })
}

function countByState(labs: readonly StoredLab[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status, metadata } of labs) {
    const state = metadata.deletionTimestamp === undefined ? status.state : 'deleting'
    counts[state] = (counts[state] ?? 0) + 1
  }
  return counts
}
