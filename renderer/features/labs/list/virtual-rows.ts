import { onMounted, onScopeDispose, shallowRef, type ShallowRef } from 'vue'

/** What of a virtual list is drawn: what is in view, some more, and always the item that has the hand, so that focus is never lost. */
export function drawnRange(
  {
    startIndex,
    endIndex,
    overscan,
    count,
  }: { readonly startIndex: number; readonly endIndex: number; readonly overscan: number; readonly count: number },
  active: number,
): number[] {
  const from = Math.max(0, startIndex - overscan)
  const to = Math.min(count - 1, endIndex + overscan)
  const range = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  return active < count && !range.includes(active) ? [...range, active].toSorted((one, other) => one - other) : range
}

interface Placed {
  readonly key: unknown
  readonly index: number
  readonly start: number
  readonly end: number
}

interface Drawn {
  readonly key: string
  /** Which row; absent: a gap of `height` px. */
  readonly index?: number
  readonly height: number
}

/** The rows that are drawn, and in place of all others gaps of their height, so that a real table can scroll. */
export function withGaps(placed: readonly Placed[], total: number): readonly Drawn[] {
  const drawn: Drawn[] = []
  let end = 0
  for (const item of placed) {
    if (item.start > end) drawn.push({ key: `gap-${drawn.length}`, height: item.start - end })
    drawn.push({ key: String(item.key), index: item.index, height: item.end - item.start })
    end = item.end
  }
  return total > end ? [...drawn, { key: 'gap-end', height: total - end }] : drawn
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Told when the page has been laid out; asked before, the browser would have to lay it out for the answer, and then again. */
export function observeSize(
  { scrollElement }: { readonly scrollElement: Element | null },
  tell: (size: Size) => void,
): (() => void) | undefined {
  if (scrollElement === null) return undefined
  const observer = new ResizeObserver(([entry]) => {
    if (entry !== undefined) tell({ width: Math.round(entry.contentRect.width), height: Math.round(entry.contentRect.height) })
  })
  observer.observe(scrollElement)
  return () => observer.disconnect()
}

/** Until it is measured. */
const USUAL_PX = 40

/** The height of a row in px as it really is: density and projector change it. Measured on the table's head, which is one. */
export function useRowHeight(scroller: Readonly<ShallowRef<HTMLElement | null>>): Readonly<ShallowRef<number>> {
  const height = shallowRef(USUAL_PX)
  const observer = new ResizeObserver(([entry]) => {
    const measured = entry?.target.getBoundingClientRect().height ?? 0
    if (measured > 0) height.value = measured
  })
  onMounted(() => {
    const head = scroller.value?.querySelector('thead tr')
    if (head != null) observer.observe(head)
  })
  onScopeDispose(() => observer.disconnect())
  return height
}
