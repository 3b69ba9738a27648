import { DurationTally } from './duration-tally'
import { COUNTER_DEFINITIONS, DURATION_DEFINITIONS, GAUGE_DEFINITIONS, namesOf, RATIO_DEFINITIONS } from './metric-definitions'
import type { CounterName, DurationName, GaugeName, Metrics, MetricsSnapshot, RatioName } from './metrics'

/**
 * Counts in memory, from zero at each start. Every name of the tables is in every snapshot, also before anything
 * happened, so that a dashboard shows 0 and not a hole. What is not a finite number is not counted.
 */
export class EngineMetrics implements Metrics {
  readonly #counters = filled(namesOf(COUNTER_DEFINITIONS), () => 0)
  readonly #durations = filled(namesOf(DURATION_DEFINITIONS), () => new DurationTally())
  readonly #gauges = filled(namesOf(GAUGE_DEFINITIONS), () => 0)
  readonly #ratios = filled(namesOf(RATIO_DEFINITIONS), () => ({ hits: 0, total: 0 }))

  /** Counters only go up: a negative or non-finite step is ignored. */
  count(name: CounterName, by = 1): void {
    if (Number.isFinite(by) && by > 0) this.#counters[name] += by
  }

  /** A duration that came out negative (a clock that is not monotonic) counts as 0. */
  duration(name: DurationName, ms: number): void {
    if (Number.isFinite(ms)) this.#durations[name].add(Math.max(0, ms))
  }

  gauge(name: GaugeName, value: number): void {
    if (Number.isFinite(value)) this.#gauges[name] = value
  }

  hit(name: RatioName, hit: boolean): void {
    const ratio = this.#ratios[name]
    ratio.total += 1
    if (hit) ratio.hits += 1
  }

  snapshot(): MetricsSnapshot {
    return {
      counters: { ...this.#counters },
      durations: mapped(this.#durations, (tally) => tally.summary()),
      gauges: { ...this.#gauges },
      ratios: mapped(this.#ratios, ({ hits, total }) => (total === 0 ? 0 : hits / total)),
    }
  }
}

function filled<Name extends string, Value>(names: readonly Name[], value: () => Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, value()])) as Record<Name, Value>
}

function mapped<Name extends string, From, To>(record: Readonly<Record<Name, From>>, turn: (from: From) => To): Record<Name, To> {
  return Object.fromEntries(Object.entries<From>(record).map(([name, value]) => [name, turn(value)])) as Record<Name, To>
}
