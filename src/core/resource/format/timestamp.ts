import { parsed, refused, type Parsed } from './parsed'

const PATTERN = /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]{1,9})?(?:Z|[+-]([0-9]{2}):([0-9]{2}))$/

/** RFC 3339 with a zone -> wall clock ms. Without a zone it would mean another moment on each machine: refused. */
export function parseTimestamp(text: string): Parsed<number> {
  const match = text.length > 40 ? null : PATTERN.exec(text)
  if (match === null) return refused('NotATime')
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  // JavaScript's own parser makes 2 March of 30 February; a lab would end on another day than the one that was written.
  const isReal =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    zoneHour < 24 &&
    zoneMinute < 60
  return isReal ? parsed(Date.parse(text)) : refused('NotATime')
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Of text that is stored. undefined for text that is absent or, in a store that was edited by hand, no date: then there is no such moment. */
export function momentOf(iso: string | undefined): number | undefined {
  const ms = iso === undefined ? Number.NaN : Date.parse(iso)
  return Number.isFinite(ms) ? ms : undefined
}

export const isoTime = (ms: number): string => new Date(ms).toISOString()
