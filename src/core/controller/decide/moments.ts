import type { StoredLab } from '../../resource/lab-instance'
import type { LabTemplate } from '../../resource/lab-template'
import { parseLabDuration } from '../../resource/format/duration'
import type { Settings } from '../../settings/settings'

export const isoTime = (ms: number): string => new Date(ms).toISOString()

/** undefined for text that is absent. Stored text was validated, so it parses. */
export const msOf = (iso: string | undefined): number | undefined => (iso === undefined ? undefined : Date.parse(iso))

/**
 * When a lab that became ready at `readyAt` ends, wall clock ms; undefined: never. `endsAt` wins over `duration`; the
 * lab's duration over the template's, that over the settings'. Absolute from then on: restarts and changed defaults do not move it.
 */
export function expiryOf(lab: StoredLab, readyAt: number, defaults: { template?: LabTemplate | undefined; settings: Settings }): number | undefined {
  const { endsAt, duration } = lab.spec
  if (endsAt !== undefined) return Date.parse(endsAt)
  const text = duration ?? defaults.template?.spec.duration
  if (text === undefined) return plus(readyAt, defaults.settings.labs.defaultDurationMs)
  const parsed = parseLabDuration(text)
  return plus(readyAt, parsed.ok ? parsed.value : defaults.settings.labs.defaultDurationMs)
}

function plus(start: number, durationMs: number | 'none'): number | undefined {
  return durationMs === 'none' ? undefined : start + durationMs
}
