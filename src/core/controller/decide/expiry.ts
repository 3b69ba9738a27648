import { absoluteEnd } from '../../resource/lab-ends'
import { parseLabDuration } from '../../resource/format/duration'
import type { LabInstanceStatus, StoredLab } from '../../resource/lab-instance'
import type { LabState } from '../../resource/lab-states'
import type { LabTemplate } from '../../resource/lab-template'
import type { Settings } from '../../settings/settings'
import { momentOf } from '../../resource/format/timestamp'
import { isoTime } from '../../resource/format/timestamp'

interface Defaults {
  readonly template?: LabTemplate | undefined
  readonly settings: Settings
}

/**
 * When a lab that became ready at `readyAt` ends, wall clock ms; undefined: never. `endsAt` wins over `duration`; the
 * lab's duration over the template's, that over the settings'. Absolute from then on: restarts and changed defaults do not move it.
 */
export function expiryOf(lab: StoredLab, readyAt: number, defaults: Defaults): number | undefined {
  return absoluteEnd(lab.spec, readyAt) ?? plus(readyAt, durationOf(lab, defaults))
}

/** How long a lab may go on from when it is ready, its absolute end left out. */
export function durationOf({ spec }: StoredLab, { template, settings }: Defaults): number | 'none' {
  return durationIn(spec.duration ?? template?.spec.duration) ?? settings.labs.defaultDurationMs
}

/**
 * The end that the lab itself asks for; 'none': to have none; undefined: it says nothing of its own, or nothing that can be told before
 * it is ready. Changed defaults of a template or of the settings are nobody's wish for this lab.
 */
function wishedEnd(lab: StoredLab): number | 'none' | undefined {
  const readyAt = momentOf(lab.status.readyAt)
  const end = absoluteEnd(lab.spec, readyAt)
  if (end !== undefined) return end
  const duration = durationIn(lab.spec.duration)
  if (duration === 'none' || duration === undefined) return duration
  return readyAt === undefined ? undefined : readyAt + duration
}

/**
 * An ended lab's end was moved by a person: to later than now, and later than what was recorded when it ended. What was to come all
 * along does not count, and neither does a duration that is as it was.
 */
export function movedEnd(lab: StoredLab, now: number): number | 'none' | undefined {
  const wish = wishedEnd(lab)
  const recorded = momentOf(lab.status.expiresAt)
  if (wish === 'none') return recorded === undefined ? undefined : 'none'
  if (wish === undefined || wish <= now) return undefined
  return wish > (recorded ?? momentOf(lab.status.endedAt) ?? now) ? wish : undefined
}

/**
 * Recorded when a lab ends that never was ready: an end that it had all along. Only a later one is a person's wish to have it back.
 */
export function endWhenItEnds({ spec, status }: StoredLab, next: LabState): Pick<LabInstanceStatus, 'expiresAt'> {
  const isEnd = (next === 'failed' || next === 'completed') && status.state !== next
  return isEnd && status.expiresAt === undefined && spec.endsAt !== undefined ? { expiresAt: isoTime(Date.parse(spec.endsAt)) } : {}
}

function durationIn(text: string | undefined): number | 'none' | undefined {
  const parsed = text === undefined ? undefined : parseLabDuration(text)
  return parsed?.ok === true ? parsed.value : undefined
}

function plus(start: number, durationMs: number | 'none'): number | undefined {
  return durationMs === 'none' ? undefined : start + durationMs
}
