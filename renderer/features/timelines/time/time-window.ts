/** The piece of time that is on the screen, ms: wall clock, or since each lab's own beginning. */
export interface TimeWindow {
  readonly from: number
  readonly to: number
}

/** Transitions lie milliseconds apart; nearer than this there is nothing more to see. */
export const MIN_SPAN_MS = 100

export const spanOf = ({ from, to }: TimeWindow): number => to - from

/** `factor` above 1 comes nearer. The moment `at` stays where it is on the screen. */
export function zoomAbout({ from, to }: TimeWindow, at: number, factor: number): TimeWindow {
  return { from: at - (at - from) / factor, to: at + (to - at) / factor }
}

export function panned({ from, to }: TimeWindow, ms: number): TimeWindow {
  return { from: from + ms, to: to + ms }
}

/** Within the bounds, neither wider than they are nor nearer than can be told apart; its span is kept wherever that is possible. */
export function clamped(window: TimeWindow, bounds: TimeWindow): TimeWindow {
  const span = Math.min(Math.max(spanOf(window), MIN_SPAN_MS), Math.max(spanOf(bounds), MIN_SPAN_MS))
  const middle = (window.from + window.to) / 2
  const from = Math.max(bounds.from, Math.min(middle - span / 2, bounds.to - span))
  return { from, to: from + span }
}
