import { z } from 'zod'
import { parseDurationWithin, type DurationBounds } from './format/duration'
import { labDurationSchema } from './lab-instance'
import { bindAddressProblems } from './format/bind-address'
import { problemsOf } from './format/parsed'
import type { Resource } from './resource'
import { saying } from './validation/saying'

export const SETTINGS_NAME = 'default'
/**
 * Who changed the settings, kept with them so that it is backed up and restored with them. Only the service writes it: clients that
 * read it send it along, and what they send is thrown away.
 */
export const SETTINGS_HISTORY_ANNOTATION = 'lab.neuroglia.com/history'

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

const time = (bounds: DurationBounds) => z.string().check(saying((text) => problemsOf(parseDurationWithin(text, bounds)))).optional()

/**
 * Every number the loops run by (design.md, section 5), as a resource: a change is an update with a resourceVersion,
 * validated, watched by every screen, in force at once. Durations are text ("2s", "200ms", "5m").
 * Members that are absent take their default, see `core/settings`.
 */
export const engineSettingsSpecSchema = z.strictObject({
  watch: z.strictObject({ mode: z.enum(WATCH_MODES).optional(), pollInterval: time(SETTINGS_BOUNDS.pollInterval) }).optional(),
  reconcile: z.strictObject({ interval: time(SETTINGS_BOUNDS.reconcileInterval), timeout: time(SETTINGS_BOUNDS.reconcileTimeout) }).optional(),
  cleanup: z.strictObject({ interval: time(SETTINGS_BOUNDS.cleanupInterval), gracePeriod: time(SETTINGS_BOUNDS.gracePeriod) }).optional(),
  provisioning: z.strictObject({ timeout: time(SETTINGS_BOUNDS.provisioningTimeout), maxConcurrent: z.number().int().min(1).max(100).optional() }).optional(),
  retries: z.strictObject({ max: z.number().int().min(0).max(100).optional(), backoff: time(SETTINGS_BOUNDS.backoff) }).optional(),
  labs: z.strictObject({ defaultDuration: labDurationSchema.optional(), warnBeforeExpiry: z.array(time(SETTINGS_BOUNDS.warning).unwrap()).max(10).optional() }).optional(),
  drift: z.strictObject({ events: z.boolean().optional() }).optional(),
  safety: z.strictObject({ maxUnaskedRemovals: z.number().int().min(0).max(1000).optional(), maxUnaskedShare: z.number().min(0).max(1).optional() }).optional(),
  network: z.strictObject({ bind: z.string().check(saying(bindAddressProblems)).optional() }).optional(),
})

export type EngineSettingsSpec = z.infer<typeof engineSettingsSpecSchema>
export type EngineSettings = Resource<EngineSettingsSpec>
