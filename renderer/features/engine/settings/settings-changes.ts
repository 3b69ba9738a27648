import type { EngineSettingsSpec, SettingsChange } from '../../../../src/contract/words'
import { SETTINGS, valueAt } from './setting-list'

/** One member that is another one, both as declared or by default. */
export interface Difference {
  readonly path: string
  readonly from: unknown
  readonly to: unknown
}

/** A change as the list tells it: who, when, what, and what to write to be back before it. */
export interface SettingsStep extends Pick<SettingsChange, 'at' | 'by' | 'from'> {
  readonly differences: readonly Difference[]
}

/** Moves of one slider, or a form filled in: lines of the same person closer together than this are told as one. */
const TOGETHER_MS = 5_000

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

export function differences(from: EngineSettingsSpec, to: EngineSettingsSpec): readonly Difference[] {
  return SETTINGS.map(({ path }) => ({ path, from: valueAt(from, path), to: valueAt(to, path) })).filter((each) => !same(each.from, each.to))
}

/** Newest first, as the history is. A pair of moves that cancel each other out is no step. */
export function settingsSteps(history: readonly SettingsChange[], now: EngineSettingsSpec): readonly SettingsStep[] {
  const steps: SettingsStep[] = []
  let after = now
  history.forEach((change, index) => {
    const older = history[index + 1]
    if (older !== undefined && older.by === change.by && change.at - older.at < TOGETHER_MS) return
    const newest = newestOf(history, index)
    steps.push({ at: newest.at, by: newest.by, from: change.from, differences: differences(change.from, after) })
    after = change.from
  })
  return steps.filter((step) => step.differences.length > 0)
}

/** The newest line that is told together with the line at `index`. */
function newestOf(history: readonly SettingsChange[], index: number): SettingsChange {
  let first = index
  const joins = (newer: SettingsChange | undefined, older: SettingsChange | undefined): boolean => newer !== undefined && older !== undefined && newer.by === older.by && newer.at - older.at < TOGETHER_MS
  while (joins(history[first - 1], history[first])) first -= 1
  return history[first] as SettingsChange
}

/** When the value at `path` became what it is and by whom; undefined: since before the history begins. */
export function lastChangeOf(path: string, history: readonly SettingsChange[], now: EngineSettingsSpec): Pick<SettingsChange, 'at' | 'by'> | undefined {
  const current = valueAt(now, path)
  return history.find(({ from }) => !same(valueAt(from, path), current))
}

/** As a merge patch would leave it: groups are joined, members replaced. */
export function patched(spec: EngineSettingsSpec, patch: EngineSettingsSpec): EngineSettingsSpec {
  const groups = Object.entries(patch).map(([group, members]) => [group, { ...spec[group as keyof EngineSettingsSpec], ...members }])
  return { ...spec, ...Object.fromEntries(groups) } as EngineSettingsSpec
}
