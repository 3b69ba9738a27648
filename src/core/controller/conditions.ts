import { conditionOf, isSilent } from '../resource/lab-conditions'
import type { LabCondition, LabInstanceStatus } from '../resource/lab-instance'
import type { Sentence } from '../resource/sentence'
import { english } from '../sentences/english'

export type ConditionDraft = Omit<LabCondition, 'lastTransitionTime'>

export function toldCondition(condition: Pick<LabCondition, 'type' | 'status' | 'reason'>, sentence: Sentence): ConditionDraft {
  return { ...condition, message: english(sentence), code: sentence.code, ...(sentence.params === undefined ? {} : { params: sentence.params }) }
}

/** `lastTransitionTime` moves only when the status flips; one condition per type. */
export function withCondition(conditions: readonly LabCondition[], next: ConditionDraft, now: string): LabCondition[] {
  const old = conditions.find(({ type }) => type === next.type)
  const lastTransitionTime = old !== undefined && old.status === next.status ? old.lastTransitionTime : now
  return [...conditions.filter(({ type }) => type !== next.type), { ...next, lastTransitionTime }]
}

/**
 * What follows from the rest of the status, put with it in the same write: `Answering` is said of a ready lab only, and `Ready`, as
 * Kubernetes' own tools wait for it, is True while the lab is ready and answers.
 */
export function withDerived(status: LabInstanceStatus, now: string): LabInstanceStatus {
  const before = status.conditions ?? []
  const conditions = status.state === 'ready' ? before : before.filter(({ type }) => type !== 'Answering')
  return { ...status, conditions: withCondition(conditions, readyOf(status), now) }
}

function readyOf(status: LabInstanceStatus): ConditionDraft {
  const silence = isSilent(status) ? conditionOf('Answering', status.conditions) : undefined
  const { reason = 'NotRunningYet', message = '', code, params } = silence ?? status
  const told = { ...(code === undefined ? {} : { code }), ...(params === undefined ? {} : { params }) }
  return { type: 'Ready', status: status.state === 'ready' && silence === undefined ? 'True' : 'False', reason, message, ...told }
}
