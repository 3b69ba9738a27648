import type { EngineSettings, EngineSettingsSpec } from './engine-settings'
import { SETTINGS_HISTORY_ANNOTATION } from './annotations'

/** Enough to find the way back from an afternoon of trying things out. */
const MOST_KEPT = 20
/** A slider that is moved writes many times: who goes on writing sooner than this is still making the same change. */
const ONE_CHANGE_MS = 10_000

export interface SettingsChange {
  /** Wall clock ms; of a change that took several writes, the last of them. */
  readonly at: number
  /** Who wrote it: the fieldManager that a client named, "panel", "api". */
  readonly by: string
  /** What was declared before: writing this again is the way back. */
  readonly from: EngineSettingsSpec
}

/** Who changed the settings and what they were before, newest first. Lines that cannot be read are left out. */
export function settingsHistory(settings: {
  readonly metadata: Pick<EngineSettings['metadata'], 'annotations'>
}): readonly SettingsChange[] {
  const lines = parsed(settings.metadata.annotations?.[SETTINGS_HISTORY_ANNOTATION])
  return lines.filter(isChange)
}

/** `wanted` as it is to be written over `stored`: with the history that is stored, and one line more if this is another change. */
export function withHistory(stored: EngineSettings, wanted: EngineSettings, change: Pick<SettingsChange, 'at' | 'by'>): EngineSettings {
  const known = settingsHistory(stored)
  if (same(stored.spec, wanted.spec)) return annotated(wanted, known)
  const [newest, ...older] = known
  const lines =
    newest !== undefined && goesOn(newest, change, wanted)
      ? [{ ...newest, at: change.at }, ...older]
      : [{ ...change, from: stored.spec }, ...known]
  return annotated(wanted, lines.slice(0, MOST_KEPT))
}

/** One change with the newest line, which keeps what was before all of it. To go back to just that is a change of its own: it can be taken back as well. */
function goesOn(newest: SettingsChange, { at, by }: Pick<SettingsChange, 'at' | 'by'>, wanted: EngineSettings): boolean {
  return newest.by === by && Math.abs(at - newest.at) < ONE_CHANGE_MS && !same(newest.from, wanted.spec)
}

const same = (one: EngineSettingsSpec, other: EngineSettingsSpec): boolean => JSON.stringify(one) === JSON.stringify(other)

/** As it is to be created: without a history, whatever the client says. */
export function withoutHistory<Draft extends { readonly metadata: Partial<EngineSettings['metadata']> }>(draft: Draft): Draft {
  return annotated(draft, [])
}

function annotated<Draft extends { readonly metadata: Partial<EngineSettings['metadata']> }>(
  settings: Draft,
  history: readonly SettingsChange[],
): Draft {
  const { annotations = {}, ...metadata } = settings.metadata
  const { [SETTINGS_HISTORY_ANNOTATION]: _, ...others } = annotations
  const kept = history.length === 0 ? others : { ...others, [SETTINGS_HISTORY_ANNOTATION]: JSON.stringify(history) }
  return { ...settings, metadata: Object.keys(kept).length === 0 ? metadata : { ...metadata, annotations: kept } }
}

function parsed(text: string | undefined): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

/** Written by the service only; what is looked at here is that a hand-edited store harms no screen. */
function isChange(line: unknown): line is SettingsChange {
  if (typeof line !== 'object' || line === null) return false
  const { at, by, from } = line as Partial<Record<keyof SettingsChange, unknown>>
  return typeof at === 'number' && typeof by === 'string' && typeof from === 'object' && from !== null
}
