import type { Collected } from '../../provisioner/provisioner'
import type { ProvisionerError } from '../../provisioner/provisioner-error'
import { conditionOf } from '../../resource/lab-conditions'
import type { StoredLab } from '../../resource/lab-instance'
import { toldCondition, type ConditionDraft } from './decision'

const TYPE = 'WorkCollected'

/** Its work is not known to be in safety since this very end of it. A lab that never started has none. */
export function isToBeCollected({ status }: StoredLab): boolean {
  if (status.startedAt === undefined) return false
  const said = conditionOf(TYPE, status.conditions)
  return said?.status !== 'True' || said.params?.['endedAt'] !== (status.endedAt ?? '')
}

/** At its end somebody looked, and nothing was left to look at. */
export function isLost({ status }: StoredLab): boolean {
  return conditionOf(TYPE, status.conditions)?.reason === 'WorkGone'
}

/** Somebody has looked: so much, or nothing. */
export function collectedCondition({ status }: StoredLab, work: Collected | undefined): ConditionDraft {
  const endedAt = status.endedAt ?? ''
  if (work === undefined || work.files === 0) {
    return toldCondition({ type: TYPE, status: 'True', reason: 'NothingToCollect' }, { code: 'NothingToCollect', params: { endedAt } })
  }
  const params = { files: work.files, kilobytes: Math.ceil(work.bytes / 1024), at: work.collectedAt, path: work.path, endedAt }
  return toldCondition({ type: TYPE, status: 'True', reason: 'WorkCollected' }, { code: 'WorkCollected', params })
}

/** Somebody has looked, and there was nothing left to look at: that is no proof of having been empty. */
export function goneCondition({ status }: StoredLab): ConditionDraft {
  const params = { endedAt: status.endedAt ?? '' }
  return toldCondition({ type: TYPE, status: 'True', reason: 'WorkGone' }, { code: 'WorkGone', params })
}

export function notCollectedCondition({ reason, sentence }: ProvisionerError): ConditionDraft {
  return toldCondition({ type: TYPE, status: 'False', reason }, { code: 'CollectingFailed', params: { why: sentence } })
}
