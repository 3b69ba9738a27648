import type { LabState, LabTransition, Params } from '../../../../src/contract/words'
import { displayStatesOf } from '../../../lab/state/display-state'
import type { DisplayState } from '../../../lab/state/display-state'

/** Why a line is more than the ordinary course of things. */
export type Mark = 'restart' | 'drift' | 'retry'

export interface TimelineLine {
  readonly id: number
  readonly displayState: DisplayState
  readonly reason: string
  readonly message: string
  readonly code?: string | undefined
  readonly params?: Params | undefined
  readonly who: LabTransition['who']
  readonly at: number
  /** Until the next line; absent for the newest one, which lasts until now (or for ever, when nothing follows it). */
  readonly lastedMs?: number
  readonly mark?: Mark
}

/** The ordinary steps of being made real; any other line between two of them tells what went wrong with an attempt. */
const ORDINARY: ReadonlySet<string> = new Set(['Starting', 'Pulling', 'Restarting', 'Extended'])

/** Back from a state that had been reached, noticed by the reconciler: the world had changed behind our back. */
const CAME_FROM: readonly LabState[] = ['ready', 'completed', 'expired', 'failed']

/** The story of a lab, oldest line first, as recorded; nothing is guessed that is not in it. */
export function timelineLines(transitions: readonly LabTransition[]): TimelineLine[] {
  const displayStates = displayStatesOf(transitions)
  return transitions.map((line, index) => {
    const at = Date.parse(line.time)
    const next = transitions[index + 1]
    const mark = markOf(line, transitions[index - 1])
    return {
      id: index,
      displayState: displayStates[index] ?? line.state,
      reason: line.reason,
      message: line.message,
      who: line.who,
      at,
      ...(line.code === undefined ? {} : { code: line.code }),
      ...(line.params === undefined ? {} : { params: line.params }),
      ...(next === undefined ? {} : { lastedMs: Math.max(0, Date.parse(next.time) - at) }),
      ...(mark === undefined ? {} : { mark }),
    }
  })
}

function markOf({ state, who, reason }: LabTransition, before: LabTransition | undefined): Mark | undefined {
  if (state !== 'provisioning' || before === undefined) return undefined
  if (who === 'person') return reason === 'Restarting' ? 'restart' : undefined
  if (who === 'reconciler' && CAME_FROM.includes(before.state)) return 'drift'
  return before.state === 'provisioning' && who === 'controller' && !ORDINARY.has(reason) ? 'retry' : undefined
}
