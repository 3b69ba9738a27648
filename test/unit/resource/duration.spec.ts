import { english } from '../../../src/core/sentences/english'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  durationMs,
  formatDuration,
  parseDuration,
  parseDurationWithin,
  parseLabDuration,
} from '../../../src/core/resource/format/duration'

describe('a duration', () => {
  it.each([
    ['60m', 3_600_000],
    ['1h30m', 5_400_000],
    ['90s', 90_000],
    ['2s', 2000],
    ['200ms', 200],
    ['1.5h', 5_400_000],
    ['1.1h', 3_960_000],
    ['.5s', 500],
    ['0', 0],
    ['0s', 0],
    ['1us', 0],
    ['PT1H', 3_600_000],
    ['PT1H30M', 5_400_000],
    ['PT90S', 90_000],
    ['PT0.5H', 1_800_000],
  ])('#152 reads %s', (text, ms) => {
    expect(parseDuration(text)).toEqual({ ok: true, value: ms })
  })

  it.each([
    ['', 'time: invalid duration ""'],
    ['60', 'time: missing unit in duration "60"'],
    ['5m5', 'time: missing unit in duration "5m5"'],
    ['1d', 'time: unknown unit "d" in duration "1d"'],
    ['1e9h', 'time: unknown unit "e" in duration "1e9h"'],
    ['60 m', 'time: unknown unit " m" in duration "60 m"'],
    ['٦٠m', 'time: invalid duration "٦٠m"'],
    ['NaN', 'time: invalid duration "NaN"'],
    ['1..5h', 'time: missing unit in duration "1..5h"'],
    ['99999999999h', 'time: invalid duration "99999999999h"'],
    ['-5m', 'must not be negative'],
    ['+5m', 'time: invalid duration "+5m"'],
    [' 5m', 'time: invalid duration " 5m"'],
    ['5M', 'time: unknown unit "M" in duration "5M"'],
    ['P1D', 'must be an ISO 8601 duration of hours, minutes and seconds, like "PT1H30M"'],
    ['PT', 'must be an ISO 8601 duration of hours, minutes and seconds, like "PT1H30M"'],
    ['9'.repeat(10_000), 'must be a duration like "1h30m", no longer than 64 characters'],
  ])("#152 refuses %j in Go's words", (text, problem) => {
    const read = parseDuration(text)
    expect(!read.ok && english(read.problem)).toBe(problem)
  })

  it('#152 a lab lasts from a minute to thirty days, or has no end', () => {
    const verdicts = ['59s', '1m', '720h', '720h1ms', '0', 'none', 'None'].map((text) => parseLabDuration(text).ok)
    expect(verdicts).toEqual([false, true, true, false, false, true, false])
    expect(parseLabDuration('none')).toEqual({ ok: true, value: 'none' })
  })

  it('spells the bounds that it is out of', () => {
    expect(parseDurationWithin('100ms', { min: '200ms', max: '60s' })).toEqual({
      ok: false,
      problem: { code: 'Between', params: { min: '200ms', max: '60s' } },
    })
  })

  it('is written so that it reads back the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (ms) => durationMs(formatDuration(ms)) === ms),
      { numRuns: 5000 },
    )
    expect([0, 200, 90_000, 5_400_000, 90_061_001].map(formatDuration)).toEqual(['0s', '200ms', '1m30s', '1h30m', '25h1m1s1ms'])
  })

  it('never gives anything but whole milliseconds from 0 to 292 years', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[0-9.hmsunPTd µ-]{0,80}$/))
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseDuration(text)
        return !read.ok || (Number.isInteger(read.value) && read.value >= 0 && read.value <= 9_223_372_036_854)
      }),
      { numRuns: 20_000 },
    )
  })
})
