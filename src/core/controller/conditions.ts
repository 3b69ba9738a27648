import { conditionOf, FOLDER_FITS, isSilent } from '../resource/lab-conditions'
import type { LabCondition, LabInstanceStatus } from '../resource/lab-instance'
import type { ConditionDraft } from './decide/decision'

/** `lastTransitionTime` moves only when the status flips; one condition per type. */
export function withCondition(conditions: readonly LabCondition[], next: ConditionDraft, now: string): LabCondition[] {
  const old = conditions.find(({ type }) => type === next.type)
  const lastTransitionTime = old !== undefined && old.status === next.status ? old.lastTransitionTime : now
  return [...conditions.filter(({ type }) => type !== next.type), { ...next, lastTransitionTime }]
}

/**
 * What follows from the rest of the status, put with it in the same write: `Answering` and `FolderFits` are said of a ready lab only, and `Ready`, as
 * Kubernetes' own tools wait for it, is True while the lab is ready and answers.
 */
export function withDerived(status: LabInstanceStatus, now: string): LabInstanceStatus {
  const before = status.conditions ?? []
  const conditions = status.state === 'ready' ? before : before.filter(({ type }) => type !== 'Answering' && type !== FOLDER_FITS)
  return { ...status, conditions: withCondition(conditions, readyOf(status), now) }
}

function readyOf(status: LabInstanceStatus): ConditionDraft {
  const silence = isSilent(status) ? conditionOf('Answering', status.conditions) : undefined
  const { reason = 'NotRunningYet', message = '', code, params } = silence ?? status
  const told = { ...(code === undefined ? {} : { code }), ...(params === undefined ? {} : { params }) }
  return { type: 'Ready', status: status.state === 'ready' && silence === undefined ? 'True' : 'False', reason, message, ...told }
}
