import { scaleLinear, scaleTime } from 'd3-scale'
import { spanOf } from './time-window'
import type { TimeWindow } from './time-window'

export interface Tick {
  /** Ms, in the window's own measure. */
  readonly at: number
  readonly label: string
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Steps of durations people count in. */
const STEPS = [1, 2, 5, 10, 15, 30]
  .flatMap((each) => [each * SECOND, each * MINUTE])
  .concat(HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY)
  .toSorted((a, b) => a - b)

/** Round moments of the clock in this browser's zone, as many as find room. */
export function clockTicks(window: TimeWindow, most: number, language: string): readonly Tick[] {
  const scale = scaleTime().domain([window.from, window.to])
  const moments = fewEnough(most, (count) => scale.ticks(count).map(Number))
  const step = (moments[1] ?? window.to) - (moments[0] ?? window.from)
  const format = clockFormat(step, language)
  return moments.map((at) => ({ at, label: format.format(at) }))
}

/** Round durations: 0, 5 s, 10 s, ... */
export function durationTicks(window: TimeWindow, most: number, say: (ms: number) => string): readonly Tick[] {
  const least = spanOf(window) / Math.max(1, most)
  const step = STEPS.find((each) => each >= least)
  const all =
    least < SECOND / 2 || step === undefined
      ? fewEnough(most, (count) => scaleLinear().domain([window.from, window.to]).ticks(count))
      : multiples(step, window)
  return all.filter((at) => at >= 0).map((at) => ({ at, label: at === 0 ? '0' : say(at) }))
}

/** A scale takes the number it is asked for as a hint and may give half as many again; labels that overlap tell nothing. */
function fewEnough(most: number, make: (count: number) => readonly number[]): readonly number[] {
  for (let count = most; count > 1; count -= 1) {
    const ticks = make(count)
    if (ticks.length <= most) return ticks
  }
  return make(1)
}

function multiples(step: number, { from, to }: TimeWindow): readonly number[] {
  const first = Math.ceil(from / step)
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, index) => (first + index) * step)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function clockFormat(step: number, language: string): Intl.DateTimeFormat {
  const parts: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }
  if (step < MINUTE) parts.second = '2-digit'
  if (step < SECOND) parts.fractionalSecondDigits = 3
  if (step >= DAY / 2) Object.assign(parts, { day: '2-digit', month: '2-digit' })
  return remembered(`${language} ${Object.keys(parts).join()}`, () => new Intl.DateTimeFormat(language, { ...parts, hourCycle: 'h23' }))
}

/** "11:14:06" */
export function clockSeconds(at: number, language: string): string {
  return clockFormat(SECOND, language).format(at)
}

function remembered(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  const format = formats.get(key) ?? make()
  formats.set(key, format)
  return format
}
