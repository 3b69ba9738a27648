import { describe, expect, it } from 'vitest'
import { lookInsideDelayMs, probeDeadlineMs, probeDelayMs } from '../../../src/core/provisioner/probe-pace'
import type { Readiness } from '../../../src/core/resource/lab-template'
import { countsAsReady, statusRangeOf } from '../../../src/core/resource/format/status-range'

const HTTP = { type: 'http', port: 80 } as const
const EXEC: Extract<Readiness, { type: 'exec' }> = { type: 'exec', command: ['true'] }
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('how patient a probe is', () => {
  it('it grows with each that ran out, to ten seconds; a command has five from the start', () => {
    expect(upTo(5).map((ranOut) => probeDeadlineMs(HTTP, ranOut))).toEqual([1_000, 3_000, 10_000, 10_000, 10_000])
    expect(upTo(3).map((ranOut) => probeDeadlineMs(EXEC, ranOut))).toEqual([5_000, 10_000, 10_000])
  })

  it('the first questions follow one another at once, later ones do not keep the machine busy', () => {
    expect(upTo(8).map((probes) => probeDelayMs(HTTP, probes))).toEqual([10, 20, 40, 80, 160, 320, 500, 500])
    expect(probeDelayMs(HTTP, 200)).toBe(2_000)
  })

  it('what the template says is meant as it stands, of every kind of readiness', () => {
    for (const readiness of [HTTP, EXEC, { type: 'tcp', port: 80 } as const]) {
      expect(upTo(3).map((count) => probeDeadlineMs({ ...readiness, timeout: '2s' }, count))).toEqual([2_000, 2_000, 2_000])
      expect([0, 200].map((count) => probeDelayMs({ ...readiness, interval: '3s' }, count))).toEqual([3_000, 3_000])
    }
  })

  it('nobody looks inside in the first three seconds, and seldom in the end', () => {
    expect(upTo(6).map(lookInsideDelayMs)).toEqual([3_000, 3_000, 6_000, 12_000, 30_000, 30_000])
  })
})

describe('answers that count', () => {
  it('are by default all below 500: a login page is an application that works', () => {
    expect([200, 302, 401, 404, 499, 500, 503].map((status) => countsAsReady(status))).toEqual([true, true, true, true, true, false, false])
  })

  it('are those that the template names, both ends of a range included', () => {
    expect([199, 200, 399, 400, 401].map((status) => countsAsReady(status, ['200-399', 401]))).toEqual([false, true, true, false, true])
  })

  it.each(['', '99', '600', '200-', '-200', '300-200', '200-399-400', 'ok'])('%j is no status', (text) => {
    expect(statusRangeOf(text)).toBeUndefined()
  })
})
