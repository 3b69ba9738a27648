/**
 * When to warn of a lab's end. A lead is how long before the end a warning is due, ms. `saidLead` is the shortest lead that has been
 * said or passed by: only shorter ones are still to come, so no warning of one end is said twice, wherever the clock jumps.
 *
 * Worked example, leads 10 min and 5 min, end at 60:00
 *     at 49:00   saidLead Infinity    nothing due, next at 50:00
 *     at 50:00   saidLead Infinity -> 10 min    "10 minutes left", next at 55:00
 *     at 57:00   saidLead Infinity -> 5 min     the machine slept over both: one warning, "3 minutes left"
 *     at 60:00   nothing: to say that it ended is another notice
 */
export interface PendingExpiry {
  /** Wall clock ms. */
  readonly end: number
  readonly saidLead: number
}

/** The warnings of this end that are past at `now` count as said: who is first seen (after a restart of the app, or so short a lab) is no news. */
export function firstSeen(end: number, leads: readonly number[], now: number): PendingExpiry {
  return passedBy({ end, saidLead: Number.POSITIVE_INFINITY }, leads, now)
}

export function passedBy({ end, saidLead }: PendingExpiry, leads: readonly number[], now: number): PendingExpiry {
  return { end, saidLead: Math.min(saidLead, ...leads.filter((lead) => end - lead <= now)) }
}

/** Is a warning due? Several that are due are one, the nearest. */
export function isDue(ending: PendingExpiry, leads: readonly number[], now: number): boolean {
  return now < ending.end && passedBy(ending, leads, now).saidLead < ending.saidLead
}

/** Wall clock ms of the next warning; undefined: no more for this end. */
export function nextWarningAt({ end, saidLead }: PendingExpiry, leads: readonly number[]): number | undefined {
  const left = leads.filter((lead) => lead < saidLead)
  return left.length === 0 ? undefined : end - Math.max(...left)
}

/** As a person says it: never "0 minutes". */
export function minutesLeft({ end }: PendingExpiry, now: number): number {
  return Math.max(1, Math.round((end - now) / 60_000))
}
