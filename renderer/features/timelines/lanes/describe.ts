import { translateMessage } from '../../../lab/engine-messages'
import { span, tenths } from '../../../ui/time'
import { endOf } from '../chart/bars'
import type { Bar } from '../chart/bars'
import type { Lane } from './lane'
import type { Summary } from './summary'
import { clockSeconds } from '../time/ticks'

/** Lanes, bars and the class in words, for ears and for cards. */
export type Translate = (key: string, values?: Readonly<Record<string, unknown>> | number, plural?: number) => string

/** "3.1 s": starts are compared by tenths of a second; what took longer than a minute is not. */
export function formatSpan(ms: number, language: string): string {
  return ms < 100 || ms >= 59_950 ? span(ms, language) : tenths(ms, language)
}

export function describeLane(lane: Lane, t: Translate, language: string): string {
  const { name, student, displayState, readyAfterMs, isStarting } = lane
  const start =
    readyAfterMs === undefined
      ? t(isStarting ? 'timelines.lane.starting' : 'timelines.lane.never')
      : t('timelines.lane.ready', { span: formatSpan(readyAfterMs, language) })
  return t('timelines.lane.all', { name, student, start, state: t(`lab.state.${displayState}`), message: translateMessage(lane, language) })
}

/** "11:14:06 to 11:14:10", "since 11:14:10" */
export function describeTimes({ from, to }: Bar, t: Translate, language: string): string {
  if (to === undefined) return t('timelines.bar.since', { from: clockSeconds(from, language) })
  return t('timelines.bar.between', { from: clockSeconds(from, language), to: clockSeconds(to, language) })
}

export function describeBar(bar: Bar, now: number, t: Translate, language: string): string {
  return [
    t(`lab.state.${bar.displayState}`),
    describeTimes(bar, t, language),
    formatSpan(endOf(bar, now) - bar.from, language),
    translateMessage(bar, language, now),
  ].join(', ')
}

export function describeSummary({ labs, ready, medianMs, slowest }: Summary, t: Translate, language: string): string {
  const count = t('timelines.summary.labs', { count: labs }, labs)
  if (medianMs === undefined || slowest === undefined) return t('timelines.summary.none', { labs: count })
  if (ready === 1) return t('timelines.summary.one', { labs: count, span: formatSpan(slowest.ms, language), name: slowest.name })
  return t('timelines.summary.all', {
    labs: count,
    median: formatSpan(medianMs, language),
    slowest: formatSpan(slowest.ms, language),
    name: slowest.name,
  })
}
