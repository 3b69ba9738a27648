/** A few more than are in sight, so that a fast hand does not meet emptiness. */
const SPARE = 6

export interface Scrolled {
  readonly top: number
  readonly height: number
  readonly row: number
}

/** Positions of the rows to draw, in order: those in sight, and the one with the focus wherever it is (a focus whose element goes away is lost). */
export function visibleRows(count: number, { top, height, row }: Scrolled, focused: number): readonly number[] {
  if (row <= 0) return []
  const first = Math.max(0, Math.floor(top / row) - SPARE)
  const last = Math.min(count, Math.ceil((top + height) / row) + SPARE)
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index)
  if (focused < 0 || focused >= count || (focused >= first && focused < last)) return rows
  return focused < first ? [focused, ...rows] : [...rows, focused]
}

/** Where to scroll to so that this row is in sight, with as little movement as possible. */
export function scrollFor(index: number, { top, height, row }: Scrolled): number {
  return Math.min(index * row, Math.max(top, (index + 1) * row - height))
}
