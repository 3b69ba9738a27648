import { parsed, refused, type Parsed } from './parsed'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Go's units. There is no day: a day is not always 24 hours, and "1d" for "1h" would be an expensive slip. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['ns', 1e-6],
  ['us', 1e-3],
  ['µs', 1e-3],
  ['μs', 1e-3],
  ['ms', 1],
  ['s', SECOND],
  ['m', MINUTE],
  ['h', HOUR],
])

/** Longer text is no duration; also what keeps every pattern below from being fed kilobytes. */
const MAX_TEXT = 64
/** Go's own limit, 2^63 ns (292 years), in ms. */
const MAX_MS = 9_223_372_036_854

/** "30 days": the longest time that a lab may be given, and 1 minute the shortest. */
const LAB_DURATION_BOUNDS = { min: '1m', max: '720h' } as const

/**
 * Reads "1h30m", "90s", "200ms", "1.5h" (Go) and "PT1H30M" (ISO 8601, hours to seconds). Gives whole milliseconds, 0 or more.
 */
export function parseDuration(text: string): Parsed<number> {
  if (text.length > MAX_TEXT) return refused('DurationTooLong', { most: MAX_TEXT })
  if (text.startsWith('-')) return refused('DurationNegative')
  return text.startsWith('P') ? parseIso(text) : parseGo(text)
}

function parseGo(text: string): Parsed<number> {
  if (text === '0') return parsed(0)
  let ms = 0
  let rest = text
  do {
    // A number, then everything up to the next number is its unit: `1e9h` has the unit "e", as Go reads it.
    const match = /^([0-9]+\.?[0-9]*|\.[0-9]+)([^0-9.]*)/.exec(rest)
    if (match === null) return refused('DurationInvalid', { text })
    const [piece, number = '', unit = ''] = match
    if (unit === '') return refused('DurationWithoutUnit', { text })
    const factor = UNITS.get(unit)
    if (factor === undefined) return refused('DurationUnknownUnit', { unit, text })
    ms += Number(number) * factor
    rest = rest.slice(piece.length)
  } while (rest !== '')
  return ms > MAX_MS ? refused('DurationInvalid', { text }) : parsed(Math.round(ms))
}

function parseIso(text: string): Parsed<number> {
  const match = /^PT(?=[0-9])(?:([0-9]+(?:\.[0-9]+)?)H)?(?:([0-9]+(?:\.[0-9]+)?)M)?(?:([0-9]+(?:\.[0-9]+)?)S)?$/.exec(text)
  if (match === null) return refused('DurationNotIso')
  const [, hours = 0, minutes = 0, seconds = 0] = match
  const ms = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND
  return ms > MAX_MS ? refused('DurationInvalid', { text }) : parsed(Math.round(ms))
}

export interface DurationBounds {
  readonly min: string
  readonly max: string
}

/** As parseDuration, and within the bounds, both included; the bounds are spelled in the refusal. */
export function parseDurationWithin(text: string, { min, max }: DurationBounds): Parsed<number> {
  const result = parseDuration(text)
  if (!result.ok) return result
  if (result.value < durationMs(min) || result.value > durationMs(max)) return refused('Between', { min, max })
  return result
}

/** A lab's own duration: "none", or from a minute to 30 days. */
export function parseLabDuration(text: string): Parsed<number | 'none'> {
  if (text === 'none') return parsed('none')
  const result = parseDurationWithin(text, LAB_DURATION_BOUNDS)
  return result.ok ? result : refused('NotALabDuration', { why: result.problem })
}

/** For text that was validated before: throws RangeError instead of answering with a problem. */
export function durationMs(text: string): number {
  const result = parseDuration(text)
  if (!result.ok) throw new RangeError(result.problem.code)
  return result.value
}

/** "1h30m", "45s", "200ms": the shortest text that `parseDuration` reads back to the same number of whole milliseconds. */
export function formatDuration(ms: number): string {
  const whole = Math.max(0, Math.round(ms))
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(whole / HOUR), 'h'],
    [Math.floor(whole / MINUTE) % 60, 'm'],
    [Math.floor(whole / SECOND) % 60, 's'],
    [whole % SECOND, 'ms'],
  ]
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${count}${unit}`)
      .join('') || '0s'
  )
}
