/** What a key means on a lane: another lane, another bar of this one, or open it. */
export type LaneStep = { readonly kind: 'lane' | 'bar'; readonly by: number } | { readonly kind: 'open' }

const PAGE = 10
const LANES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  End: Number.POSITIVE_INFINITY,
  Home: Number.NEGATIVE_INFINITY,
}
const BARS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** With Shift, left and right are the time's own keys: they move what is shown, wherever the focus is. */
export function stepOf({
  key,
  shiftKey,
  ctrlKey,
  altKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>): LaneStep | undefined {
  if (shiftKey || ctrlKey || altKey || metaKey) return undefined
  if (key === 'Enter') return { kind: 'open' }
  const [lanes, bars] = [LANES[key], BARS[key]]
  if (lanes !== undefined) return { kind: 'lane', by: lanes }
  return bars === undefined ? undefined : { kind: 'bar', by: bars }
}
