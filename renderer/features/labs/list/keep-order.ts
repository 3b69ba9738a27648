import type { LabRow } from '../../../lab/lab-row'

/**
 * A list that is sorted by something that moves would run away from under the pointer. So what is on the screen keeps its order:
 * rows that are gone leave, new ones come in at the top, and only now and then (see lab-list.ts) is everything sorted anew.
 */
export function keepOrder(
  shown: readonly string[],
  found: readonly LabRow[],
  sorted: (rows: readonly LabRow[]) => readonly LabRow[],
): readonly string[] {
  const here = new Set(found.map(({ key }) => key))
  const known = new Set(shown)
  const stay = shown.filter((key) => here.has(key))
  const fresh = found.filter(({ key }) => !known.has(key))
  if (fresh.length === 0 && stay.length === shown.length) return shown
  return [...sorted(fresh).map(({ key }) => key), ...stay]
}

/** Where the hand goes when the row under it is gone: to the one that took its place, else to the last. */
export function nextActive(before: readonly string[], now: readonly string[], active: string | undefined): string | undefined {
  if (active === undefined || now.includes(active)) return active
  return now[Math.min(Math.max(0, before.indexOf(active)), now.length - 1)]
}
