/** A ready lab is asked for an answer about this often, however often Docker is looked at. */
const ROUND_MS = 30_000

/** Two checks should have come by since then. `intervalMs` undefined: nobody knows how often they come. */
export function isOverdue(confirmedAt: number, now: number, intervalMs: number | undefined): boolean {
  return intervalMs !== undefined && now - confirmedAt > 2 * Math.max(intervalMs, ROUND_MS)
}
