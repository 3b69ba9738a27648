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

/** The moves of one slider: changes of the same members by the same person, closer together than this, are told as one. */
const TOGETHER_MS = 5_000

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

export function differences(from: EngineSettingsSpec, to: EngineSettingsSpec): readonly Difference[] {
  return SETTINGS.map(({ path }) => ({ path, from: valueAt(from, path), to: valueAt(to, path) })).filter((each) => !same(each.from, each.to))
}

/** Newest first, as the history is. Moves that cancel each other out are no step. */
export function settingsSteps(history: readonly SettingsChange[], now: EngineSettingsSpec): readonly SettingsStep[] {
  const lines = history.map(({ at, by, from }, index): Line => {
    const to = history[index - 1]?.from ?? now
    return { at, earliest: at, by, from, to, differences: differences(from, to) }
  })
  return lines.reduce(join, []).filter((step) => step.differences.length > 0).map(({ at, by, from, differences: each }) => ({ at, by, from, differences: each }))
}

interface Line extends SettingsStep {
  /** When its first move was. */
  readonly earliest: number
  readonly to: EngineSettingsSpec
}

function join(steps: readonly Line[], older: Line): readonly Line[] {
  const newer = steps.at(-1)
  if (newer === undefined || !isOneMove(older, newer)) return [...steps, older]
  return steps.with(-1, { ...newer, earliest: older.at, from: older.from, differences: differences(older.from, newer.to) })
}

function isOneMove(older: Line, newer: Line): boolean {
  const paths = ({ differences: each }: Line): readonly string[] => each.map(({ path }) => path)
  return older.by === newer.by && newer.earliest - older.at < TOGETHER_MS && same(paths(older), paths(newer))
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
