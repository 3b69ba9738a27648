import { describe, expect, it } from 'vitest'
import { EngineMetrics } from '../../../src/core/metrics/engine-metrics'
import {
  COUNTER_DEFINITIONS,
  DURATION_DEFINITIONS,
  GAUGE_DEFINITIONS,
  RATIO_DEFINITIONS,
} from '../../../src/core/metrics/metric-definitions'
import { renderPrometheus } from '../../../src/service/prometheus'

async function rendered(fill: (metrics: EngineMetrics) => void = () => {}): Promise<readonly string[]> {
  const metrics = new EngineMetrics()
  fill(metrics)
  return renderPrometheus(metrics.snapshot()).split('\n')
}

describe('the Prometheus rendering', () => {
  it('has every metric by its exact name, with HELP and TYPE, and a value of 0 before anything happened', async () => {
    const lines = await rendered()
    const names = [COUNTER_DEFINITIONS, GAUGE_DEFINITIONS, RATIO_DEFINITIONS].flatMap((table) => Object.keys(table))
    const averages = Object.keys(DURATION_DEFINITIONS).filter((name) => name.startsWith('average_'))
    const missing = [...names, ...averages].filter(
      (name) => !lines.includes(`${name} 0`) || !lines.some((line) => line.startsWith(`# HELP ${name} `)),
    )
    expect(missing).toEqual([])
  })

  it('gives the definitions as HELP, with the unit of averages', async () => {
    const lines = await rendered()
    expect(lines).toContain('# HELP changes_detected Changes of resources the watcher has noticed.')
    expect(lines).toContain('# HELP average_poll_duration Average time of one round of the watcher. In seconds.')
    expect(lines).toContain('# TYPE changes_detected counter')
    expect(lines).toContain('# TYPE average_poll_duration gauge')
  })

  it('gives averages in seconds', async () => {
    const lines = await rendered((metrics) => {
      metrics.duration('average_poll_duration', 100)
      metrics.duration('average_poll_duration', 200)
    })
    expect(lines).toContain('average_poll_duration 0.15')
  })

  it('gives the time to ready as a histogram that adds up', async () => {
    const lines = await rendered((metrics) => [200, 2_000, 900_000].forEach((ms) => metrics.duration('time_to_ready', ms)))
    expect(lines.filter((line) => /^time_to_ready_seconds_(bucket\{le="(0.25|2.5|300|\+Inf)"\}|sum|count)/.test(line))).toEqual([
      'time_to_ready_seconds_bucket{le="0.25"} 1',
      'time_to_ready_seconds_bucket{le="2.5"} 2',
      'time_to_ready_seconds_bucket{le="300"} 2',
      'time_to_ready_seconds_bucket{le="+Inf"} 3',
      'time_to_ready_seconds_sum 902.2',
      'time_to_ready_seconds_count 3',
    ])
  })

  it('can be asked again and again: no number is counted twice', async () => {
    const metrics = new EngineMetrics()
    metrics.count('changes_detected', 7)
    renderPrometheus(metrics.snapshot())
    expect(renderPrometheus(metrics.snapshot()).split('\n')).toContain('changes_detected 7')
  })
})
