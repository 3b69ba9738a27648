import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PullTally } from '../../../../src/provisioners/docker/image/pull-progress'

const line = (id: string, status: string, current?: number, total?: number) => ({
  id,
  status,
  progressDetail: current === undefined ? {} : { current, total },
})

describe('the progress of a pull', () => {
  it('has a percentage as soon as the size of every layer is known, and not before', () => {
    const tally = new PullTally('x')
    for (const each of [line('a', 'Pulling fs layer'), line('b', 'Pulling fs layer'), line('a', 'Downloading', 50, 100)]) tally.take(each)
    expect(tally.progress).toEqual({ image: 'x', receivedBytes: 50 })
    tally.take(line('b', 'Downloading', 50, 300))
    expect(tally.progress).toEqual({ image: 'x', receivedBytes: 100, totalBytes: 400, percent: 25 })
  })

  it("does not take the tag's own line for a layer", () => {
    const tally = new PullTally('x')
    tally.take({ id: 'latest', status: 'Pulling from library/x' })
    tally.take(line('a', 'Downloading', 100, 100))
    expect(tally.progress.percent).toBe(100)
  })

  it('never goes back, whatever Docker says', () => {
    const word = fc.constantFrom(
      'Pulling fs layer',
      'Waiting',
      'Downloading',
      'Verifying Checksum',
      'Download complete',
      'Extracting',
      'Pull complete',
      'Already exists',
      'Retrying in 1 second',
    )
    const lines = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), word, fc.nat(500), fc.nat(500)))
    fc.assert(
      fc.property(lines, (all) => {
        const tally = new PullTally('x')
        let [percent, received] = [0, 0]
        for (const [id, status, current, total] of all) {
          tally.take(line(id, status, current, total))
          const now = tally.progress
          expect(now.percent ?? percent).toBeGreaterThanOrEqual(percent)
          expect(now.percent ?? 0).toBeLessThanOrEqual(100)
          expect(now.receivedBytes).toBeGreaterThanOrEqual(received)
          ;[percent, received] = [now.percent ?? percent, now.receivedBytes]
        }
      }),
    )
  })
})
