import type { StoredLab } from '../../../src/contract/words'

/** How many labs there are of each template, by its name. */
export function labsByTemplate(labs: Iterable<StoredLab>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { spec } of labs) counts.set(spec.template, (counts.get(spec.template) ?? 0) + 1)
  return counts
}
