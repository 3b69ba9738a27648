import type { EngineSettingsSpec } from '../resource/engine-settings'

/** The seeds' two working points; every other number keeps its default. */
export const PRESETS = {
  /** One person, a few labs: see every step at once. */
  development: { watch: { pollInterval: '1s' }, reconcile: { interval: '5s' } },
  /** A class in session: look less often, the store's own news is instant all the same. */
  production: { watch: { pollInterval: '5s' }, reconcile: { interval: '30s' } },
} as const satisfies Readonly<Record<string, EngineSettingsSpec>>

export type PresetName = keyof typeof PRESETS
