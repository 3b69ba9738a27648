import { onScopeDispose, shallowReactive, watch, type ShallowRef } from 'vue'

interface Size {
  readonly width: number
  readonly height: number
}

/** The element's size as it is now, px; nothing while it is not there. */
export function useSize(element: Readonly<ShallowRef<HTMLElement | null>>): Size {
  const size = shallowReactive({ width: 0, height: 0 })
  const observer = new ResizeObserver(([entry]) => {
    const box = entry?.borderBoxSize[0]
    if (box !== undefined) Object.assign(size, { width: box.inlineSize, height: box.blockSize })
  })
  watch(
    element,
    (now, before) => {
      if (before) observer.unobserve(before)
      if (now) observer.observe(now)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => observer.disconnect())
  return size
}

/** A few more than are in sight, so that a fast hand does not meet emptiness. */
const SPARE = 6

interface Scrolled {
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
