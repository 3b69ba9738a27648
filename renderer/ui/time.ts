/** Times as a person says them. Every function takes the moment "now" and the language, so that what ticks on a screen ticks together. */
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const UNITS = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [SECOND, 'second'],
] as const

const relative = new Map<string, Intl.RelativeTimeFormat>()
const clocks = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()

/** "in 12 min", "3 sec. ago", in the language's own words. */
export function fromNow(at: number, now: number, language: string): string {
  const ms = at - now
  const [size, unit] = UNITS.find(([each]) => Math.abs(ms) >= each) ?? [SECOND, 'second']
  // "In 0 seconds" is no moment: "now".
  const numeric = Math.abs(ms) < SECOND ? 'auto' : 'always'
  // The narrowest German minute is "m", which is a metre; French at its narrowest has signs in the place of words.
  const style = language === 'fr' || (unit === 'minute' && language === 'de') ? 'short' : 'narrow'
  return formatter(relative, language + style + numeric, () => new Intl.RelativeTimeFormat(language, { numeric, style })).format(
    Math.trunc(ms / size),
    unit,
  )
}

/** An age is told in steps: a second hand in every row of a list is unrest, and nobody needs it. */
const AGE_STEP_MS = 5 * SECOND

/** How long ago in words, never in the future; undefined: just now. */
export function ago(at: number, now: number, language: string): string | undefined {
  const age = now - at
  if (age < AGE_STEP_MS) return undefined
  return fromNow(now - (age < MINUTE ? age - (age % AGE_STEP_MS) : age), now, language)
}

/** "0.4 s", "24 s", "1 min 5 s", "1 h 30 min": two units at most, never a decimal that flickers. */
export function span(ms: number, language: string): string {
  if (ms < SECOND) return ms < 100 ? `${Math.max(0, Math.round(ms))} ms` : tenths(ms, language)
  const seconds = Math.round(ms / SECOND)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 === 0 || minutes >= 10 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}

/** "3.1 s": where what is compared differs by less than a second. */
export function tenths(ms: number, language: string): string {
  return `${formatter(numbers, language, () => new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })).format(ms / SECOND)} s`
}

/** "10:14", with the day when it is another one. */
export function clock(at: number, now: number, language: string): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  return formatter(
    clocks,
    `${language}${isToday}`,
    () =>
      new Intl.DateTimeFormat(language, {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        ...(isToday ? {} : { day: '2-digit', month: '2-digit' }),
      }),
  ).format(at)
}

/** Whole, with the zone: for a hover. */
export function exact(at: number, language: string): string {
  return formatter(
    clocks,
    `${language}exact`,
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long', hourCycle: 'h23' }),
  ).format(at)
}

/** "412 MB" */
export function bytes(count: number, language: string): string {
  const [size, unit] = (
    [
      [1e9, 'gigabyte'],
      [1e6, 'megabyte'],
      [1e3, 'kilobyte'],
      [1, 'byte'],
    ] as const
  ).find(([each]) => count >= each) ?? [1, 'byte']
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: count / size < 10 && size > 1 ? 1 : 0 }).format(
    count / size,
  )
}

function formatter<Format>(kept: Map<string, Format>, key: string, make: () => Format): Format {
  const known = kept.get(key)
  if (known !== undefined) return known
  const made = make()
  kept.set(key, made)
  return made
}
