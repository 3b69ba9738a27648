import { describe, expect, it } from 'vitest'
import { created, paused, running } from '../../../src/provisioners/simulated/simulated-container'
import { readingOf } from '../../../src/provisioners/simulated/simulated-usage'
import { FakeClock } from '../../fixtures/fake-clock'
import { aPlan } from '../../fixtures/simulated-bench'

const aContainer = (uid: string) => running(created('ours', aPlan({ uid }), 'c'.repeat(64)), {}, 0)

describe('what a simulated lab uses', () => {
  it('is the same for the same lab at the same age, and lives', () => {
    const clock = new FakeClock()
    const [first, again, other] = ['uid-a', 'uid-a', 'uid-b'].map((uid) => readingOf(aContainer(uid), { clock }))
    clock.advance(7_000)
    const later = readingOf(aContainer('uid-a'), { clock })
    expect([first, first?.cpuPercent === other?.cpuPercent, first?.cpuPercent === later.cpuPercent]).toEqual([again, false, false])
  })

  it('stays within its limits at any age, and does nothing while it is paused', () => {
    const clock = new FakeClock()
    const container = aContainer('uid-c')
    const { memoryBytes, pids } = container.lab.limits
    for (let second = 0; second < 300; second += 1) {
      const reading = readingOf(container, { clock })
      expect([reading.cpuPercent > 0 && reading.cpuPercent < 100, reading.memoryBytes < memoryBytes, reading.pids <= pids]).toEqual([
        true,
        true,
        true,
      ])
      clock.advance(1_000)
    }
    expect(readingOf(paused(container), { clock }).cpuPercent).toBe(0)
  })
})
