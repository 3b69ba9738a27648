import { studentLabel } from '../resource/student'
import { aboutOf, type NoticeDraft } from '../events/notice'
import type { DeletedLab } from '../resource/deleted-lab'
import type { Sentence } from '../sentences/sentence'
import type { ResourceChange } from '../store/resource-store'

/**
 * An ended lab that went because nobody kept it any longer: a person should know that, and where its work is. Whom a person deleted is no
 * news to a person. Told from the record of it, which is written when nothing is left and the work is in safety.
 */
export function deletionNoticeOf({ type, current: { metadata, spec, status } }: ResourceChange<DeletedLab>): NoticeDraft | undefined {
  const going = status?.transitions?.findLast(({ state }) => state === 'deleting')
  if (type !== 'CREATED' || going?.who !== 'reconciler') return undefined
  const { namespace } = metadata
  const sentence = whatBecameOf(spec)
  return {
    type: 'cleanedUp',
    name: spec.labName ?? metadata.name,
    student: studentLabel(spec),
    ...(namespace === undefined ? {} : { namespace }),
    ...aboutOf(sentence),
  }
}

function whatBecameOf({ work, workLost }: DeletedLab['spec']): Sentence {
  if (workLost !== undefined) return { code: 'CleanedUpWorkLost', params: { why: workLost } }
  return work === undefined
    ? { code: 'CleanedUpWithoutWork' }
    : { code: 'CleanedUpWithWork', params: { files: work.files, path: work.path } }
}
