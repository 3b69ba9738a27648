import { Counter, Gauge, Histogram, Registry, type MetricValueWithName } from 'prom-client'
import {
  COUNTER_DEFINITIONS,
  DURATION_DEFINITIONS,
  GAUGE_DEFINITIONS,
  namesOf,
  RATIO_DEFINITIONS,
} from '../core/metrics/metric-definitions'
import type { DurationSummary, MetricsSnapshot } from '../core/metrics/metrics'

export const PROMETHEUS_CONTENT_TYPE = Registry.PROMETHEUS_CONTENT_TYPE

/** Prometheus' base unit; the engine counts in ms. */
const seconds = (ms: number): number => ms / 1000

/**
 * A snapshot as Prometheus text. A registry for each rendering: the numbers live in the engine and nowhere else, and two
 * engines in one process never share one.
 */
export async function renderPrometheus(snapshot: MetricsSnapshot): Promise<string> {
  const registry = new Registry()
  registerCounters(registry, snapshot)
  registerGauges(registry, snapshot)
  registerAverages(registry, snapshot)
  registry.registerMetric(histogramOf('time_to_ready_seconds', snapshot.durations.time_to_ready))
  return registry.metrics()
}

function registerCounters(registry: Registry, { counters }: MetricsSnapshot): void {
  for (const name of namesOf(COUNTER_DEFINITIONS)) {
    new Counter({ name, help: COUNTER_DEFINITIONS[name].help, registers: [registry] }).inc(counters[name])
  }
}

function registerGauges(registry: Registry, { gauges, ratios }: MetricsSnapshot): void {
  for (const name of namesOf(GAUGE_DEFINITIONS)) setGauge(registry, { name, help: GAUGE_DEFINITIONS[name].help, value: gauges[name] })
  for (const name of namesOf(RATIO_DEFINITIONS)) setGauge(registry, { name, help: RATIO_DEFINITIONS[name].help, value: ratios[name] })
}

function registerAverages(registry: Registry, { durations }: MetricsSnapshot): void {
  for (const name of namesOf(DURATION_DEFINITIONS)) {
    if (name === 'time_to_ready') continue
    setGauge(registry, { name, help: `${DURATION_DEFINITIONS[name].help} In seconds.`, value: seconds(durations[name].averageMs) })
  }
}

function setGauge(
  registry: Registry,
  { name, help, value }: { readonly name: string; readonly help: string; readonly value: number },
): void {
  new Gauge({ name, help, registers: [registry] }).set(value)
}

/** prom-client counts by itself; ours is counted already, so only its values are replaced. */
function histogramOf(name: string, summary: DurationSummary): Histogram {
  const help = `${DURATION_DEFINITIONS.time_to_ready.help} In seconds.`
  const histogram = new Histogram({ name, help, registers: [] })
  const values = histogramValues(name, summary)
  return Object.assign(histogram, {
    getForPromString: async () => ({ name, help, type: 'histogram', values }),
    get: async () => ({ name, help, type: 'histogram', aggregator: 'sum', values }),
  })
}

function histogramValues(metric: string, { buckets, count, sumMs }: DurationSummary): MetricValueWithName<'le'>[] {
  const upTo = (le: string | number, value: number): MetricValueWithName<'le'> => ({
    metricName: `${metric}_bucket`,
    labels: { le },
    value,
  })
  return [
    ...buckets.map((bucket) => upTo(seconds(bucket.atMostMs), bucket.count)),
    upTo('+Inf', count),
    { metricName: `${metric}_sum`, labels: {}, value: seconds(sumMs) },
    { metricName: `${metric}_count`, labels: {}, value: count },
  ]
}
