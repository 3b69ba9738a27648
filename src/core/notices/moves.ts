import type { NoticeDraft } from '../events/notice'
import type { LabTransition, StoredLab } from '../resource/lab-instance'
import type { ResourceChange } from '../store/resource-store'

/** A lab's port was somebody else's when it came back: whoever holds the old link has to hear of it. Told beside what else became of the lab. */
export function moveOf({ type, current, previous }: ResourceChange<StoredLab>): NoticeDraft | undefined {
  if (type === 'DELETED' || previous === undefined || previous.metadata.uid !== current.metadata.uid) return undefined
  const move = lastMove(current)
  if (move === undefined || move.time === lastMove(previous)?.time) return undefined
  const { name, namespace } = current.metadata
  const { studentName, studentEmail } = current.spec
  const { reason, message, code, params } = move
  return {
    type: 'moved',
    name,
    student: studentName ?? studentEmail,
    reason,
    message,
    ...(namespace === undefined ? {} : { namespace }),
    ...(code === undefined ? {} : { code }),
    ...(params === undefined ? {} : { params }),
  }
}

function lastMove({ status }: StoredLab): LabTransition | undefined {
  return status.transitions?.findLast(({ code }) => code === 'AddressChanged')
}
