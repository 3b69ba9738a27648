import type { NoticeDraft } from '../events/notice'
import type { StoredLab } from '../resource/lab-instance'
import type { LabState } from '../resource/lab-states'
import type { ResourceChange } from '../store/resource-store'

const WORTH_A_NOTICE: { readonly [S in LabState]?: NoticeDraft['type'] } = { failed: 'failed', expired: 'expired' }

/** Only what happens now: a lab that had failed before anybody looked is on the list, and no news. */
export function noticeOf({ type, current, previous }: ResourceChange<StoredLab>): NoticeDraft | undefined {
  const { state, reason, message, code, params } = current.status
  const notice = WORTH_A_NOTICE[state]
  const isNews = type !== 'DELETED' && previous !== undefined && previous.metadata.uid === current.metadata.uid && previous.status.state !== state
  if (notice === undefined || !isNews) return undefined
  const { name, namespace } = current.metadata
  const { studentName, studentEmail } = current.spec
  return {
    type: notice, name, student: studentName ?? studentEmail,
    ...(namespace === undefined ? {} : { namespace }), ...(reason === undefined ? {} : { reason }), ...(message === undefined ? {} : { message }), ...(code === undefined ? {} : { code }), ...(params === undefined ? {} : { params }),
  }
}
