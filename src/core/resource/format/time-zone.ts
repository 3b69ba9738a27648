import { problem, type Problem } from './parsed'

/** A name of the IANA's list, as this machine knows it ("Europe/Berlin"). */
export function zoneProblems(name: string): readonly Problem[] {
  return name.length <= 64 && isZone(name) ? [] : [problem('NotATimeZone')]
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** What a clock on the wall shows: no zone, no offset. Months from 1. */
export interface WallClock {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

/** What the clock on the wall of `timeZone` shows at the moment `ms`. */
export function wallClockAt(ms: number, timeZone: string): WallClock {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(ms)
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value)
  return { year: read('year'), month: read('month'), day: read('day'), hour: read('hour'), minute: read('minute') }
}

/**
 * The moment at which that clock shows this. Of an hour that is there twice, the first; of one that is left out in spring, the moment that is
 * as far after the gap's beginning: 02:30 is what then is called 03:30.
 */
export function momentOfWallClock(wall: WallClock, timeZone: string): number {
  const asUtc = utcOf(wall)
  const [early, late] = [asUtc - offsetAt(asUtc - DAY, timeZone), asUtc - offsetAt(asUtc + DAY, timeZone)]
  const fitting = [early, late].filter((moment) => utcOf(wallClockAt(moment, timeZone)) === asUtc)
  return fitting.length > 0 ? Math.min(...fitting) : early
}

const DAY = 86_400_000

function utcOf({ year, month, day, hour, minute }: WallClock): number {
  return Date.UTC(year, month - 1, day, hour, minute)
}

function offsetAt(ms: number, timeZone: string): number {
  return utcOf(wallClockAt(ms, timeZone)) - Math.floor(ms / 60_000) * 60_000
}
