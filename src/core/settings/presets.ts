import type { EngineSettingsSpec } from '../resource/engine-settings'

/** Two working points; every other number keeps its own. Each says how changes are noticed: without that, its poll would be a number that nobody sees. */
export const PRESETS = {
  /** One person, a few labs, and the pattern to be watched: each step comes with the poll, and what is over goes soon. */
  development: { watch: { mode: 'poll', pollInterval: '1s' }, reconcile: { interval: '5s' }, cleanup: { gracePeriod: '300s' } },
  /** A class in session: every change is noticed at once and the poll is the safety net; the world is looked at less often, work is kept for a day. */
  production: { watch: { mode: 'instant', pollInterval: '5s' }, reconcile: { interval: '30s' }, cleanup: { gracePeriod: '24h' } },
} as const satisfies Readonly<Record<string, EngineSettingsSpec>>

export type PresetName = keyof typeof PRESETS
