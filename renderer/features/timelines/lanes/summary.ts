import type { Lane } from './lane'

/** The class in three numbers; durations in ms. */
export interface Summary {
  readonly labs: number
  readonly ready: number
  readonly medianMs?: number
  readonly slowest?: { readonly name: string; readonly ms: number }
}

export function summaryOf(lanes: readonly Lane[]): Summary {
  const arrived = lanes.flatMap(({ name, readyAfterMs }) => (readyAfterMs === undefined ? [] : [{ name, ms: readyAfterMs }]))
  const medianMs = median(arrived.map(({ ms }) => ms))
  const counts = { labs: lanes.length, ready: arrived.length }
  if (medianMs === undefined) return counts
  return { ...counts, medianMs, slowest: arrived.reduce((a, b) => (b.ms > a.ms ? b : a)) }
}

/** undefined of nothing; of an even number the middle between the two in the middle. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

/** Ms: the longest any of them took (or has been taking) from its beginning until it was ready or gave up. */
export function longestStart(lanes: readonly Lane[], now: number): number {
  return lanes.reduce((longest, lane) => Math.max(longest, startLength(lane, now)), 0)
}

function startLength({ bars, beginsAt, readyAfterMs }: Lane, now: number): number {
  if (readyAfterMs !== undefined) return readyAfterMs
  const givenUp = bars.find(({ state }) => state !== 'pending' && state !== 'provisioning')
  return (givenUp?.from ?? now) - beginsAt
}
