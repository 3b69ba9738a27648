import type { LabState, LabTransition, Params } from '../../../../src/contract/words'
import { displayStatesOf } from '../../../lab/state/display-state'
import type { DisplayState } from '../../../lab/state/display-state'

/** One stretch of a lab's life: from one line of its timeline to the next. */
export interface Bar {
  readonly state: LabState
  readonly displayState: DisplayState
  /** Wall clock ms. */
  readonly from: number
  /** Absent: still going on. */
  readonly to?: number
  readonly reason: string
  readonly message: string
  readonly code?: string | undefined
  readonly params?: Params | undefined
  /** Absent: the record does not say. */
  readonly who?: LabTransition['who']
}

type Line = Omit<LabTransition, 'who'> & { readonly who?: LabTransition['who'] }

/**
 * The timeline as bars without gaps and without overlaps, from the declaration on. A clock that was set back between two lines makes
 * a bar of no length, never one that runs backwards. The line "deleted" is no bar: it is where the lane ends.
 */
export function barsOf(declaredAt: number, lines: readonly Line[]): readonly Bar[] {
  const starts = startsOf(declaredAt, lines)
  const displayStates = displayStatesOf(lines)
  return lines.flatMap((line, index) =>
    line.state === 'deleted'
      ? []
      : [{ ...barOf(line, starts[index] ?? declaredAt, starts[index + 1]), displayState: displayStates[index] ?? line.state }],
  )
}

/** Wall clock ms; what is going on ends now. */
export function endOf(bar: Bar, now: number): number {
  return bar.to ?? Math.max(bar.from, now)
}

function startsOf(declaredAt: number, lines: readonly Line[]): readonly number[] {
  let latest = declaredAt
  return lines.map(({ time }, index) => (index === 0 ? declaredAt : (latest = Math.max(latest, Date.parse(time)))))
}

function barOf({ state, reason, message, code, params, who }: Line, from: number, to: number | undefined): Omit<Bar, 'displayState'> {
  return {
    state,
    from,
    ...(to === undefined ? {} : { to }),
    reason,
    message,
    ...(code === undefined ? {} : { code }),
    ...(params === undefined ? {} : { params }),
    ...(who === undefined ? {} : { who }),
  }
}
