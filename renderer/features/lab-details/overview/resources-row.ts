import { DEFAULT_LIMITS, isJudged, parseMemory } from '../../../../src/contract/words'
import type { LabTemplateSpec, StoredLab } from '../../../../src/contract/words'
import { limitsEnd, ownLimits } from '../../../lab/limits/limits-form'
import { limitsText } from '../../../lab/limits/limits-text'
import { memoryText } from '../../../lab/limits/memory'
import { waitingOf } from '../../../lab/waiting/waiting'
import { clock } from '../../../ui/time'
import type { Subject } from '../subject'
import { word } from './overview-row'
import type { Around, OverviewRow } from './overview-row'
import { appliedBy, wantedState } from './wanted-and-true'
import type { Agreement } from './wanted-and-true'

/** The limits that lab and template want, beside those that Docker has confirmed, and what is used of them now. */
export function resourcesRow({ lab, isGone }: Subject, around: Around): OverviewRow {
  const { resources, state } = lab.status
  const end = limitsEnd(lab, around.now)
  const wanted = limitsText(wantedLimits(lab, around.template, around.now), around.t, around.language)
  const until = end === undefined ? '' : `, ${word(around, 'resources.until', { time: clock(end, around.now, around.language) })}`
  const base = { name: 'resources', wanted: `${wanted}${until}` } as const
  if (isGone || state === 'failed' || wantedState(lab, around.now) !== 'running')
    return { ...base, true: word(around, 'none'), agreement: 'same' }
  if (resources === undefined) return { ...base, true: word(around, 'unknown'), agreement: 'same' }
  return {
    ...base,
    true: `${limitsText({ ...resources, memoryBytes: resources.memory }, around.t, around.language)}${usedNow(around)}`,
    agreement: limitsAgreement(lab),
  }
}

export function wantedLimits(lab: StoredLab, template: LabTemplateSpec | undefined, now: number) {
  const { cpu, memory, pids } = { ...template?.resources, ...ownLimits(lab, now) }
  const parsed = memory === undefined ? undefined : parseMemory(memory)
  return {
    cpu: cpu ?? DEFAULT_LIMITS.cpu,
    memoryBytes: parsed?.ok === true ? parsed.value : DEFAULT_LIMITS.memoryBytes,
    pids: pids ?? DEFAULT_LIMITS.pids,
  }
}

/** The lab's own come by themselves, those of the template with the next container. */
function limitsAgreement(lab: StoredLab): Agreement {
  if (lab.status.state !== 'ready') return 'same'
  if (!isJudged(lab) || waitingOf(lab)?.kind === 'limit') return 'waiting'
  return appliedBy(lab, 'resources') ?? 'same'
}

function usedNow({ live: { cpuPercent, memoryBytes }, t, language }: Around): string {
  const used = [
    ...(cpuPercent === undefined ? [] : [t('labDetails.overview.resources.cpuNow', { percent: cpuPercent })]),
    ...(memoryBytes === undefined ? [] : [memoryText(memoryBytes, language)]),
  ]
  return used.length === 0 ? '' : `; ${t('labDetails.overview.resources.now', { used: used.join(', ') })}`
}
