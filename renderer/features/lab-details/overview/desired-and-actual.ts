import { absoluteEnd, isJudged, momentOf, upToDateOf } from '../../../../src/contract/words'
import type { LabTemplateSpec, Settings, StoredLab } from '../../../../src/contract/words'
import { pendingChangeOf } from '../../../lab/pending-change/pending-change'

/**
 * Does what is true agree with what is wanted? `same`; `waiting`: it is being brought about, or its time has not come;
 * `restart`, `replace`: it is otherwise, and that would apply it; `differs`: it is otherwise and nothing is under way.
 */
export type Agreement = 'same' | 'waiting' | 'restart' | 'replace' | 'differs'

/** Its time is over, or its work is done: that it does not run is as it should be. */
const AT_REST: ReadonlySet<string> = new Set(['expired', 'completed', 'deleted'])
const UNDER_WAY: ReadonlySet<string> = new Set(['pending', 'provisioning', 'deleting'])

/** Of the lab as a whole: shall it run (or go), and does it? */
export function stateAgreement({ metadata, status: { state } }: StoredLab): Agreement {
  if (metadata.deletionTimestamp !== undefined && state !== 'deleted') return 'waiting'
  if (state === 'ready' || AT_REST.has(state)) return 'same'
  return UNDER_WAY.has(state) ? 'waiting' : 'differs'
}

/** What the state of the lab is meant to be. */
export type DesiredState = 'running' | 'scheduled' | 'rest' | 'gone'

export function desiredState({ metadata, spec, status: { state } }: StoredLab, now: number): DesiredState {
  if (state === 'deleted' || metadata.deletionTimestamp !== undefined) return 'gone'
  if (AT_REST.has(state)) return 'rest'
  return state === 'pending' && (momentOf(spec.scheduledStart) ?? now) > now ? 'scheduled' : 'running'
}

/**
 * - inForce: somebody has compared what runs with what is declared now, and it is the same.
 * - waits: somebody has compared, and it is not: see `waitingOf`. unjudged: nobody has compared yet.
 * - atRest: it has ended, so nothing of a later change is under way; how long it is kept is in force all the same.
 */
export type InForce = 'inForce' | 'waits' | 'unjudged' | 'bringing' | 'never' | 'ending' | 'atRest' | 'givenUp'

export function inForceOf(lab: StoredLab): InForce {
  const { metadata, status } = lab
  if (metadata.deletionTimestamp !== undefined) return 'ending'
  if (status.state === 'failed') return 'givenUp'
  if (AT_REST.has(status.state)) return 'atRest'
  if (status.observedGeneration === undefined) return 'never'
  return status.state === 'ready' && isJudged(lab) ? ofReady(lab) : 'bringing'
}

function ofReady(lab: StoredLab): InForce {
  if (pendingChangeOf(lab) !== undefined) return 'waits'
  if (lab.status.observedGeneration !== lab.metadata.generation) return 'bringing'
  return upToDateOf(lab.status)?.status === 'True' ? 'inForce' : 'unjudged'
}

/** What would apply these fields; undefined: they are as declared, or nobody has found otherwise. */
export function appliedBy(lab: StoredLab, ...fields: readonly string[]): 'restart' | 'replace' | undefined {
  const waiting = pendingChangeOf(lab)
  return waiting === undefined || waiting.kind === 'limit' || !waiting.fields.some((field) => fields.includes(field))
    ? undefined
    : waiting.kind
}

export type DesiredEnd =
  | { readonly is: 'at'; readonly at: number }
  | { readonly is: 'never' }
  /** `by`: whose number it is when the lab itself names none. */
  | { readonly is: 'after'; readonly duration: string; readonly by: 'lab' | 'template' | 'settings' }

/** An absolute end wins over a duration; the lab's own duration over its template's, that over the settings'. */
export function desiredEnd(
  { spec, status }: Pick<StoredLab, 'spec' | 'status'>,
  template: LabTemplateSpec | undefined,
  defaultDuration: string,
): DesiredEnd {
  const end = endThatCounts({ spec, status })
  if (end !== undefined) return { is: 'at', at: end }
  const [duration, by] =
    spec.duration !== undefined
      ? [spec.duration, 'lab' as const]
      : template?.duration !== undefined
        ? [template.duration, 'template' as const]
        : [defaultDuration, 'settings' as const]
  return duration === 'none' ? { is: 'never' } : { is: 'after', duration, by }
}

/** An absolute end that the engine has not taken over yet is under way. */
export function endAgreement({ spec, status }: StoredLab): Agreement {
  const end = endThatCounts({ spec, status })
  if (status.readyAt === undefined || end === undefined) return 'same'
  return momentOf(status.expiresAt) === end ? 'same' : 'waiting'
}

/** One that had passed when the lab was restarted does not. */
function endThatCounts({ spec, status }: Pick<StoredLab, 'spec' | 'status'>): number | undefined {
  return absoluteEnd(spec, momentOf(status.readyAt))
}

export interface Attempts {
  readonly used: number
  readonly most: number
  /** Wall clock ms of the next one, if that is still to come. */
  readonly nextAt?: number
}

export function attemptsOf({ status }: StoredLab, { retries }: Pick<Settings, 'retries'>, now: number): Attempts {
  const nextAt = momentOf(status.retryAt)
  return { used: status.retries ?? 0, most: retries.max, ...(nextAt === undefined || nextAt <= now ? {} : { nextAt }) }
}
