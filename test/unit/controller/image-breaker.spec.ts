import { describe, expect, it } from 'vitest'
import { ImageBreaker } from '../../../src/core/controller/image-breaker'
import { decide } from '../../../src/core/controller/decide/decide'
import { fault } from '../../../src/core/provisioner/provisioner-error'
import { readSettings } from '../../../src/core/settings/read-settings'
import { aLab, aTemplate, at, NOON } from '../../fixtures/a-lab'
import { FakeClock } from '../../fixtures/fake-clock'

const settings = readSettings({ retries: { backoff: '30s' } })
const unreachable = () => fault('RegistryUnreachable', 'transient', { sentence: { code: 'PullUnreachable', params: { image: 'app:1' } } })

function aBreaker() {
  const clock = new FakeClock()
  const woken: string[] = []
  const breaker = new ImageBreaker({ clock, settings: { current: () => settings } as never, wake: (key) => void woken.push(key) })
  const waitMs = (key: string, failure = unreachable()): number => (breaker.failed(key, 'app:1', failure) ?? NaN) - clock.now()
  return { clock, breaker, woken, waitMs }
}

describe('an image that rests', () => {
  it('rests longer after each failure, and not at all for what no pull is to blame for', () => {
    const { clock, breaker, waitMs } = aBreaker()
    const waits = [30_000, 60_000, 120_000].map((ms) => {
      const seen = waitMs('a')
      clock.advance(ms)
      return seen
    })
    expect(waits).toEqual([30_000, 60_000, 120_000])
    expect(breaker.failed('a', 'app:1', fault('PortConflict', 'transient', { sentence: { code: 'PullFailed' } }))).toBeUndefined()
    expect(breaker.failed('a', 'app:1', fault('ImageNotFound', 'terminal', { sentence: { code: 'PullImageNotFound' } }))).toBeUndefined()
  })

  it('begins with the short rest again when the last failure is long over', () => {
    const { clock, waitMs } = aBreaker()
    waitMs('a')
    clock.advance(30_000 + 300_000)
    expect(waitMs('a')).toBe(30_000)
  })

  it('one failure, told to one lab after the other, is one, however late', () => {
    const { clock, waitMs } = aBreaker()
    const one = unreachable()
    expect(waitMs('a', one)).toBe(30_000)
    clock.advance(31_000)
    expect(waitMs('b', one)).toBe(-1_000)
  })

  it('woken are those that wait for the same image, and nobody else; once woken they are free', () => {
    const { breaker, woken } = aBreaker()
    for (const key of ['a', 'b', 'c']) breaker.failed(key, 'app:1', unreachable())
    breaker.failed('d', 'other:1', unreachable())
    breaker.forget('c')
    breaker.tryNow('a')
    expect([woken, breaker.of('app:1'), breaker.of('other:1')?.count]).toEqual([['b'], undefined, 1])
    expect(['a', 'b', 'c', 'd'].filter((key) => breaker.isReleased(key, key === 'd' ? 'other:1' : 'app:1'))).toEqual(['b'])
    expect(breaker.isReleased('d', 'corrected:2')).toBe(true)
  })
})

describe('a lab that waits to be tried again', () => {
  const attempt = {
    hasSlot: false,
    started: false,
    elapsedMs: 0,
    suspected: false,
    foundStuck: false,
    limitRefused: false,
    answerDue: false,
  }
  const waiting = (wish: number, failed: number) =>
    aLab({
      spec: { restartAt: at(wish) },
      status: {
        state: 'provisioning',
        startedAt: at(-100_000),
        retryAt: at(28_000),
        transitions: [{ state: 'provisioning', time: at(failed), reason: 'Error', message: 'x', who: 'controller' }],
      },
    })
  const step = (wish: number, failed: number) =>
    decide({ lab: waiting(wish, failed), template: aTemplate(), now: NOON, settings, attempt, mayExpire: true })

  it('tries now when a person wishes so after the failure; a wish from before it had its try', () => {
    expect(step(-10_000, -20_000)).toMatchObject({
      do: 'write',
      change: { state: 'provisioning', reason: 'TryingNow', who: 'person', unset: ['retryAt'] },
    })
    expect(step(-20_000, -10_000)).toEqual({ do: 'rest', delayMs: 28_000 })
  })
})
