export interface Backoff {
  readonly baseMs: number
  readonly capMs: number
}

/** After this many doublings any base is beyond any cap; more would only make numbers that are none. */
const MOST_DOUBLINGS = 50

/**
 * Milliseconds to wait after `failures` earlier failures in a row: base, twice that, four times, ... up to the cap.
 * Always finite and at least 1: a backoff of nothing would be a busy loop.
 */
export function backoffDelay(failures: number, { baseMs, capMs }: Backoff): number {
  const wanted = baseMs * 2 ** Math.min(failures, MOST_DOUBLINGS)
  return Math.max(1, Math.min(wanted, capMs))
}
