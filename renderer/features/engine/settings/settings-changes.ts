import type { EngineSettingsSpec, SettingsChange } from '../../../../src/contract/words'
import { SETTINGS, valueAt } from './setting-list'

/** One member that is another one, both as declared or by default. */
export interface Difference {
  readonly path: string
  readonly from: unknown
  readonly to: unknown
}

/** A change as the list tells it: who, when, what, and what to write to be back before it. */
export interface SettingsStep extends SettingsChange {
  readonly differences: readonly Difference[]
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

export function differences(from: EngineSettingsSpec, to: EngineSettingsSpec): readonly Difference[] {
  return SETTINGS.map(({ path }) => ({ path, from: valueAt(from, path), to: valueAt(to, path) })).filter(
    (each) => !same(each.from, each.to),
  )
}

/** Newest first, as the history is. A line that changed nothing the form knows is no step. */
export function settingsSteps(history: readonly SettingsChange[], now: EngineSettingsSpec): readonly SettingsStep[] {
  const steps = history.map((line, index) => ({ ...line, differences: differences(line.from, history[index - 1]?.from ?? now) }))
  return steps.filter((step) => step.differences.length > 0)
}

/** When the value at `path` became what it is and by whom; undefined: since before the history begins. */
export function lastChangeOf(
  path: string,
  history: readonly SettingsChange[],
  now: EngineSettingsSpec,
): Pick<SettingsChange, 'at' | 'by'> | undefined {
  const current = valueAt(now, path)
  return history.find(({ from }) => !same(valueAt(from, path), current))
}

/** As a merge patch would leave it: groups are joined, members replaced. */
export function patched(spec: EngineSettingsSpec, patch: EngineSettingsSpec): EngineSettingsSpec {
  const groups = Object.entries(patch).map(([group, members]) => [group, { ...spec[group as keyof EngineSettingsSpec], ...members }])
  return { ...spec, ...Object.fromEntries(groups) } as EngineSettingsSpec
}
