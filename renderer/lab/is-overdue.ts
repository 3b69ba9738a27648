/** A ready lab is asked for an answer about this often, however often Docker is looked at. */
const ROUND_MS = 30_000

/** Two checks should have come by since then. `intervalMs` undefined: nobody knows how often they come. `isAsked`: only its own answer confirms it. */
export function isOverdue(
  confirmedAt: number,
  now: number,
  { intervalMs, isAsked }: { readonly intervalMs: number | undefined; readonly isAsked: boolean },
): boolean {
  return intervalMs !== undefined && now - confirmedAt > 2 * (isAsked ? Math.max(intervalMs, ROUND_MS) : intervalMs)
}
