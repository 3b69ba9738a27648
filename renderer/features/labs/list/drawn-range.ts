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
