import { availableParallelism, loadavg } from 'node:os'

/** How many times longer things take here and now than on a machine that has nothing else to do. At least 1. */
export function busyness(): number {
  return Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())
}
