import { studentLabel } from '../resource/student'
import type { NoticeDraft } from '../events/notice'
import { conditionOf, FOLDER_FITS, isSilent, tooFullOf } from '../resource/lab-conditions'
import type { LabCondition, LabInstanceStatus, StoredLab } from '../resource/lab-instance'
import type { LabState } from '../resource/lab-states'
import type { ResourceChange } from '../store/resource-store'

const WORTH_A_NOTICE: { readonly [S in LabState]?: NoticeDraft['type'] } = { failed: 'failed', expired: 'expired' }

/** Only what happens now: a lab that had failed before anybody looked is on the list, and no news. */
export function noticeOf({ type, current, previous }: ResourceChange<StoredLab>): NoticeDraft | undefined {
  if (type === 'DELETED' || previous === undefined || previous.metadata.uid !== current.metadata.uid) return undefined
  const notice = noticeBetween(previous.status, current.status)
  if (notice === undefined) return undefined
  const { reason, message, code, params } = (notice === 'folderFull' ? tooFullOf(current.status) : undefined) ?? current.status
  const { name, namespace } = current.metadata
  return {
    type: notice,
    name,
    student: studentLabel(current.spec),
    ...(namespace === undefined ? {} : { namespace }),
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
    ...(code === undefined ? {} : { code }),
    ...(params === undefined ? {} : { params }),
  }
}

function noticeBetween(before: LabInstanceStatus, now: LabInstanceStatus): NoticeDraft['type'] | undefined {
  if (before.state !== now.state) return WORTH_A_NOTICE[now.state]
  if (isSilent(before) !== isSilent(now)) return isSilent(now) ? 'silent' : 'answers'
  return folderNotice(tooFullOf(before), conditionOf(FOLDER_FITS, now.conditions))
}

/** What is said of it changed; a number alone is no news. */
function folderNotice(before: LabCondition | undefined, now: LabCondition | undefined): NoticeDraft['type'] | undefined {
  if (now === undefined || now.reason === before?.reason) return undefined
  if (now.status === 'False') return 'folderFull'
  return before === undefined ? undefined : 'folderFits'
}
