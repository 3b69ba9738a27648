import { endOf } from './bars'
import type { Bar } from './bars'
import { spanOf } from '../time/time-window'
import type { TimeWindow } from '../time/time-window'

/** A bar on the screen, px from the left of the lane. */
export interface PlacedBar {
  readonly bar: Bar
  /** Its place in the lane's own list. */
  readonly index: number
  readonly x: number
  readonly width: number
}

/** What happened is seen, however short it was. */
export const MIN_WIDTH = 2
/** Short bars push what follows to the right, by so much at most; a lab that flaps must not be drawn into the future. */
const MOST_PUSHED = 8
/** Drawn a little beyond both edges, so that rounded ends do not show where a bar goes on. */
const BEYOND = 8

export interface Track {
  readonly window: TimeWindow
  readonly width: number
  readonly now: number
}

/** Those bars that are in sight, from left to right, each at least as wide as can be seen. */
export function placeBars(bars: readonly Bar[], { window, width, now }: Track): readonly PlacedBar[] {
  const scale = width / spanOf(window)
  const placed: PlacedBar[] = []
  let free = Number.NEGATIVE_INFINITY
  for (const [index, bar] of bars.entries()) {
    const left = (bar.from - window.from) * scale
    const right = (endOf(bar, now) - window.from) * scale
    const pushed = free - left > MOST_PUSHED ? left : Math.max(left, free)
    const end = Math.max(pushed + MIN_WIDTH, right)
    free = end
    if (end <= 0 || pushed >= width) continue
    const x = Math.max(-BEYOND, pushed)
    placed.push({ bar, index, x, width: Math.min(width + BEYOND, end) - x })
  }
  return placed
}

/** The bar under the pointer, or the nearest within a few px: two px are hard to meet. */
export function barAt(placed: readonly PlacedBar[], x: number, tolerance = 4): PlacedBar | undefined {
  const distance = (each: PlacedBar) => Math.max(each.x - x, x - (each.x + each.width), 0)
  const near = placed.filter((each) => distance(each) <= tolerance)
  return near.find((each) => each.width < 2 * tolerance) ?? near.toSorted((a, b) => distance(a) - distance(b))[0]
}
