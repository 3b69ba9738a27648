/** Selections are sets of keys that are replaced, never changed. */
export type Selection = ReadonlySet<string>

export function toggled(selection: Selection, key: string): Selection {
  const next = new Set(selection)
  if (!next.delete(key)) next.add(key)
  return next
}

/** Everything from the last one touched to this one, as it stands on the screen; what was selected before stays. */
export function withRange(
  selection: Selection,
  shown: readonly string[],
  { from, to }: { readonly from: string | undefined; readonly to: string },
): Selection {
  const end = shown.indexOf(to)
  const start = from === undefined ? -1 : shown.indexOf(from)
  if (start < 0) return new Set([...selection, to])
  return new Set([...selection, ...shown.slice(Math.min(start, end), Math.max(start, end) + 1)])
}

/** All that the filter finds, or, when they all are selected, none of them. What the filter hides stays as it is. */
export function toggledAll(selection: Selection, shown: readonly string[]): Selection {
  if (!allOf(selection, shown)) return new Set([...selection, ...shown])
  const seen = new Set(shown)
  return new Set([...selection].filter((key) => !seen.has(key)))
}

/** What a checkbox over all of them shows. */
export function stateOfAll(selection: Selection, shown: readonly string[]): boolean | 'indeterminate' {
  if (allOf(selection, shown)) return true
  return shown.some((key) => selection.has(key)) ? 'indeterminate' : false
}

export function countHidden(selection: Selection, shown: readonly string[]): number {
  return selection.size - shown.filter((key) => selection.has(key)).length
}

/** Without labs that are no more. The same set when nothing changes. */
export function pruned(selection: Selection, exists: (key: string) => boolean): Selection {
  const left = [...selection].filter(exists)
  return left.length === selection.size ? selection : new Set(left)
}

const allOf = (selection: Selection, shown: readonly string[]) => shown.length > 0 && shown.every((key) => selection.has(key))
