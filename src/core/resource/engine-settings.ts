import { z } from 'zod'
import type { Resource } from './resource'

export const SETTINGS_NAME = 'default'
export const WATCH_MODES = ['instant', 'poll'] as const

/**
 * Every number the loops run by (design.md, section 5), as a resource: a change is an update with a resourceVersion,
 * validated, watched by every screen, in force at once. Durations are text ("2s", "200ms", "5m").
 * Members that are absent take their default, see `core/settings`.
 */
export const engineSettingsSpecSchema = z.strictObject({
  watch: z.strictObject({ mode: z.enum(WATCH_MODES).optional(), pollInterval: z.string().optional() }).optional(),
  reconcile: z.strictObject({ interval: z.string().optional(), timeout: z.string().optional() }).optional(),
  cleanup: z.strictObject({ interval: z.string().optional(), gracePeriod: z.string().optional() }).optional(),
  provisioning: z.strictObject({ timeout: z.string().optional(), maxConcurrent: z.number().int().optional() }).optional(),
  retries: z.strictObject({ max: z.number().int().optional(), backoff: z.string().optional() }).optional(),
  labs: z.strictObject({ defaultDuration: z.string().optional(), warnBeforeExpiry: z.array(z.string()).optional() }).optional(),
  drift: z.strictObject({ events: z.boolean().optional() }).optional(),
  safety: z.strictObject({ maxUnaskedRemovals: z.number().int().optional(), maxUnaskedShare: z.number().optional() }).optional(),
  network: z.strictObject({ bind: z.string().optional() }).optional(),
})

export type EngineSettingsSpec = z.infer<typeof engineSettingsSpecSchema>
export type EngineSettings = Resource<EngineSettingsSpec>
