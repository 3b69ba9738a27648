/** Two checks should have come by since then. `intervalMs` undefined: nobody knows how often they come. */
export function isOverdue(confirmedAt: number, now: number, intervalMs: number | undefined): boolean {
  return intervalMs !== undefined && now - confirmedAt > 2 * intervalMs
}
