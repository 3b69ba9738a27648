import { percent, rough, time, whole } from '../numbers'
import type { Metric } from './metric-list'
import type { Point } from './series'

type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** As it stands: "1,284", "95 %", "2.3 s". */
export function formatCurrent({ type }: Metric, point: Point, t: Translate, language: string): string {
  if (point === undefined) return t('engine.metrics.none')
  if (type === 'duration') return time(point, language)
  return type === 'ratio' ? percent(point, language) : whole(point, language)
}

/** Of a point of its line: counters as a rate, times as times. */
export function formatPoint(metric: Metric, point: Point, t: Translate, language: string): string {
  if (point === undefined) return ''
  return metric.type === 'counter'
    ? t('engine.metrics.perSecond', { rate: rough(point, language) })
    : formatCurrent(metric, point, t, language)
}
