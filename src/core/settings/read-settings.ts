import { english } from '../sentences/english'
import { type DurationBounds, parseDuration, parseDurationWithin } from '../resource/format/duration'
import type { EngineSettingsSpec } from '../resource/engine-settings'
import { parseWorkSize } from '../resource/format/quantity'
import { parsePortRange } from '../resource/format/port-range'
import type { Parsed } from '../resource/format/parsed'
import type { Settings } from './settings'

/** The defaults; a lesson's work is kept for a day. "300s" and not "5m": as whoever set it reads it back. */
export const DEFAULTS = {
  watch: { mode: 'instant', pollInterval: '2s' },
  reconcile: { interval: '10s', timeout: '300s' },
  cleanup: { interval: '300s', gracePeriod: '24h', failedLabs: false },
  provisioning: { timeout: '300s', maxConcurrent: 10 },
  retries: { max: 3, backoff: '30s' },
  labs: { defaultDuration: '60m', warnBeforeExpiry: ['10m', '5m'] },
  drift: { events: true },
  safety: { maxUnaskedRemovals: 5, maxUnaskedShare: 0.3 },
  work: { maxSize: '2Gi' },
  network: { bind: '127.0.0.1', labPorts: '20000-29999' },
} as const satisfies EngineSettingsSpec

/** Outside of these a loop would spin or sleep; the store's validation refuses them, a hand-edited file may still have them. */
const POLL_BOUNDS: DurationBounds = { min: '200ms', max: '60s' }
const RECONCILE_BOUNDS: DurationBounds = { min: '1s', max: '300s' }
/** Up to a year: longer is a slip of the finger. */
const POSITIVE_BOUNDS: DurationBounds = { min: '1ms', max: '8760h' }

/**
 * What the loops run by, from what is declared: absent members take their default. Throws RangeError with a sentence that
 * names the first member that cannot be read; nothing is guessed and no half of a change comes into force.
 */
export function readSettings(spec: EngineSettingsSpec): Settings {
  const watch = { ...DEFAULTS.watch, ...spec.watch }
  const reconcile = { ...DEFAULTS.reconcile, ...spec.reconcile }
  const cleanup = { ...DEFAULTS.cleanup, ...spec.cleanup }
  const provisioning = { ...DEFAULTS.provisioning, ...spec.provisioning }
  const retries = { ...DEFAULTS.retries, ...spec.retries }
  const safety = { ...DEFAULTS.safety, ...spec.safety }
  return {
    watch: { mode: watch.mode, pollIntervalMs: within('watch.pollInterval', watch.pollInterval, POLL_BOUNDS) },
    reconcile: {
      intervalMs: within('reconcile.interval', reconcile.interval, RECONCILE_BOUNDS),
      timeoutMs: positive('reconcile.timeout', reconcile.timeout),
    },
    cleanup: {
      intervalMs: positive('cleanup.interval', cleanup.interval),
      gracePeriodMs: ms('cleanup.gracePeriod', cleanup.gracePeriod),
      failedLabs: cleanup.failedLabs,
    },
    provisioning: {
      timeoutMs: positive('provisioning.timeout', provisioning.timeout),
      maxConcurrent: count('provisioning.maxConcurrent', provisioning.maxConcurrent, 1),
    },
    retries: { max: count('retries.max', retries.max, 0), backoffMs: positive('retries.backoff', retries.backoff) },
    labs: readLabs(spec.labs),
    drift: { ...DEFAULTS.drift, ...spec.drift },
    safety: {
      maxUnaskedRemovals: count('safety.maxUnaskedRemovals', safety.maxUnaskedRemovals, 0),
      maxUnaskedShare: share(safety.maxUnaskedShare),
    },
    work: { maxBytes: valueOf('work.maxSize', parseWorkSize({ ...DEFAULTS.work, ...spec.work }.maxSize)) },
    network: readNetwork(spec.network),
  }
}

function readNetwork(spec: EngineSettingsSpec['network']): Settings['network'] {
  const { bind, labPorts } = { ...DEFAULTS.network, ...spec }
  return { bind, labPorts: valueOf('network.labPorts', parsePortRange(labPorts)) }
}

function readLabs(spec: EngineSettingsSpec['labs']): Settings['labs'] {
  const { defaultDuration, warnBeforeExpiry } = { ...DEFAULTS.labs, ...spec }
  return {
    defaultDurationMs: defaultDuration === 'none' ? 'none' : positive('labs.defaultDuration', defaultDuration),
    warnBeforeExpiryMs: warnBeforeExpiry.map((text) => positive('labs.warnBeforeExpiry', text)),
  }
}

function ms(member: string, text: string): number {
  return valueOf(member, parseDuration(text))
}

function within(member: string, text: string, bounds: DurationBounds): number {
  return valueOf(member, parseDurationWithin(text, bounds))
}

function positive(member: string, text: string): number {
  return within(member, text, POSITIVE_BOUNDS)
}

function valueOf<T>(member: string, result: Parsed<T>): T {
  if (!result.ok) throw new RangeError(`${member}: ${english(result.problem)}`)
  return result.value
}

function count(member: string, value: number, least: number): number {
  if (!Number.isInteger(value) || value < least) throw new RangeError(`${member}: must be a whole number, ${least} or more`)
  return value
}

function share(value: number): number {
  if (!(value >= 0 && value <= 1)) throw new RangeError('safety.maxUnaskedShare: must be between 0 and 1')
  return value
}

/** What is in force before anybody declared anything. */
export const DEFAULT_SETTINGS: Settings = readSettings({})
