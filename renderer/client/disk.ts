import type { About } from '../../src/contract/about'

export type Disk = NonNullable<About['disk']>

/** Below either of these a class's worth of labs does not fit any more. */
const LEAST_FREE_BYTES = 2e9
const LEAST_FREE_PART = 0.05

export function isNearlyFull({ freeBytes, totalBytes }: Disk): boolean {
  return freeBytes < LEAST_FREE_BYTES || freeBytes < totalBytes * LEAST_FREE_PART
}

/** Whole percents, rounded down: a disk is not said to be full before it is. */
export function usedPercent({ freeBytes, totalBytes }: Disk): number {
  return totalBytes === 0 ? 0 : Math.floor((100 * (totalBytes - freeBytes)) / totalBytes)
}
