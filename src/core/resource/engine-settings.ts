import { z } from 'zod'
import { parseDurationWithin } from './format/duration'
import type { DurationBounds } from './format/duration'
import { labDurationSchema } from './lab-instance'
import { parseWorkSize } from './format/quantity'
import { parsePortRange } from './format/port-range'
import { problem, problemsOf } from './format/parsed'
import type { Problem } from './format/parsed'
import type { Resource } from './resource'
import { SETTINGS_BOUNDS, WATCH_MODES } from './settings-bounds'
import { checkWith } from './validation/check-with'

const time = (bounds: DurationBounds) =>
  z
    .string()
    .check(checkWith((text) => problemsOf(parseDurationWithin(text, bounds))))
    .optional()

/**
 * Every number the loops run by, as a resource: a change is an update with a resourceVersion,
 * validated, watched by every screen, in force at once. Durations are text ("2s", "200ms", "5m").
 * Members that are absent take their default, see `core/settings`.
 */
export const engineSettingsSpecSchema = z.strictObject({
  watch: z.strictObject({ mode: z.enum(WATCH_MODES).optional(), pollInterval: time(SETTINGS_BOUNDS.pollInterval) }).optional(),
  reconcile: z
    .strictObject({ interval: time(SETTINGS_BOUNDS.reconcileInterval), timeout: time(SETTINGS_BOUNDS.reconcileTimeout) })
    .optional(),
  cleanup: z
    .strictObject({
      interval: time(SETTINGS_BOUNDS.cleanupInterval),
      gracePeriod: time(SETTINGS_BOUNDS.gracePeriod),
      failedLabs: z.boolean().optional(),
    })
    .optional(),
  provisioning: z
    .strictObject({ timeout: time(SETTINGS_BOUNDS.provisioningTimeout), maxConcurrent: z.number().int().min(1).max(100).optional() })
    .optional(),
  retries: z.strictObject({ max: z.number().int().min(0).max(100).optional(), backoff: time(SETTINGS_BOUNDS.backoff) }).optional(),
  labs: z
    .strictObject({
      defaultDuration: labDurationSchema.optional(),
      warnBeforeExpiry: z.array(time(SETTINGS_BOUNDS.warning).unwrap()).max(10).optional(),
    })
    .optional(),
  drift: z.strictObject({ events: z.boolean().optional() }).optional(),
  safety: z
    .strictObject({
      maxUnaskedRemovals: z.number().int().min(0).max(1000).optional(),
      maxUnaskedShare: z.number().min(0).max(1).optional(),
    })
    .optional(),
  work: z
    .strictObject({
      /** Real bytes of one collection at most: "2Gi", or "none". */
      maxSize: z
        .string()
        .check(checkWith((text) => problemsOf(parseWorkSize(text))))
        .optional(),
    })
    .optional(),
  network: z
    .strictObject({
      bind: z.string().check(checkWith(bindAddressProblems)).optional(),
      /** Ports of this machine that labs get theirs from: "20000-29999". */
      labPorts: z
        .string()
        .check(checkWith((text) => problemsOf(parsePortRange(text))))
        .optional(),
    })
    .optional(),
})

export type EngineSettingsSpec = z.infer<typeof engineSettingsSpecSchema>
export type EngineSettings = Resource<EngineSettingsSpec>

const LOOPBACK = '127.0.0.1'

/**
 * Where the server listens. Anything but this machine is refused until there is a way to choose it knowingly: a setting that is stored and
 * not obeyed would be a lie, and one that is obeyed would open every lab to the network by a slip of the finger.
 */
function bindAddressProblems(text: string): readonly Problem[] {
  return text === LOOPBACK ? [] : [problem('ThisMachineOnly', { address: LOOPBACK })]
}
