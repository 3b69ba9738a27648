import type { Clock } from '../clock/clock'
import type { Log } from '../observe/log'
import type { LabInstanceStatus, StoredLab } from '../resource/lab-instance'
import { english } from '../sentences/english'
import { membersOf } from '../sentences/say'
import type { Sentence } from '../sentences/sentence'
import type { ResourceStore } from '../store/resource-store'
import { appendTransition } from '../timeline/timeline'
import { putStatus } from './put-status'
import { withCondition, withDerived } from './conditions'
import { sentenceOfChange, type ConditionDraft, type StatusChange } from './decide/decision'
import { endWhenItEnds } from './decide/expiry'
import { isoTime } from '../resource/format/timestamp'

interface Options {
  readonly store: ResourceStore
  readonly clock: Clock
  readonly log: Log
}

/**
 * The only place from which a lab's status is written; after a conflict only if the lab is still the same one in the same state.
 */
export class StatusWriter {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async write(lab: StoredLab, change: StatusChange): Promise<StoredLab> {
    const written = await this.#put(lab, (current) => applyChange(current, change, change.at ?? this.#options.clock.now()))
    const { name, namespace } = written.metadata
    this.#options.log.info(`Updated resource: ${namespace ?? ''}/${name} -> ${JSON.stringify({ status: summary(change) })}`)
    return written
  }

  /** Writes only if the condition's status or reason differs from what is there. */
  async setCondition(lab: StoredLab, condition: ConditionDraft): Promise<StoredLab> {
    const now = isoTime(this.#options.clock.now())
    return this.#put(lab, ({ status }) =>
      withDerived({ ...status, conditions: withCondition(status.conditions ?? [], condition, now) }, now),
    )
  }

  #put(decidedOn: StoredLab, next: (current: StoredLab) => LabInstanceStatus): Promise<StoredLab> {
    return putStatus(this.#options.store, decidedOn, next, (current) => {
      if (isDeletedSince(current, decidedOn)) throw new Superseded()
      return sameMoment(current, decidedOn)
    })
  }
}

/**
 * The lab was asked to be gone while this was under way: nothing of it may be written any more, least of all that it is ready. What the
 * deletion itself writes was decided knowing of it.
 */
export class Superseded extends Error {
  constructor() {
    super('the lab is being deleted meanwhile')
  }
}

function isDeletedSince(current: StoredLab, decidedOn: StoredLab): boolean {
  const isSame = current.metadata.uid === decidedOn.metadata.uid
  return isSame && current.metadata.deletionTimestamp !== undefined && decidedOn.metadata.deletionTimestamp === undefined
}

function sameMoment(current: StoredLab, decidedOn: StoredLab): boolean {
  return current.metadata.uid === decidedOn.metadata.uid && current.status.state === decidedOn.status.state
}

/** Here, and nowhere else, is what happened put into English: what kubectl and the HTTP API show. */
function toldIn({ reason, sentence }: StatusChange, { status }: StoredLab) {
  return sentence === undefined
    ? { reason, message: status.message ?? '', ...membersOf(sentenceOf(status)) }
    : { reason, message: english(sentence), ...membersOf(sentence) }
}

function applyChange(lab: StoredLab, change: StatusChange, now: number): LabInstanceStatus {
  const { state, who, data, conditions = [] } = change
  const told = toldIn(change, lab)
  const members = { ...without(lab.status, TALE), state, ...told, ...endWhenItEnds(lab, state), ...change.set }
  const plain = without(members, change.unset ?? [])
  const judged = conditions.reduce((all, condition) => withCondition(all, condition, isoTime(now)), plain.conditions ?? [])
  const next = withDerived({ ...plain, conditions: judged }, isoTime(now))
  if (change.quiet === true) return next
  const line = { state, time: isoTime(now), ...told, who, ...(data === undefined ? {} : { data }) }
  return { ...next, transitions: appendTransition(lab.status.transitions ?? [], line) }
}

const TALE = ['code', 'params'] as const

function sentenceOf({ code, params }: LabInstanceStatus): Sentence | undefined {
  return code === undefined ? undefined : { code, params }
}

function without(status: LabInstanceStatus, members: readonly string[]): LabInstanceStatus {
  return Object.fromEntries(Object.entries(status).filter(([member]) => !members.includes(member))) as LabInstanceStatus
}

function summary(change: StatusChange) {
  return { state: change.state, message: english(sentenceOfChange(change)), ...change.set }
}
