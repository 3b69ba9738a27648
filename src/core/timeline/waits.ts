import type { StoredLab } from '../resource/lab-instance'
import type { LabFact } from './lab-fact'
import { momentOf } from '../resource/format/timestamp'

/** The live facts that an explanation uses. */
export interface LiveView {
  readonly queuePosition?: number
  readonly progress?: { readonly percent?: number }
}

/** What the lab waits for at this moment; none once it is where it should be. */
export function waitOf(lab: StoredLab, live: LiveView): LabFact[] {
  const { state } = lab.status
  if (state === 'deleted') return []
  if (state === 'deleting' || lab.metadata.deletionTimestamp !== undefined) return [removal(lab)]
  if (state === 'pending') return [start(lab, live)]
  return state === 'provisioning' ? [making(lab, live)] : []
}

function removal({ status: { conditions = [] } }: StoredLab): LabFact {
  const blocked = conditions.find(({ type, status }) => type === 'CleanupBlocked' && status === 'True')
  return { fact: 'waitsFor', what: 'removal', ...(blocked === undefined ? {} : { reason: blocked.reason }) }
}

/** A start that was planned and has begun is over for the plan: then a place in the line is what is missing. */
function start({ spec }: StoredLab, { queuePosition }: LiveView): LabFact {
  const until = momentOf(spec.scheduledStart)
  if (queuePosition !== undefined) return { fact: 'waitsFor', what: 'slot', position: queuePosition }
  return until === undefined ? { fact: 'waitsFor', what: 'slot' } : { fact: 'waitsFor', what: 'schedule', until }
}

function making({ status }: StoredLab, { queuePosition, progress }: LiveView): LabFact {
  const { reason, retryAt } = status
  const until = momentOf(retryAt)
  if (until !== undefined) return { fact: 'waitsFor', what: 'retry', until, ...(reason === undefined ? {} : { reason }) }
  if (queuePosition !== undefined) return { fact: 'waitsFor', what: 'slot', position: queuePosition }
  if (progress === undefined && reason !== 'Pulling') return { fact: 'waitsFor', what: 'answer' }
  return { fact: 'waitsFor', what: 'image', ...(progress?.percent === undefined ? {} : { percent: progress.percent }) }
}
