import { isReplaceable, misfits, missingLimits } from '../../plan/fit'
import type { Observation } from '../../provisioner/observation'
import type { LabPlan } from '../../provisioner/provisioner'
import { UP_TO_DATE, upToDateOf } from '../../resource/lab-conditions'
import type { Sentence } from '../../sentences/sentence'
import type { LabInstanceStatus, StoredLab } from '../../resource/lab-instance'
import { conditionWith, type ConditionDraft, type StatusChange } from './decision'
import { momentOf } from '../../resource/format/timestamp'

/**
 * What a look at the running container says of the declared: whether it is true (then `observedGeneration` moves), what waits for a restart,
 * what the daemon allows it, where it is published. Nothing of it is written twice: undefined where the record says so already.
 */
export function recordOf(
  lab: StoredLab,
  seen: Observation,
  { plan, now }: { readonly plan: LabPlan | undefined; readonly now: number },
): StatusChange | undefined {
  const { state, reason = 'Ready' } = lab.status
  const facts = factsOf(lab, seen, { plan, now })
  if (isRecorded(lab, facts)) return undefined
  return { state, reason, who: 'controller', quiet: true, ...facts }
}

/** The same, as part of a write that is made anyway. */
export function factsOf(lab: StoredLab, seen: Observation, { plan, now }: { readonly plan: LabPlan | undefined; readonly now: number }) {
  const fields = plan === undefined ? [] : misfits(plan, seen)
  const isTrue = fields.length === 0 && (plan === undefined || missingLimits(plan, seen) === undefined)
  const ports = portsOf(lab, seen)
  const resources = resourcesOf(lab, seen, now)
  const set: Partial<LabInstanceStatus> = {
    ...(isTrue ? { observedGeneration: lab.metadata.generation } : {}),
    ...(ports === undefined ? {} : { ports }),
    ...(resources === undefined ? {} : { resources }),
    ...holdsOf(lab, seen),
  }
  return { set, conditions: [conditionFor(lab, fields, seen)] }
}

function conditionFor(lab: StoredLab, fields: readonly string[], seen: Observation): ConditionDraft {
  const about = { type: UP_TO_DATE, observedGeneration: lab.metadata.generation }
  if (fields.length === 0) return conditionWith({ ...about, status: 'True', reason: 'UpToDate' }, { code: 'UpToDate' })
  const [code, params] = isReplaceable(seen)
    ? (['RestartToApply', { fields }] as const)
    : (['ReplaceToApply', { fields, holds: seen.holds ?? [] }] as const)
  return conditionWith({ ...about, status: 'False', reason: code }, { code, params })
}

/** Why new limits are not in force: what is used now is more. Tried again whenever the lab is looked at. */
export function limitRefused(lab: StoredLab, sentence: Sentence): ConditionDraft {
  const condition = { type: UP_TO_DATE, status: 'False', observedGeneration: lab.metadata.generation, reason: 'LimitBelowUse' } as const
  return conditionWith(condition, sentence)
}

function portsOf({ status }: StoredLab, seen: Observation): LabInstanceStatus['ports'] {
  const ports = Object.fromEntries(Object.entries(seen.ports))
  return Object.keys(ports).length === 0 || JSON.stringify(ports) === JSON.stringify(status.ports) ? undefined : ports
}

function resourcesOf({ spec, status }: StoredLab, { limits }: Observation, now: number): LabInstanceStatus['resources'] {
  if (limits === undefined) return undefined
  const until = (momentOf(spec.resourcesUntil) ?? now) > now ? { until: spec.resourcesUntil } : {}
  const resources = { cpu: limits.cpu, memory: limits.memoryBytes, pids: limits.pids, ...until }
  return JSON.stringify(resources) === JSON.stringify(status.resources) ? undefined : resources
}

/** Known before it is gone: from then on nobody can look any more at what went with it. */
function holdsOf({ status }: StoredLab, { holds }: Observation): Pick<LabInstanceStatus, 'holds'> {
  return holds === undefined || JSON.stringify(holds) === JSON.stringify(status.holds) ? {} : { holds: [...holds] }
}

function isRecorded({ status }: StoredLab, { set, conditions: [next] }: ReturnType<typeof factsOf>): boolean {
  const { observedGeneration, ...news } = set
  const said = upToDateOf(status)
  const sameCondition =
    said !== undefined &&
    next !== undefined &&
    said.status === next.status &&
    said.reason === next.reason &&
    said.observedGeneration === next.observedGeneration &&
    said.message === next.message
  return (
    sameCondition &&
    Object.keys(news).length === 0 &&
    (observedGeneration === undefined || observedGeneration === status.observedGeneration)
  )
}
