import { studentLabel } from '../../../../src/contract/words'
import type { DeletedLab, LabState, LabTransition, Params, StoredLab } from '../../../../src/contract/words'
import type { DisplayState } from '../../../lab/state/display-state'
import { barsOf } from '../chart/bars'
import type { Bar } from '../chart/bars'
import { isoTime, momentOf } from '../../../../src/contract/words'

/** One lab's life as a row of bars, with the few durations that lanes are compared by. */
export interface Lane {
  /** The lab's uid: a name may have been used before. */
  readonly key: string
  readonly name: string
  readonly namespace: string
  readonly student: string
  /** Deleted: only its record is left. */
  readonly isGone: boolean
  readonly state: LabState
  readonly displayState: DisplayState
  readonly reason: string
  readonly message: string
  readonly code?: string | undefined
  readonly params?: Params | undefined
  /** Wall clock ms. */
  readonly declaredAt: number
  /** When its start was wanted: as declared, or as scheduled. What comes later is waiting. */
  readonly beginsAt: number
  readonly bars: readonly Bar[]
  /** Ms, all of these; absent while (or because) it is not over. */
  readonly queuedMs?: number
  readonly provisioningMs?: number
  readonly readyAfterMs?: number
  readonly hasFailed: boolean
  /** On its way to being ready for the first time. */
  readonly isStarting: boolean
  readonly lab: StoredLab | DeletedLab
}

const made = new WeakMap<object, Lane>()

/** The same lane for the same object: what did not change is not drawn again. */
export function laneOf(lab: StoredLab | DeletedLab): Lane {
  const known = made.get(lab)
  if (known !== undefined) return known
  const lane = newLane(lab)
  made.set(lab, lane)
  return lane
}

function newLane(lab: StoredLab | DeletedLab): Lane {
  const { spec, status } = lab
  const identity = isRecord(lab) ? recordIdentity(lab) : labIdentity(lab)
  const { declaredAt } = identity
  const beginsAt = Math.max(declaredAt, momentOf(spec.scheduledStart) ?? 0)
  const bars = barsOf(declaredAt, linesOf(lab, declaredAt))
  const times = startTimes(bars, beginsAt)
  const state = status?.state ?? 'pending'
  return {
    ...identity,
    ...times,
    beginsAt,
    bars,
    state,
    lab,
    displayState: state === 'ready' ? (bars.at(-1)?.displayState ?? state) : state,
    namespace: lab.metadata.namespace ?? '',
    student: studentLabel(spec),
    reason: status?.reason ?? '',
    message: status?.message ?? '',
    ...told(status),
    hasFailed: (status?.retries ?? 0) > 0 || bars.some(({ displayState }) => displayState === 'failed' || displayState === 'silent'),
    isStarting: times.readyAfterMs === undefined && (state === 'pending' || state === 'provisioning'),
  }
}

const isRecord = (lab: StoredLab | DeletedLab): lab is DeletedLab => lab.kind === 'DeletedLab'

type Identity = Pick<Lane, 'key' | 'name' | 'declaredAt' | 'isGone'>

function labIdentity({ metadata: { uid, name, creationTimestamp } }: StoredLab): Identity {
  return { key: uid, name, declaredAt: Date.parse(creationTimestamp), isGone: false }
}

function recordIdentity({ metadata, spec }: DeletedLab): Identity {
  return {
    key: spec.labUid ?? metadata.uid,
    name: spec.labName ?? metadata.name,
    declaredAt: Date.parse(spec.labCreatedAt ?? metadata.creationTimestamp),
    isGone: true,
  }
}

/** A record without a timeline (written by hand, or by somebody else) still has a state. */
function linesOf(
  { status }: StoredLab | DeletedLab,
  declaredAt: number,
): readonly (Omit<LabTransition, 'who'> & Partial<Pick<LabTransition, 'who'>>)[] {
  const lines = status?.transitions ?? []
  if (lines.length > 0 || status === undefined) return lines
  return [
    {
      state: status.state,
      time: isoTime(declaredAt),
      reason: status.reason ?? '',
      message: status.message ?? '',
      ...told(status),
    },
  ]
}

function startTimes(bars: readonly Bar[], beginsAt: number): Pick<Lane, 'queuedMs' | 'provisioningMs' | 'readyAfterMs'> {
  const taken = bars.find(({ state }) => state !== 'pending')
  const provisioning = bars.find(({ state }) => state === 'provisioning')
  const ready = bars.find(({ state }) => state === 'ready')
  return {
    ...(taken === undefined ? {} : { queuedMs: Math.max(0, taken.from - beginsAt) }),
    ...(provisioning === undefined || ready === undefined ? {} : { provisioningMs: ready.from - provisioning.from }),
    ...(ready === undefined ? {} : { readyAfterMs: Math.max(0, ready.from - beginsAt) }),
  }
}

/** The lab as it was, under its own name and time, whether it is still there or only its record. */
export function wasLab({ lab, name, key, declaredAt }: Lane): StoredLab {
  if (!isRecord(lab)) return lab
  const metadata = { ...lab.metadata, name, uid: key, creationTimestamp: isoTime(declaredAt) }
  return { ...lab, metadata, status: lab.status ?? { state: 'deleted' } }
}

function told(status: Pick<LabTransition, 'code' | 'params'> = {}): Pick<LabTransition, 'code' | 'params'> {
  return { ...(status.code === undefined ? {} : { code: status.code }), ...(status.params === undefined ? {} : { params: status.params }) }
}
