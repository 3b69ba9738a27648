import type { MetricsSnapshot } from '../../../../src/contract/words'
import { averages, gauges, rates, ratios } from './series'
import type { Point, Sample } from './series'

export type Metric =
  | { readonly type: 'counter'; readonly name: keyof MetricsSnapshot['counters'] }
  | { readonly type: 'duration'; readonly name: keyof MetricsSnapshot['durations'] }
  | { readonly type: 'gauge'; readonly name: keyof MetricsSnapshot['gauges'] }
  | { readonly type: 'ratio'; readonly name: keyof MetricsSnapshot['ratios'] }

const counters = (...names: readonly (keyof MetricsSnapshot['counters'])[]): readonly Metric[] =>
  names.map((name) => ({ type: 'counter', name }))
const duration = (name: keyof MetricsSnapshot['durations']): Metric => ({ type: 'duration', name })
const gauge = (name: keyof MetricsSnapshot['gauges']): Metric => ({ type: 'gauge', name })

/** Whose number it is, in the order of the picture. The first five of the first three groups are the pattern's own fifteen. */
export const METRIC_GROUPS: Readonly<Record<'watcher' | 'controller' | 'reconciler', readonly Metric[]>> = {
  watcher: [
    ...counters('watch_loop_iterations', 'changes_detected', 'events_published'),
    { type: 'ratio', name: 'cache_hit_ratio' },
    duration('average_poll_duration'),
    ...counters('handler_errors'),
    gauge('event_loop_lag_ms'),
  ],
  controller: [
    ...counters('reconciliations_total', 'reconciliations_successful', 'reconciliations_failed', 'reconciliations_requeued'),
    duration('average_reconciliation_time'),
    gauge('queue_depth'),
    gauge('queue_delayed'),
    gauge('provisioning_slots_used'),
    gauge('provisioning_queue'),
    duration('time_to_ready'),
  ],
  reconciler: [
    ...counters('scheduler_loop_iterations', 'resources_processed', 'state_transitions', 'cleanup_operations'),
    duration('average_loop_duration'),
    ...counters('loop_errors'),
  ],
}

export function pointsOf(metric: Metric, samples: readonly Sample[]): readonly Point[] {
  switch (metric.type) {
    case 'counter':
      return rates(samples, metric.name)
    case 'duration':
      return averages(samples, metric.name)
    case 'gauge':
      return gauges(samples, metric.name)
    case 'ratio':
      return ratios(samples, metric.name)
  }
}

/** As it stands: a total, an average since the engine began (nothing measured: undefined), a number right now. */
export function currentOf(metric: Metric, { metrics }: Sample): Point {
  switch (metric.type) {
    case 'counter':
      return metrics.counters[metric.name]
    case 'duration':
      return metrics.durations[metric.name].count === 0 ? undefined : metrics.durations[metric.name].averageMs
    case 'gauge':
      return metrics.gauges[metric.name]
    case 'ratio':
      return metrics.ratios[metric.name]
  }
}
