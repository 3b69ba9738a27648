import type { MetricsSnapshot } from '../../../../src/contract/words'

/** One reading of all metrics. */
export interface Sample {
  /** Wall clock ms. */
  readonly at: number
  readonly metrics: MetricsSnapshot
}

/** Every 2 s, five minutes of them. */
export const SAMPLE_MS = 2_000
export const KEPT_MS = 300_000

/** undefined: nothing is known of this moment (nothing was measured, or the engine began anew). */
export type Point = number | undefined

export function kept(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  return [...samples.filter(({ at }) => at > sample.at - KEPT_MS), sample]
}

const pairs = <Result>(samples: readonly Sample[], turn: (before: Sample, after: Sample) => Result): readonly Result[] =>
  samples.slice(1).map((after, index) => turn(samples[index] as Sample, after))

/** Per second between two readings. A counter that went back has begun anew with the engine: that pair says nothing. */
export function rates(samples: readonly Sample[], name: keyof MetricsSnapshot['counters']): readonly Point[] {
  return pairs(samples, (before, after) => {
    const more = after.metrics.counters[name] - before.metrics.counters[name]
    const seconds = (after.at - before.at) / 1_000
    return more < 0 || seconds <= 0 ? undefined : more / seconds
  })
}

/** The average of what ended between two readings, in ms; no average of nothing. */
export function averages(samples: readonly Sample[], name: keyof MetricsSnapshot['durations']): readonly Point[] {
  return pairs(samples, (before, after) => {
    const [old, young] = [before.metrics.durations[name], after.metrics.durations[name]]
    const ended = young.count - old.count
    return ended <= 0 ? undefined : (young.sumMs - old.sumMs) / ended
  })
}

export const gauges = (samples: readonly Sample[], name: keyof MetricsSnapshot['gauges']): readonly Point[] =>
  samples.map(({ metrics }) => metrics.gauges[name])
export const ratios = (samples: readonly Sample[], name: keyof MetricsSnapshot['ratios']): readonly Point[] =>
  samples.map(({ metrics }) => metrics.ratios[name])
