import { momentOf } from '../../../../src/contract/words'
import { addressToOpen, LAB_HOST } from '../../../../src/contract/lab-address'
import { conditionOf, isSilent } from '../../../../src/contract/words'
import type { LabTemplateSpec } from '../../../../src/contract/words'
import { translateMessage } from '../../../lab/engine-messages'
import { pendingChangeOf } from '../../../lab/pending-change/pending-change'
import { clock, exact, fromNow } from '../../../ui/time'
import type { DisplayedLab } from '../displayed-lab'
import { fieldRows } from './field-rows'
import { text } from './overview-row'
import type { OverviewContext, OverviewRow } from './overview-row'
import { resourcesRow } from './resources-row'
import { appliedBy, attemptsOf, endAgreement, inForceOf, stateAgreement, desiredEnd, desiredState } from './desired-and-actual'
import type { Agreement } from './desired-and-actual'

/** What was asked for beside what is, line by line. */
export function overviewRows(displayed: DisplayedLab, context: OverviewContext): readonly OverviewRow[] {
  const rows = [stateRow, imageRow, startRow, endRow, endpointRow, containerRow, resourcesRow].map((row) => row(displayed, context))
  const all = [...rows, ...fieldRows(displayed, context), generationRow(displayed, context), retriesRow(displayed, context)]
  return displayed.lab.status.state === 'failed' ? all.map(givenUp) : all
}

/** What did not come about is not under way: the engine has given it up. */
const givenUp = (row: OverviewRow): OverviewRow => (row.agreement === 'waiting' ? { ...row, agreement: 'differs' } : row)

const SHORT = 12

function stateRow({ lab, isGone }: DisplayedLab, context: OverviewContext): OverviewRow {
  const silence = isSilent(lab.status) ? conditionOf('Answering', lab.status.conditions) : undefined
  return {
    name: 'state',
    desired: text(context, `state.${isGone ? 'gone' : desiredState(lab, context.now)}`),
    actual: context.t(`lab.state.${silence === undefined ? lab.status.state : 'silent'}`),
    agreement: silence === undefined ? stateAgreement(lab) : 'differs',
    title: translateMessage(silence ?? lab.status, context.language, context.now),
  }
}

function imageRow({ lab }: DisplayedLab, context: OverviewContext): OverviewRow {
  const { image } = lab.status
  return {
    name: 'image',
    desired: [lab.spec.template, context.template?.image].filter((each) => each !== undefined).join(' · '),
    actual: image === undefined ? text(context, lab.status.state === 'failed' ? 'none' : 'image.builtHere') : shortDigest(image),
    agreement: image === undefined ? 'waiting' : (appliedBy(lab, 'image') ?? 'same'),
    isMono: image !== undefined,
    title: image,
  }
}

function startRow({ lab }: DisplayedLab, context: OverviewContext): OverviewRow {
  const { scheduledStart } = lab.spec
  const { startedAt } = lab.status
  return {
    name: 'start',
    desired: scheduledStart === undefined ? text(context, 'start.now') : whole(Date.parse(scheduledStart), context),
    actual: startedAt === undefined ? text(context, 'unknown') : whole(Date.parse(startedAt), context),
    agreement: startedAt === undefined ? 'waiting' : 'same',
    title: startedAt === undefined ? undefined : exact(Date.parse(startedAt), context.language),
  }
}

function endRow({ lab, deletedAt }: DisplayedLab, context: OverviewContext): OverviewRow {
  const { expiresAt, readyAt, endedAt } = lab.status
  const ends = momentOf(endedAt) ?? deletedAt ?? momentOf(expiresAt)
  const nothing = readyAt === undefined ? text(context, 'end.counts') : text(context, 'end.never')
  return {
    name: 'end',
    desired: endText(lab, context),
    actual: ends === undefined ? nothing : whole(ends, context),
    agreement: endAgreement(lab),
    title: ends === undefined ? undefined : exact(ends, context.language),
  }
}

function endText(lab: DisplayedLab['lab'], context: OverviewContext): string {
  const end = desiredEnd(lab, context.template, context.defaultDuration)
  if (end.is === 'at') return text(context, 'end.at', { time: whole(end.at, context) })
  if (end.is === 'never') return text(context, 'end.never')
  if (end.by === 'lab') return text(context, 'end.for', { duration: end.duration })
  return text(context, end.by === 'template' ? 'end.ofTemplate' : 'end.ofSettings', { duration: end.duration })
}

function endpointRow({ lab, isGone }: DisplayedLab, context: OverviewContext): OverviewRow {
  const endpoint = lab.status.endpoint === undefined ? undefined : addressToOpen(lab.status.endpoint)
  if (isGone || ['rest', 'gone'].includes(desiredState(lab, context.now)))
    return {
      name: 'endpoint',
      desired: text(context, 'none'),
      actual: endpoint ?? text(context, 'none'),
      agreement: 'same',
      title: endpoint,
    }
  const readiness = context.template?.readiness ?? { type: 'none' as const }
  const port = readiness.type === 'http' || readiness.type === 'tcp' ? { port: readiness.port } : {}
  const isDue = readiness.type === 'http'
  const address = endpoint ?? tcpAddress(readiness, lab.status)
  return {
    name: 'endpoint',
    desired: context.template === undefined ? text(context, 'unknown') : text(context, `endpoint.${readiness.type}`, port),
    actual: address ?? text(context, 'none'),
    agreement: endpoint === undefined && isDue ? stateAgreement(lab) : (appliedBy(lab, 'ports') ?? 'same'),
    isMono: address !== undefined,
    title: address,
  }
}

/** Of what takes calls and was not seen to be a web page: text to copy, no link. */
function tcpAddress(
  readiness: NonNullable<LabTemplateSpec['readiness']>,
  { ports, state }: DisplayedLab['lab']['status'],
): string | undefined {
  const port = readiness.type === 'tcp' && state === 'ready' ? ports?.[readiness.port] : undefined
  return port === undefined ? undefined : `${LAB_HOST}:${port}`
}

function containerRow({ lab, isGone }: DisplayedLab, context: OverviewContext): OverviewRow {
  const { containerId } = lab.status
  const shallRun = !isGone && ['running', 'scheduled'].includes(desiredState(lab, context.now))
  return {
    name: 'container',
    desired: text(context, shallRun ? 'container.one' : 'container.zero'),
    actual: containerId?.slice(0, SHORT) ?? text(context, 'none'),
    agreement: containerId === undefined && shallRun ? 'waiting' : 'same',
    isMono: containerId !== undefined,
    title: containerId,
  }
}

function generationRow({ lab }: DisplayedLab, context: OverviewContext): OverviewRow {
  const { observedGeneration } = lab.status
  return {
    name: 'generation',
    desired: String(lab.metadata.generation),
    actual: observedGeneration === undefined ? text(context, 'none') : String(observedGeneration),
    agreement: generationAgreement(lab),
  }
}

/** What waits for a restart is not under way. */
function generationAgreement(lab: DisplayedLab['lab']): Agreement {
  if (lab.status.observedGeneration === lab.metadata.generation || inForceOf(lab) === 'atRest') return 'same'
  const waiting = inForceOf(lab) === 'waits' ? pendingChangeOf(lab) : undefined
  return waiting === undefined || waiting.kind === 'limit' ? 'waiting' : waiting.kind
}

function retriesRow({ lab }: DisplayedLab, context: OverviewContext): OverviewRow {
  const { used, most, nextAt } = attemptsOf(lab, context.settings, context.now)
  const failed = context.t('labDetails.overview.retries.used', { count: used }, used)
  const next = nextAt === undefined ? '' : `, ${text(context, 'retries.next', { when: fromNow(nextAt, context.now, context.language) })}`
  return {
    name: 'retries',
    desired: context.t('labDetails.overview.retries.most', { count: most }, most),
    actual: `${failed}${next}`,
    agreement: nextAt === undefined ? 'same' : 'waiting',
  }
}

/** "11:30 (in 12 min)" */
function whole(at: number, { now, language }: OverviewContext): string {
  return `${clock(at, now, language)} (${fromNow(at, now, language)})`
}

const shortDigest = (image: string): string => image.replace(/sha256:([0-9a-f]{12})[0-9a-f]*/, 'sha256:$1…')
