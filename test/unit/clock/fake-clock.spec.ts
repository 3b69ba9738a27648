import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../fixtures/fake-clock'

describe('the fake clock', () => {
  it('fires timers in the order of their moments, each at its own', () => {
    const clock = new FakeClock(0)
    const seen: string[] = []
    clock.after(20, () => seen.push(`b at ${clock.monotonic()}`))
    clock.after(10, () => {
      seen.push(`a at ${clock.monotonic()}`)
      clock.after(5, () => seen.push(`c at ${clock.now()}`))
    })
    clock.advance(30)
    expect([...seen, clock.now()]).toEqual(['a at 10', 'c at 15', 'b at 20', 30])
  })

  it('jumps with the wall alone', () => {
    const clock = new FakeClock(1_000)
    clock.after(10, () => expect.unreachable())
    clock.jump(3_600_000)
    expect([clock.now(), clock.monotonic()]).toEqual([3_601_000, 0])
  })

  it('lets promises settle between timers', async () => {
    const clock = new FakeClock(0)
    const seen: number[] = []
    const loop = (): void => void clock.after(10, () => void Promise.resolve().then(() => (seen.push(clock.monotonic()), loop())))
    loop()
    await clock.advanceAsync(35)
    expect(seen).toEqual([10, 20, 30])
  })
})
