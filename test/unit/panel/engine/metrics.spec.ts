import { describe, expect, it } from 'vitest'
import { METRIC_GROUPS } from '../../../../renderer/features/engine/metrics/metric-list'
import { averages, kept, KEPT_MS, rates, SAMPLE_MS } from '../../../../renderer/features/engine/metrics/series'
import type { Sample } from '../../../../renderer/features/engine/metrics/series'
import { sparkPath } from '../../../../renderer/features/engine/metrics/spark'
import { EngineMetrics } from '../../../../src/core/metrics/engine-metrics'

const engine = () => new EngineMetrics()
const sample = (at: number, metrics: EngineMetrics): Sample => ({ at, metrics: metrics.snapshot() })

describe('the measurements of the engine screen', () => {
  it('shows every number that the engine counts, once', () => {
    const { counters, durations, gauges, ratios } = engine().snapshot()
    const all = [counters, durations, gauges, ratios].flatMap((each) => Object.keys(each))
    expect(
      Object.values(METRIC_GROUPS)
        .flat()
        .map(({ name }): string => name)
        .toSorted(),
    ).toEqual(all.toSorted())
  })

  it('shows a counter as its rate per second', () => {
    const metrics = engine()
    const first = sample(0, metrics)
    metrics.count('changes_detected', 6)
    expect(rates([first, sample(2_000, metrics)], 'changes_detected')).toEqual([3])
  })

  it('says nothing of the moment in which the engine began anew', () => {
    const old = engine()
    old.count('changes_detected', 100)
    const young = engine()
    expect(rates([sample(0, old), sample(2_000, young), sample(4_000, young)], 'changes_detected')).toEqual([undefined, 0])
  })

  it('shows a duration as the average of what ended since the last reading, and nothing where nothing ended', () => {
    const metrics = engine()
    metrics.duration('average_loop_duration', 1_000)
    const first = sample(0, metrics)
    metrics.duration('average_loop_duration', 20)
    metrics.duration('average_loop_duration', 40)
    const second = sample(2_000, metrics)
    expect(averages([first, second, { ...second, at: 4_000 }], 'average_loop_duration')).toEqual([30, undefined])
  })

  it('keeps five minutes and no more', () => {
    const metrics = engine()
    const ring = Array.from({ length: 400 }, (_, index) => sample(index * SAMPLE_MS, metrics)).reduce<readonly Sample[]>(kept, [])
    expect(ring.length).toBe(KEPT_MS / SAMPLE_MS)
    expect(ring.at(-1)?.at).toBe(399 * SAMPLE_MS)
  })

  it('draws from zero, newest at the right, and leaves holes open', () => {
    expect(sparkPath([0, 10, undefined, 5], { width: 30, height: 10, slots: 4 })).toBe('M0.0 10.0h0.1L10.0 0.0M30.0 5.0h0.1')
  })
})
