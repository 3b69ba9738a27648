import { describe, expect, it } from 'vitest'
import { readingFrom } from '../../../../src/provisioners/docker/lab/usage'

const cpu = (total: number, system: number, more: object = { online_cpus: 4 }) => ({
  cpu_usage: { total_usage: total },
  system_cpu_usage: system,
  ...more,
})

function line(overrides: object = {}) {
  return {
    cpu_stats: cpu(3_000, 8_000),
    precpu_stats: cpu(1_000, 4_000),
    memory_stats: { usage: 1_000, limit: 5_000, stats: { total_inactive_file: 400, inactive_file: 100 } },
    pids_stats: { current: 5 },
    ...overrides,
  }
}

describe('a reading of what a lab uses', () => {
  it('takes one whole processor for 100', () => {
    expect(readingFrom(line(), true)?.cpuPercent).toBe(200)
    const old = { cpu_usage: { total_usage: 3_000, percpu_usage: [1, 2] }, system_cpu_usage: 8_000 }
    expect(readingFrom(line({ cpu_stats: old }), true)?.cpuPercent).toBe(100)
  })

  it.each([
    ['stood still', cpu(1_000, 8_000)],
    ['was reset', cpu(10, 8_000)],
    ['measured in no time', cpu(3_000, 4_000)],
  ])('is 0 for a processor that %s', (_what, now) => {
    expect(readingFrom(line({ cpu_stats: now }), true)?.cpuPercent).toBe(0)
  })

  it('leaves the page cache out, by either name', () => {
    expect(readingFrom(line(), true)?.memoryBytes).toBe(600)
    expect(readingFrom(line({ memory_stats: { usage: 1_000, stats: { inactive_file: 100 } } }), true)?.memoryBytes).toBe(900)
    expect(readingFrom(line({ memory_stats: { usage: 1_000, stats: { inactive_file: 2_000 } } }), true)?.memoryBytes).toBe(1_000)
  })

  it('names a limit only where there is one: without, Docker names the whole machine', () => {
    expect(readingFrom(line(), true)?.memoryLimitBytes).toBe(5_000)
    expect(readingFrom(line(), false)).not.toHaveProperty('memoryLimitBytes')
  })

  it.each([
    ['the first line of a stream', { precpu_stats: { cpu_usage: { total_usage: 0 } } }],
    ['something else', { memory_stats: {} }],
  ])('is none of %s', (_what, overrides) => {
    expect(readingFrom(line(overrides), true)).toBeUndefined()
  })
})
