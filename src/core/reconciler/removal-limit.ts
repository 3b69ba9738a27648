import type { Settings } from '../settings/settings'

/**
 * How many of `total` may be stopped or removed in one go with nobody having asked: the smaller of the number and the share,
 * but at least one, or a machine with three labs would ask about every single one. A number of 0 means: always ask.
 */
export function removalLimit({ maxUnaskedRemovals, maxUnaskedShare }: Settings['safety'], total: number): number {
  if (maxUnaskedRemovals === 0) return 0
  return Math.max(1, Math.min(maxUnaskedRemovals, Math.floor(total * maxUnaskedShare)))
}
