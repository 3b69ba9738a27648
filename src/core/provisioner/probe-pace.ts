import { backoffDelay } from '../clock/backoff'
import { parseDuration } from '../resource/format/duration'
import type { Readiness } from '../resource/lab-template'

/** Deadline of a probe after so many that ran out: real applications meet their first visitor slowly. */
const NETWORK_DEADLINES_MS: readonly number[] = [1_000, 3_000, 10_000]
const COMMAND_DEADLINES_MS: readonly number[] = [5_000, 10_000]
/** Between two probes of a lab that has not answered: soon at first, because most labs answer at once. */
const BACKOFF = { baseMs: 10, capMs: 500 }
/** Who has not answered for a quarter of a minute will not be missed for two seconds. */
const MANY_PROBES = 35
const LATE_DELAY_MS = 2_000
/** Before somebody looks inside for what keeps the lab from answering, and between two such looks. */
const LOOK_INSIDE_DELAYS_MS: readonly number[] = [3_000, 3_000, 6_000, 12_000, 30_000]

/** One probe's own deadline. What the template says is meant as it stands; without that it grows with each probe that ran out. */
export function probeDeadlineMs(readiness: Readiness, ranOut = 0): number {
  if (readiness.type === 'none') return NETWORK_DEADLINES_MS[0] ?? 0
  return wished(readiness.timeout) ?? nth(readiness.type === 'exec' ? COMMAND_DEADLINES_MS : NETWORK_DEADLINES_MS, ranOut)
}

/** From the end of one probe to the next: what the template says, or 10 ms, 20, 40, ... 500 ms, and 2 s in the end. */
export function probeDelayMs(readiness: Readiness, probes: number): number {
  const own = readiness.type === 'none' ? undefined : wished(readiness.interval)
  if (own !== undefined) return own
  return probes > MANY_PROBES ? LATE_DELAY_MS : backoffDelay(probes, BACKOFF)
}

export function lookInsideDelayMs(looks: number): number {
  return nth(LOOK_INSIDE_DELAYS_MS, looks)
}

function wished(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const parsed = parseDuration(text)
  return parsed.ok ? parsed.value : undefined
}

function nth(values: readonly number[], index: number): number {
  return values[Math.min(index, values.length - 1)] ?? 0
}
