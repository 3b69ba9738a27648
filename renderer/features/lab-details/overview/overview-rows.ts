import { momentOf } from '../../../../src/contract/words'
import { addressToOpen, LAB_HOST } from '../../../../src/contract/lab-address'
import { conditionOf, isSilent } from '../../../../src/contract/words'
import type { LabTemplateSpec } from '../../../../src/contract/words'
import { engineSays } from '../../../lab/engine-says'
import { waitingOf } from '../../../lab/waiting/waiting'
import { clock, exact, fromNow } from '../../../ui/time'
import type { Subject } from '../subject'
import { fieldRows } from './field-rows'
import { word } from './overview-row'
import type { Around, OverviewRow } from './overview-row'
import { resourcesRow } from './resources-row'
import { appliedBy, attemptsOf, endAgreement, forceOf, stateAgreement, wantedEnd, wantedState } from './wanted-and-true'
import type { Agreement } from './wanted-and-true'

/** What was asked for beside what is, line by line. */
export function overviewRows(subject: Subject, around: Around): readonly OverviewRow[] {
  const rows = [stateRow, imageRow, startRow, endRow, endpointRow, containerRow, resourcesRow].map((row) => row(subject, around))
  const all = [...rows, ...fieldRows(subject, around), generationRow(subject, around), retriesRow(subject, around)]
  return subject.lab.status.state === 'failed' ? all.map(givenUp) : all
}

/** What did not come about is not under way: the engine has given it up. */
const givenUp = (row: OverviewRow): OverviewRow => (row.agreement === 'waiting' ? { ...row, agreement: 'differs' } : row)

const SHORT = 12

function stateRow({ lab, isGone }: Subject, around: Around): OverviewRow {
  const silence = isSilent(lab.status) ? conditionOf('Answering', lab.status.conditions) : undefined
  return {
    name: 'state',
    wanted: word(around, `state.${isGone ? 'gone' : wantedState(lab, around.now)}`),
    true: around.t(`lab.state.${silence === undefined ? lab.status.state : 'silent'}`),
    agreement: silence === undefined ? stateAgreement(lab) : 'differs',
    title: engineSays(silence ?? lab.status, around.language, around.now),
  }
}

function imageRow({ lab }: Subject, around: Around): OverviewRow {
  const { image } = lab.status
  return {
    name: 'image',
    wanted: [lab.spec.template, around.template?.image].filter((each) => each !== undefined).join(' · '),
    true: image === undefined ? word(around, lab.status.state === 'failed' ? 'none' : 'image.builtHere') : shortDigest(image),
    agreement: image === undefined ? 'waiting' : (appliedBy(lab, 'image') ?? 'same'),
    isMono: image !== undefined,
    title: image,
  }
}

function startRow({ lab }: Subject, around: Around): OverviewRow {
  const { scheduledStart } = lab.spec
  const { startedAt } = lab.status
  return {
    name: 'start',
    wanted: scheduledStart === undefined ? word(around, 'start.now') : whole(Date.parse(scheduledStart), around),
    true: startedAt === undefined ? word(around, 'unknown') : whole(Date.parse(startedAt), around),
    agreement: startedAt === undefined ? 'waiting' : 'same',
    title: startedAt === undefined ? undefined : exact(Date.parse(startedAt), around.language),
  }
}

function endRow({ lab, deletedAt }: Subject, around: Around): OverviewRow {
  const { expiresAt, readyAt, endedAt } = lab.status
  const ends = momentOf(endedAt) ?? deletedAt ?? momentOf(expiresAt)
  const nothing = readyAt === undefined ? word(around, 'end.counts') : word(around, 'end.never')
  return {
    name: 'end',
    wanted: endText(lab, around),
    true: ends === undefined ? nothing : whole(ends, around),
    agreement: endAgreement(lab),
    title: ends === undefined ? undefined : exact(ends, around.language),
  }
}

function endText(lab: Subject['lab'], around: Around): string {
  const end = wantedEnd(lab, around.template, around.defaultDuration)
  if (end.is === 'at') return word(around, 'end.at', { time: whole(end.at, around) })
  if (end.is === 'never') return word(around, 'end.never')
  if (end.by === 'lab') return word(around, 'end.for', { duration: end.duration })
  return word(around, end.by === 'template' ? 'end.ofTemplate' : 'end.ofSettings', { duration: end.duration })
}

function endpointRow({ lab, isGone }: Subject, around: Around): OverviewRow {
  const endpoint = lab.status.endpoint === undefined ? undefined : addressToOpen(lab.status.endpoint)
  if (isGone || ['rest', 'gone'].includes(wantedState(lab, around.now)))
    return { name: 'endpoint', wanted: word(around, 'none'), true: endpoint ?? word(around, 'none'), agreement: 'same', title: endpoint }
  const readiness = around.template?.readiness ?? { type: 'none' as const }
  const port = readiness.type === 'http' || readiness.type === 'tcp' ? { port: readiness.port } : {}
  const isDue = readiness.type === 'http'
  const address = endpoint ?? tcpAddress(readiness, lab.status)
  return {
    name: 'endpoint',
    wanted: around.template === undefined ? word(around, 'unknown') : word(around, `endpoint.${readiness.type}`, port),
    true: address ?? word(around, 'none'),
    agreement: endpoint === undefined && isDue ? stateAgreement(lab) : (appliedBy(lab, 'ports') ?? 'same'),
    isMono: address !== undefined,
    title: address,
  }
}

/** Of what takes calls and was not seen to be a web page: text to copy, no link. */
function tcpAddress(readiness: NonNullable<LabTemplateSpec['readiness']>, { ports, state }: Subject['lab']['status']): string | undefined {
  const port = readiness.type === 'tcp' && state === 'ready' ? ports?.[readiness.port] : undefined
  return port === undefined ? undefined : `${LAB_HOST}:${port}`
}

function containerRow({ lab, isGone }: Subject, around: Around): OverviewRow {
  const { containerId } = lab.status
  const shallRun = !isGone && ['running', 'scheduled'].includes(wantedState(lab, around.now))
  return {
    name: 'container',
    wanted: word(around, shallRun ? 'container.one' : 'container.zero'),
    true: containerId?.slice(0, SHORT) ?? word(around, 'none'),
    agreement: containerId === undefined && shallRun ? 'waiting' : 'same',
    isMono: containerId !== undefined,
    title: containerId,
  }
}

function generationRow({ lab }: Subject, around: Around): OverviewRow {
  const { observedGeneration } = lab.status
  return {
    name: 'generation',
    wanted: String(lab.metadata.generation),
    true: observedGeneration === undefined ? word(around, 'none') : String(observedGeneration),
    agreement: generationAgreement(lab),
  }
}

/** What waits for a restart is not under way. */
function generationAgreement(lab: Subject['lab']): Agreement {
  if (lab.status.observedGeneration === lab.metadata.generation || forceOf(lab) === 'atRest') return 'same'
  const waiting = forceOf(lab) === 'waits' ? waitingOf(lab) : undefined
  return waiting === undefined || waiting.kind === 'limit' ? 'waiting' : waiting.kind
}

function retriesRow({ lab }: Subject, around: Around): OverviewRow {
  const { used, most, nextAt } = attemptsOf(lab, around.settings, around.now)
  const failed = around.t('labDetails.overview.retries.used', { count: used }, used)
  const next = nextAt === undefined ? '' : `, ${word(around, 'retries.next', { when: fromNow(nextAt, around.now, around.language) })}`
  return {
    name: 'retries',
    wanted: around.t('labDetails.overview.retries.most', { count: most }, most),
    true: `${failed}${next}`,
    agreement: nextAt === undefined ? 'same' : 'waiting',
  }
}

/** "11:30 (in 12 min)" */
function whole(at: number, { now, language }: Around): string {
  return `${clock(at, now, language)} (${fromNow(at, now, language)})`
}

const shortDigest = (image: string): string => image.replace(/sha256:([0-9a-f]{12})[0-9a-f]*/, 'sha256:$1…')
