import type { DurationBounds } from './format/duration'

export const SETTINGS_NAME = 'default'
export const WATCH_MODES = ['instant', 'poll'] as const

/** Both ends included, and spelled in the refusal. */
export const SETTINGS_BOUNDS = {
  pollInterval: { min: '200ms', max: '60s' },
  reconcileInterval: { min: '1s', max: '300s' },
  reconcileTimeout: { min: '1s', max: '1h' },
  cleanupInterval: { min: '1s', max: '24h' },
  gracePeriod: { min: '0s', max: '720h' },
  provisioningTimeout: { min: '1s', max: '1h' },
  backoff: { min: '10ms', max: '5m' },
  warning: { min: '1s', max: '24h' },
} as const satisfies Readonly<Record<string, DurationBounds>>
