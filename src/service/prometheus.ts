import {
  COUNTER_DEFINITIONS,
  DURATION_DEFINITIONS,
  GAUGE_DEFINITIONS,
  namesOf,
  RATIO_DEFINITIONS,
} from '../core/metrics/metric-definitions'
import type { DurationSummary, MetricsSnapshot } from '../core/metrics/metrics'

/** Prometheus' text format, version 0.0.4. The numbers are counted in the engine already: what is left is to write them down. */
export const PROMETHEUS_CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

export function renderPrometheus({ counters, gauges, ratios, durations }: MetricsSnapshot): string {
  const averages = namesOf(DURATION_DEFINITIONS).filter((name) => name !== 'time_to_ready')
  const families = [
    ...namesOf(COUNTER_DEFINITIONS).map((name) => single('counter', name, COUNTER_DEFINITIONS[name].help, counters[name])),
    ...namesOf(GAUGE_DEFINITIONS).map((name) => single('gauge', name, GAUGE_DEFINITIONS[name].help, gauges[name])),
    ...namesOf(RATIO_DEFINITIONS).map((name) => single('gauge', name, RATIO_DEFINITIONS[name].help, ratios[name])),
    ...averages.map((name) => single('gauge', name, inSeconds(DURATION_DEFINITIONS[name].help), seconds(durations[name].averageMs))),
    histogram('time_to_ready_seconds', inSeconds(DURATION_DEFINITIONS.time_to_ready.help), durations.time_to_ready),
  ]
  return `${families.join('\n\n')}\n`
}

/** Prometheus' base unit; the engine counts in ms. */
const seconds = (ms: number): number => ms / 1000
const inSeconds = (help: string): string => `${help} In seconds.`

function single(type: 'counter' | 'gauge', name: string, help: string, value: number): string {
  return `${head(type, name, help)}\n${name} ${value}`
}

function histogram(name: string, help: string, { buckets, count, sumMs }: DurationSummary): string {
  const upTo = (le: number | '+Inf', value: number): string => `${name}_bucket{le="${le}"} ${value}`
  const lines = [...buckets.map((bucket) => upTo(seconds(bucket.atMostMs), bucket.count)), upTo('+Inf', count)]
  return [head('histogram', name, help), ...lines, `${name}_sum ${seconds(sumMs)}`, `${name}_count ${count}`].join('\n')
}

/** In a HELP line a backslash and a line's end are escaped; names of ours need nothing. */
function head(type: string, name: string, help: string): string {
  return `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} ${type}`
}
