import { studentLabel } from '../../src/contract/words'
import { addressToOpen } from '../../src/contract/lab-address'
import { conditionOf, isJudged, isSilent, momentOf, tooFullOf } from '../../src/contract/words'
import type { LabState, LiveFact, Params, StoredLab } from '../../src/contract/words'
import type { EngineMessage } from './engine-messages'
import type { DisplayState } from './state/display-state'
import { pendingChangeOf } from './pending-change/pending-change'
import type { PendingChange } from './pending-change/pending-change'

/** A lab as lists show it: what was declared and what is true, flattened. Made anew only when the lab or its live facts changed. */
export interface LabRow {
  /** `namespace/name` */
  readonly key: string
  readonly uid: string
  readonly name: string
  readonly namespace: string
  readonly state: LabState
  readonly displayState: DisplayState
  /** Ready by its record, and it does not answer: what is said of that. */
  readonly silence?: EngineMessage | undefined
  /** More in the student's folder than can be collected, or soon. */
  readonly folder?: EngineMessage | undefined
  readonly reason: string
  readonly message: string
  readonly code?: string | undefined
  readonly params?: Params | undefined
  readonly template: string
  readonly student: string
  /** E-mail, or the login that means somebody within one class. */
  readonly account: string
  /** Wall clock ms, all of these. */
  readonly createdAt: number
  readonly startedAt?: number
  readonly readyAt?: number
  readonly expiresAt?: number
  readonly endedAt?: number
  /** While it waits to be tried again. */
  readonly retryAt?: number
  readonly confirmedAt?: number
  readonly endpoint?: string
  readonly retries: number
  readonly queuePosition?: number
  readonly isPulling: boolean
  /** Absent while it pulls: the size is not known yet. */
  readonly pullPercent?: number
  readonly isDeleting: boolean
  /** What is declared now has been held against what runs. */
  readonly isJudged: boolean
  /** Declared, and not what runs. */
  readonly pendingChange?: PendingChange | undefined
  readonly lab: StoredLab
}

export function labRow(lab: StoredLab, live: LiveFact): LabRow {
  const { metadata, spec, status } = lab
  return {
    key: `${metadata.namespace ?? ''}/${metadata.name}`,
    uid: metadata.uid,
    name: metadata.name,
    namespace: metadata.namespace ?? '',
    state: status.state,
    ...silenceOf(lab),
    folder: tooFullOf(status),
    reason: status.reason ?? '',
    message: status.message ?? '',
    ...(status.code === undefined ? {} : { code: status.code }),
    ...(status.params === undefined ? {} : { params: status.params }),
    template: spec.template,
    student: studentLabel(spec),
    account: spec.studentEmail ?? spec.studentLogin ?? '',
    createdAt: Date.parse(metadata.creationTimestamp),
    ...moment('startedAt', status.startedAt),
    ...moment('readyAt', status.readyAt),
    ...moment('expiresAt', status.expiresAt),
    ...moment('endedAt', status.endedAt),
    ...(status.state === 'provisioning' ? moment('retryAt', status.retryAt) : {}),
    ...(live.confirmedAt === undefined ? {} : { confirmedAt: live.confirmedAt }),
    ...(status.endpoint === undefined ? {} : { endpoint: addressToOpen(status.endpoint) }),
    retries: status.retries ?? 0,
    ...(live.queuePosition === undefined ? {} : { queuePosition: live.queuePosition }),
    isPulling: live.progress !== undefined && status.state === 'provisioning',
    ...(live.progress?.percent === undefined ? {} : { pullPercent: live.progress.percent }),
    isDeleting: metadata.deletionTimestamp !== undefined,
    isJudged: isJudged(lab),
    pendingChange: pendingChangeOf(lab),
    lab,
  }
}

function silenceOf({ status }: StoredLab): Pick<LabRow, 'displayState' | 'silence'> {
  if (!isSilent(status)) return { displayState: status.state }
  return { displayState: 'silent', silence: conditionOf('Answering', status.conditions) }
}

function moment<Name extends string>(name: Name, text: string | undefined): { readonly [Key in Name]?: number } {
  const at = momentOf(text)
  return at === undefined ? {} : ({ [name]: at } as { readonly [Key in Name]: number })
}

/** What an instructor is looked for with: the counts at the top, and `is:attention` in the search. */
export function needsAttention(row: LabRow): boolean {
  const { state, displayState, folder, retries, message, isDeleting } = row
  if (state === 'failed' || displayState === 'silent' || folder !== undefined) return true
  return (isDeleting && message !== '') || (state === 'provisioning' && retries > 0) || isToBeRetried(row)
}

/** Something went wrong, and the next try is not yet: a person may ask for it now. */
export function isToBeRetried({ state, retryAt }: Pick<LabRow, 'state' | 'retryAt'>): boolean {
  return state === 'provisioning' && retryAt !== undefined
}
