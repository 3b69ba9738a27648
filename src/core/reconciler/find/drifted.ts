import { driftOf, type Drift } from '../../plan/drift'
import type { Observation } from '../../provisioner/observation'
import { waitingFields } from '../../resource/lab-conditions'
import type { StoredLab } from '../../resource/lab-instance'
import { isEnded } from '../../resource/lab-states'
import type { Finding } from '../finding'
import { found, isBeingDeleted, type FindingInput } from './finding-input'

/** The container differs from what lab and template say. The controller looks again itself before it acts. */
export function drifted(lab: StoredLab, { observation, plan }: FindingInput): Finding | undefined {
  if (observation === undefined || isBeingDeleted(lab)) return undefined
  const difference = differenceOf(lab, observation, plan)
  return difference === undefined ? undefined : found('drifted', lab, difference)
}

function differenceOf(lab: StoredLab, seen: Observation, plan: FindingInput['plan']): string | undefined {
  if (lab.status.state === 'ready') return inWords(lab, driftOf(lab.status, plan, seen))
  if (isEnded(lab.status.state)) return isRunning(seen) ? 'still running' : undefined
  return undefined
}

const WORDS: Readonly<Record<Exclude<Drift['type'], 'otherPlan' | 'unsettled'>, string>> = {
  missing: 'missing',
  created: 'stopped',
  stopped: 'stopped',
  paused: 'paused',
  replaced: 'replaced',
  cutOff: 'cut off',
  portMoved: 'port moved',
}

/** What waits for a restart is found once: then the lab's own condition says it, and every pass agrees. */
function inWords({ status }: StoredLab, drift: Drift | undefined): string | undefined {
  if (drift?.type === 'unsettled') return undefined
  const said = waitingFields(status)
  if (drift === undefined) return said === undefined ? undefined : 'made for the present plan after all'
  if (drift.type !== 'otherPlan') return WORDS[drift.type]
  const fields = drift.fields.join(', ')
  return fields === said?.join(', ') ? undefined : `made for another plan: ${fields}`
}

function isRunning({ condition }: Observation): boolean {
  return condition === 'running' || condition === 'paused' || condition === 'restarting'
}
