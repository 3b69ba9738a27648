// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { restartLab } from '../../../renderer/lab/actions/lab-actions'
import { skewOf, useNow } from '../../../renderer/ui/now'
import type { Channel } from '../../../src/contract/channel'

describe("the engine's clock beside the browser's", () => {
  it("is told from the browser's only where the way of the answer does not explain the difference", () => {
    expect([skewOf(1_000_040, 1_000_000, 1_000_100), skewOf(999_950, 1_000_000, 1_000_100)]).toEqual([0, 0])
  })

  it('is as far off as it was in the middle of that way', () => {
    expect([skewOf(1_300_050, 1_000_000, 1_000_100), skewOf(700_050, 1_000_000, 1_000_100)]).toEqual([300_000, -300_000])
  })
})

describe('the clock of the panel', () => {
  const TEN_MINUTES = 600_000
  const learn = (ahead: number): ReturnType<typeof useNow> => {
    const clock = useNow()
    clock.ask()(Date.now() + ahead)
    return clock
  }
  beforeEach(() => setActivePinia(createPinia()))

  it.each([TEN_MINUTES, -TEN_MINUTES])("is the engine's, however far off the browser's is (%i ms)", (ahead) => {
    const [clock, here] = [learn(ahead), Date.now()]
    expect(Math.abs(clock.read() - here - ahead)).toBeLessThan(1_000)
    expect(Math.abs(clock.now - here - ahead)).toBeLessThan(2_000)
  })

  it('asked twice at once, does not go astray', () => {
    const clock = useNow()
    const answers = [clock.ask(), clock.ask()]
    for (const told of answers) told(Date.now() + TEN_MINUTES)
    expect(Math.abs(clock.read() - Date.now() - TEN_MINUTES)).toBeLessThan(1_000)
  })

  it("tells a moment that was marked before the engine's time was known", () => {
    const marked = useNow().mark()
    const before = marked()
    learn(TEN_MINUTES)
    expect(marked() - before).toBe(TEN_MINUTES)
  })

  it('writes a restart that comes after the start, from a browser that is ten minutes slow', async () => {
    const clock = learn(TEN_MINUTES)
    const startedAt = Date.now() + TEN_MINUTES - 1
    const asked: unknown[] = []
    const channel: Pick<Channel, 'call'> = { call: (_verb, args) => Promise.resolve(asked.push(args) as never) }
    await restartLab(channel as Channel, { namespace: 'student-labs', name: 'ada' }, clock.read())
    const [{ patch }] = asked as [{ patch: { spec: { restartAt: string } } }]
    expect(Date.parse(patch.spec.restartAt)).toBeGreaterThanOrEqual(startedAt)
  })
})
