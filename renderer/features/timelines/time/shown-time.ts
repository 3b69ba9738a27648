import { clamped, panned, spanOf, zoomAbout } from './time-window'
import type { TimeWindow } from './time-window'

/** What a person chose to see. `now` follows the now-line with this much behind it; `fixed` stays where it was put. */
export type ShownTime =
  { readonly kind: 'whole' } | { readonly kind: 'now'; readonly span: number } | { readonly kind: 'fixed'; readonly window: TimeWindow }

/** Air at the right of the now-line and at the left of the first bar, as parts of what is shown. */
const AFTER_NOW = 0.03
const BEFORE_FIRST = 0.01
/** A class that was declared a second ago is not blown up to the whole width. */
const LEAST_LESSON_MS = 30_000
const LEAST_START_MS = 1_000

export const WHOLE: ShownTime = { kind: 'whole' }
export const FIVE_MINUTES_MS = 5 * 60_000

/** All there is to see on the clock: from the first declaration to a little after now. */
export function lessonBounds(first: number | undefined, now: number): TimeWindow {
  const length = Math.max(LEAST_LESSON_MS, now - (first ?? now))
  return { from: now - length * (1 + BEFORE_FIRST), to: now + length * AFTER_NOW }
}

/** All there is to see of starts laid side by side, 0 being each one's own beginning. */
export function startBounds(longestMs: number): TimeWindow {
  const length = Math.max(LEAST_START_MS, longestMs)
  return { from: -length * BEFORE_FIRST, to: length * (1 + 2 * AFTER_NOW) }
}

export function windowOf(shown: ShownTime, bounds: TimeWindow, now: number): TimeWindow {
  if (shown.kind === 'whole') return bounds
  if (shown.kind === 'fixed') return clamped(shown.window, bounds)
  const to = now + shown.span * AFTER_NOW
  return { from: to - shown.span, to }
}

/** Near or far about one moment (the pointer's): what was followed stands still from here on, so that the moment stays under the pointer. */
export function zoomedAt(window: TimeWindow, bounds: TimeWindow, at: number, factor: number): ShownTime {
  return settled(zoomAbout(window, at, factor), bounds)
}

/** By button or key, without a pointer: what follows now goes on following it. */
export function zoomed(
  shown: ShownTime,
  {
    window,
    bounds,
    factor,
    follows,
  }: { readonly window: TimeWindow; readonly bounds: TimeWindow; readonly factor: number; readonly follows: boolean },
): ShownTime {
  const span = spanOf(window) / factor
  if (follows && shown.kind !== 'fixed') return span >= spanOf(bounds) ? WHOLE : { kind: 'now', span: Math.max(span, 1_000) }
  return zoomedAt(window, bounds, (window.from + window.to) / 2, factor)
}

export function pannedBy(window: TimeWindow, bounds: TimeWindow, ms: number): ShownTime {
  return { kind: 'fixed', window: clamped(panned(window, ms), bounds) }
}

/** Brushed: exactly this, in whichever direction the hand went. */
export function brushed(a: number, b: number, bounds: TimeWindow): ShownTime {
  return { kind: 'fixed', window: clamped({ from: Math.min(a, b), to: Math.max(a, b) }, bounds) }
}

/** Brings a moment into sight, if it is not. */
export function revealed(shown: ShownTime, window: TimeWindow, bounds: TimeWindow, at: number): ShownTime {
  if (at >= window.from && at <= window.to) return shown
  return pannedBy(window, bounds, at - (window.from + window.to) / 2)
}

function settled(window: TimeWindow, bounds: TimeWindow): ShownTime {
  return spanOf(window) >= spanOf(bounds) ? WHOLE : { kind: 'fixed', window: clamped(window, bounds) }
}
