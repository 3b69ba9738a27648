import { engineSays } from '../../lab/engine-says'
import { span, tenths } from '../../ui/time'
import { endOf } from './bars'
import type { Bar } from './bars'
import type { Lane } from './lane'
import type { Summary } from './summary'
import { clockSeconds } from './ticks'

/** Lanes, bars and the class in words, for ears and for cards. */
export type Say = (key: string, values?: Readonly<Record<string, unknown>> | number, plural?: number) => string

/** "3.1 s": starts are compared by tenths of a second; what took longer than a minute is not. */
export function saySpan(ms: number, language: string): string {
  return ms < 100 || ms >= 59_950 ? span(ms, language) : tenths(ms, language)
}

export function sayLane(lane: Lane, t: Say, language: string): string {
  const { name, student, look, readyAfterMs, isStarting } = lane
  const start =
    readyAfterMs === undefined
      ? t(isStarting ? 'timelines.lane.starting' : 'timelines.lane.never')
      : t('timelines.lane.ready', { span: saySpan(readyAfterMs, language) })
  return t('timelines.lane.all', { name, student, start, state: t(`lab.state.${look}`), message: engineSays(lane, language) })
}

/** "11:14:06 to 11:14:10", "since 11:14:10" */
export function sayTimes({ from, to }: Bar, t: Say, language: string): string {
  if (to === undefined) return t('timelines.bar.since', { from: clockSeconds(from, language) })
  return t('timelines.bar.between', { from: clockSeconds(from, language), to: clockSeconds(to, language) })
}

export function sayBar(bar: Bar, now: number, t: Say, language: string): string {
  return [
    t(`lab.state.${bar.look}`),
    sayTimes(bar, t, language),
    saySpan(endOf(bar, now) - bar.from, language),
    engineSays(bar, language, now),
  ].join(', ')
}

export function saySummary({ labs, ready, medianMs, slowest }: Summary, t: Say, language: string): string {
  const count = t('timelines.summary.labs', { count: labs }, labs)
  if (medianMs === undefined || slowest === undefined) return t('timelines.summary.none', { labs: count })
  if (ready === 1) return t('timelines.summary.one', { labs: count, span: saySpan(slowest.ms, language), name: slowest.name })
  return t('timelines.summary.all', {
    labs: count,
    median: saySpan(medianMs, language),
    slowest: saySpan(slowest.ms, language),
    name: slowest.name,
  })
}
