import type { LabState } from '../../../src/contract/words'

/** What a person is shown of a lab: its state, or that it is ready by its record and does not answer. */
export type DisplayState = LabState | 'silent'

interface TimelineLine {
  readonly state: LabState
  readonly reason: string
}

/** Of each line of a timeline: a lab does not answer from the line that says so until it answers, or is no longer ready. */
export function displayStatesOf(lines: readonly TimelineLine[]): readonly DisplayState[] {
  let isSilent = false
  return lines.map(({ state, reason }) => {
    if (state !== 'ready' || reason === 'Answers' || reason === 'Ready') isSilent = false
    else if (reason === 'NoAnswer') isSilent = true
    return isSilent ? 'silent' : state
  })
}

/** A ready lab is asked for an answer about this often, however often Docker is looked at. */
const ROUND_MS = 30_000

/** Two checks should have come by since then. `intervalMs` undefined: nobody knows how often they come. `isAsked`: only its own answer confirms it. */
export function isOverdue(
  confirmedAt: number,
  now: number,
  { intervalMs, isAsked }: { readonly intervalMs: number | undefined; readonly isAsked: boolean },
): boolean {
  return intervalMs !== undefined && now - confirmedAt > 2 * (isAsked ? Math.max(intervalMs, ROUND_MS) : intervalMs)
}
