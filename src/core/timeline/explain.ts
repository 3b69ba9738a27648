import type { StoredLab } from '../resource/lab-instance'
import { provisioningFacts, timeToReady } from './provisioning-facts'
import type { LabFact } from './lab-fact'
import { waitOf, type LiveView } from './waits'
import { elapsedMs } from './elapsed'
import { momentOf } from '../resource/format/timestamp'

export interface Surroundings {
  /** Any labs; those of the same template count. */
  readonly classmates?: readonly StoredLab[]
  readonly live?: LiveView
}

/** In the order of the lab's life. Empty for a lab of which nothing is known but that it was declared. */
export function explain(lab: StoredLab, { classmates = [], live = {} }: Surroundings = {}): readonly LabFact[] {
  return [...provisioningFacts(lab), ...slowerThan(lab, classmates), ...factsOfLiving(lab), ...waitOf(lab, live), ...factsOfEnding(lab)]
}

function slowerThan(lab: StoredLab, classmates: readonly StoredLab[]): LabFact[] {
  const own = timeToReady(lab)
  if (own === undefined) return []
  const others = classmates
    .filter(({ metadata, spec }) => metadata.uid !== lab.metadata.uid && spec.template === lab.spec.template)
    .flatMap((each) => timeToReady(each) ?? [])
  return others.length === 0 ? [] : [{ fact: 'slowerThan', count: others.filter((ms) => ms < own).length, of: others.length }]
}

function factsOfLiving({ status }: StoredLab): LabFact[] {
  const { transitions = [], conditions = [] } = status
  const times = (reason: string): number => transitions.filter((each) => each.reason === reason).length
  const repairs = transitions.filter(
    ({ state, who }, index) => state === 'provisioning' && who === 'reconciler' && transitions[index - 1]?.state === 'ready',
  )
  const lastRepair = repairs.at(-1)
  const silence = conditions.find(({ type, status: is }) => type === 'Answering' && is === 'False')
  const since = momentOf(silence?.lastTransitionTime)
  const endsAt = status.state === 'ready' ? momentOf(status.expiresAt) : undefined
  return [
    ...(lastRepair === undefined ? [] : [{ fact: 'repaired', times: repairs.length, reason: lastRepair.reason } as const]),
    ...(times('Restarting') === 0 ? [] : [{ fact: 'restarted', times: times('Restarting') } as const]),
    ...(times('EndMoved') === 0 ? [] : [{ fact: 'extended', times: times('EndMoved') } as const]),
    ...(silence === undefined || status.state !== 'ready' ? [] : [{ fact: 'silent', ...(since === undefined ? {} : { since }) } as const]),
    ...(endsAt === undefined ? [] : [{ fact: 'endsAt', at: endsAt } as const]),
  ]
}

function factsOfEnding({ status }: StoredLab): LabFact[] {
  const { state, reason = 'Unknown', retries = 0, endedAt, readyAt, transitions = [] } = status
  if (state === 'failed') return [{ fact: 'failed', reason, attempts: retries + 1 }]
  if (state === 'expired' || state === 'completed') {
    const ranMs = elapsedMs(readyAt, endedAt)
    return [{ fact: 'ended', how: state, ...(ranMs === undefined ? {} : { ranMs }) }]
  }
  if (state !== 'deleted') return []
  const at = momentOf(transitions.at(-1)?.time)
  return [{ fact: 'deleted', ...(at === undefined ? {} : { at }) }]
}
