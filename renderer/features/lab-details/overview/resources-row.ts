import { DEFAULT_LIMITS, isJudged, parseMemory } from '../../../../src/contract/words'
import type { LabTemplateSpec, StoredLab } from '../../../../src/contract/words'
import { limitsEnd, ownLimits } from '../../../lab/limits/limits-form'
import { limitsText } from '../../../lab/limits/limits-text'
import { memoryText } from '../../../lab/limits/memory'
import { pendingChangeOf } from '../../../lab/pending-change/pending-change'
import { clock } from '../../../ui/time'
import type { DisplayedLab } from '../displayed-lab'
import { text } from './overview-row'
import type { OverviewContext, OverviewRow } from './overview-row'
import { appliedBy, desiredState } from './desired-and-actual'
import type { Agreement } from './desired-and-actual'

/** The limits that lab and template want, beside those that Docker has confirmed, and what is used of them now. */
export function resourcesRow({ lab, isGone }: DisplayedLab, context: OverviewContext): OverviewRow {
  const { resources, state } = lab.status
  const end = limitsEnd(lab, context.now)
  const wanted = limitsText(desiredLimits(lab, context.template, context.now), context.t, context.language)
  const until = end === undefined ? '' : `, ${text(context, 'resources.until', { time: clock(end, context.now, context.language) })}`
  const base = { name: 'resources', desired: `${wanted}${until}` } as const
  if (isGone || state === 'failed' || desiredState(lab, context.now) !== 'running')
    return { ...base, actual: text(context, 'none'), agreement: 'same' }
  if (resources === undefined) return { ...base, actual: text(context, 'unknown'), agreement: 'same' }
  return {
    ...base,
    actual: `${limitsText({ ...resources, memoryBytes: resources.memory }, context.t, context.language)}${usedNow(context)}`,
    agreement: limitsAgreement(lab),
  }
}

export function desiredLimits(lab: StoredLab, template: LabTemplateSpec | undefined, now: number) {
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
  if (!isJudged(lab) || pendingChangeOf(lab)?.kind === 'limit') return 'waiting'
  return appliedBy(lab, 'resources') ?? 'same'
}

function usedNow({ live: { cpuPercent, memoryBytes }, t, language }: OverviewContext): string {
  const used = [
    ...(cpuPercent === undefined ? [] : [t('labDetails.overview.resources.cpuNow', { percent: cpuPercent })]),
    ...(memoryBytes === undefined ? [] : [memoryText(memoryBytes, language)]),
  ]
  return used.length === 0 ? '' : `; ${t('labDetails.overview.resources.now', { used: used.join(', ') })}`
}
