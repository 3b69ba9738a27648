import type { Collected, LostWork } from '../../provisioner/provisioner'
import type { ProvisionerError } from '../../provisioner/provisioner-error'
import { conditionOf } from '../../resource/lab-conditions'
import type { StoredLab } from '../../resource/lab-instance'
import type { Sentence } from '../../sentences/sentence'
import { conditionWith, type ConditionDraft } from './decision'

const TYPE = 'WorkCollected'

/** Its work is not known to be in safety since this very end of it. A lab that never started has none. */
export function isToBeCollected({ status }: StoredLab): boolean {
  if (status.startedAt === undefined) return false
  const said = conditionOf(TYPE, status.conditions)
  return said?.status !== 'True' || said.params?.['endedAt'] !== (status.endedAt ?? '')
}

/** At its end somebody looked, and something was not there any more: what was told of it then. */
export function toldLoss({ status }: StoredLab): Sentence | undefined {
  const { reason, params: { holds } = {} } = conditionOf(TYPE, status.conditions) ?? {}
  if (reason === 'WorkGone') return { code: reason }
  return reason === 'ContainerGone' ? { code: reason, params: holds === undefined ? {} : { holds } } : undefined
}

/** What is lost with what is gone; undefined: nothing. A container that held nothing beside the folder is no loss. */
export function lossOf({ status }: StoredLab, gone: LostWork): Sentence | undefined {
  if (gone !== 'container') return { code: 'WorkGone' }
  const { holds = [] } = status
  return holds.length === 0 ? undefined : { code: 'ContainerGone', params: { holds } }
}

/** Somebody has looked: so much, or nothing. */
export function collectedCondition({ status }: StoredLab, work: Collected | undefined): ConditionDraft {
  const endedAt = status.endedAt ?? ''
  if (work === undefined || work.files === 0) {
    return conditionWith({ type: TYPE, status: 'True', reason: 'NothingToCollect' }, { code: 'NothingToCollect', params: { endedAt } })
  }
  const params = { files: work.files, kilobytes: Math.ceil(work.bytes / 1024), at: work.collectedAt, path: work.path, endedAt }
  return conditionWith({ type: TYPE, status: 'True', reason: 'WorkCollected' }, { code: 'WorkCollected', params })
}

/** Somebody has looked, and it was not there any more: that is no proof of having been empty. */
export function lostCondition({ status }: StoredLab, { code, params }: Sentence): ConditionDraft {
  return conditionWith({ type: TYPE, status: 'True', reason: code }, { code, params: { ...params, endedAt: status.endedAt ?? '' } })
}

export function notCollectedCondition({ reason, sentence }: ProvisionerError): ConditionDraft {
  return conditionWith({ type: TYPE, status: 'False', reason }, { code: 'CollectingFailed', params: { why: sentence } })
}
