import type { Clock } from '../clock/clock'
import type { LiveFacts } from '../live/live-facts'
import type { ResourceKey } from '../resource/resource'
import type { SettingsSource } from '../settings/settings'
import { due, expired, stuck } from './find/by-time'
import { finished } from './find/finished'
import type { FindingInput } from './find/finding-input'
import type { Finding } from './finding'
import type { LabIndex } from './lab-index'

export interface TimePassOptions {
  readonly index: LabIndex
  readonly clock: Clock
  readonly settings: SettingsSource
  readonly live: LiveFacts
  /** Keys touched since the last pass. */
  readonly changed: ReadonlySet<ResourceKey>
}

/** What is due by the clock alone; needs no world, so an outage of Docker holds nothing of it up. */
export function findByTime(options: TimePassOptions): Finding[] {
  const { index, clock, settings, changed } = options
  const overdue = index.attempts.due(clock.monotonic() - settings.current().provisioning.timeoutMs)
  const keys = new Set([...index.moments.due(clock.now()), ...overdue, ...index.unsettled, ...changed])
  return [...keys].flatMap((key) => {
    const lab = index.byKey.get(key)
    if (lab === undefined) return []
    const input = inputByTime(key, options)
    return [stuck(lab, input), expired(lab, input), due(lab, input)].filter((finding) => finding !== undefined)
  })
}

/** The clean-up's turn. */
export function findFinished({ index, clock, settings }: Omit<TimePassOptions, 'changed' | 'live'>): Finding[] {
  const input = { now: clock.now(), settings: settings.current(), provisioningMs: 0, isQuiet: true }
  const { gracePeriodMs, failedLabs } = input.settings.cleanup
  const endedBefore = input.now - gracePeriodMs
  const keys = [...index.endings.due(endedBefore), ...(failedLabs ? index.failures.due(endedBefore) : []), ...index.wishes.due(input.now)]
  return keys.flatMap((key) => {
    const lab = index.byKey.get(key)
    const finding = lab === undefined ? undefined : finished(lab, input)
    return finding === undefined ? [] : [finding]
  })
}

function inputByTime(key: ResourceKey, { index, clock, settings, live, changed }: TimePassOptions): FindingInput {
  const { progress, queuePosition } = live.get(key)
  // Waiting for a slot or for an image is not provisioning: its time starts over when the wait ends.
  if (index.attempts.get(key) !== undefined && (progress !== undefined || queuePosition !== undefined)) {
    index.attempts.set(key, clock.monotonic())
  }
  const began = index.attempts.get(key) ?? clock.monotonic()
  return { now: clock.now(), settings: settings.current(), provisioningMs: clock.monotonic() - began, isQuiet: !changed.has(key) }
}
