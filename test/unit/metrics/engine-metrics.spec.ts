import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EngineMetrics } from '../../../src/core/metrics/engine-metrics'
import { COUNTER_DEFINITIONS, DURATION_DEFINITIONS, RATIO_DEFINITIONS } from '../../../src/core/metrics/metric-definitions'
import { ISSUE_METRICS } from '../../fixtures/issue-metrics'

describe('engine metrics', () => {
  it('defines all fifteen metrics of the issue by name, each with a sentence', () => {
    const defined: Readonly<Record<string, { help: string }>> = { ...COUNTER_DEFINITIONS, ...DURATION_DEFINITIONS, ...RATIO_DEFINITIONS }
    expect(ISSUE_METRICS.filter((name) => !/^[A-Z].*\.$/.test(defined[name]?.help ?? ''))).toEqual([])
  })

  it('shows zero, not a hole, before anything happened', () => {
    const { counters, gauges, ratios, durations } = new EngineMetrics().snapshot()
    expect(
      [...Object.values(counters), ...Object.values(gauges), ...Object.values(ratios), durations.time_to_ready.averageMs].every(
        (value) => value === 0,
      ),
    ).toBe(true)
  })

  it('sums up durations', () => {
    const metrics = new EngineMetrics()
    for (const ms of [100, 300, 200]) metrics.duration('average_poll_duration', ms)
    expect(metrics.snapshot().durations.average_poll_duration).toMatchObject({
      count: 3,
      sumMs: 600,
      averageMs: 200,
      lastMs: 200,
      maxMs: 300,
    })
  })

  it('counts into cumulative buckets, the bound included', () => {
    const metrics = new EngineMetrics()
    for (const ms of [100, 101, 400_000]) metrics.duration('time_to_ready', ms)
    const { buckets } = metrics.snapshot().durations.time_to_ready
    expect(buckets.filter(({ atMostMs }) => [50, 100, 250, 300_000].includes(atMostMs)).map(({ count }) => count)).toEqual([0, 1, 2, 2])
  })

  it('law: buckets never fall, and none holds more than the count', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })), (all) => {
        const metrics = new EngineMetrics()
        for (const ms of all) metrics.duration('time_to_ready', ms)
        const counts = metrics.snapshot().durations.time_to_ready.buckets.map(({ count }) => count)
        expect(counts).toEqual([...counts].sort((a, b) => a - b))
        expect(counts.every((count) => count <= all.length)).toBe(true)
      }),
    )
  })

  it('keeps counters from going back and everything from becoming NaN', () => {
    const metrics = new EngineMetrics()
    metrics.count('changes_detected', 5)
    for (const bad of [-1, NaN, Infinity]) metrics.count('changes_detected', bad)
    metrics.gauge('queue_depth', 3)
    metrics.gauge('queue_depth', NaN)
    metrics.duration('average_loop_duration', NaN)
    metrics.duration('average_loop_duration', -4)
    const { counters, gauges, durations } = metrics.snapshot()
    expect([counters.changes_detected, gauges.queue_depth, durations.average_loop_duration.sumMs]).toEqual([5, 3, 0])
  })

  it('gives a ratio as the share of hits', () => {
    const metrics = new EngineMetrics()
    for (const hit of [true, true, true, false]) metrics.hit('cache_hit_ratio', hit)
    expect(metrics.snapshot().ratios.cache_hit_ratio).toBe(0.75)
  })

  it('hands out snapshots that later counting does not change', () => {
    const metrics = new EngineMetrics()
    const before = metrics.snapshot()
    metrics.count('state_transitions')
    metrics.duration('time_to_ready', 1)
    expect([before.counters.state_transitions, before.durations.time_to_ready.buckets.at(-1)?.count]).toEqual([0, 0])
  })
})
