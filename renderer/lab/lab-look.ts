import type { LabState } from '../../src/contract/words'

/** What a person is shown of a lab: its state, or that it is ready by its record and does not answer. */
export type LabLook = LabState | 'silent'

interface Line {
  readonly state: LabState
  readonly reason: string
}

/** Of each line of a timeline: a lab does not answer from the line that says so until it answers, or is no longer ready. */
export function looksOf(lines: readonly Line[]): readonly LabLook[] {
  let isSilent = false
  return lines.map(({ state, reason }) => {
    if (state !== 'ready' || reason === 'Answers' || reason === 'Ready') isSilent = false
    else if (reason === 'NoAnswer') isSilent = true
    return isSilent ? 'silent' : state
  })
}
