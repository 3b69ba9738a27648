/**
 * Fifteen metrics whose names are a promise to dashboards, and what else an operator wants. Plain numbers, counted where things happen; the
 * headless host renders them for Prometheus, the panel as charts.
 */
export interface Metrics {
  count(name: CounterName, by?: number): void
  /** One finished piece of work of this kind took so long. Feeds the averages. */
  duration(name: DurationName, ms: number): void
  gauge(name: GaugeName, value: number): void
  hit(name: RatioName, hit: boolean): void
  snapshot(): MetricsSnapshot
}

export type CounterName =
  | 'watch_loop_iterations'
  | 'changes_detected'
  | 'events_published'
  | 'reconciliations_total'
  | 'reconciliations_successful'
  | 'reconciliations_failed'
  | 'reconciliations_requeued'
  | 'scheduler_loop_iterations'
  | 'resources_processed'
  | 'state_transitions'
  | 'cleanup_operations'
  | 'handler_errors'
  | 'loop_errors'

/** Shown as averages (and time_to_ready as a histogram). */
export type DurationName = 'average_poll_duration' | 'average_reconciliation_time' | 'average_loop_duration' | 'time_to_ready'
export type RatioName = 'cache_hit_ratio'
export type GaugeName = 'queue_depth' | 'queue_delayed' | 'provisioning_slots_used' | 'provisioning_queue' | 'event_loop_lag_ms'

export interface MetricsSnapshot {
  readonly counters: Readonly<Record<CounterName, number>>
  readonly durations: Readonly<Record<DurationName, DurationSummary>>
  readonly gauges: Readonly<Record<GaugeName, number>>
  readonly ratios: Readonly<Record<RatioName, number>>
}

export interface DurationSummary {
  readonly count: number
  readonly sumMs: number
  readonly averageMs: number
  readonly lastMs: number
  readonly maxMs: number
  /** Cumulative, as Prometheus counts: how many took at most so long. Ascending. */
  readonly buckets: readonly DurationBucket[]
}

export interface DurationBucket {
  readonly atMostMs: number
  readonly count: number
}
