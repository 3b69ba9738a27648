import { describe, expect, it } from 'vitest'
import type { Inspected } from '../../../../src/provisioners/docker/daemon/answers'
import { waitUntilGone, waitUntilMade } from '../../../../src/provisioners/docker/lab/poll-container'
import { FakeClock } from '../../../fixtures/fake-clock'

describe('what Docker has begun is waited for', () => {
  const container = { Id: 'a'.repeat(64), Name: '/lab-ada' } as Inspected

  /** One answer for each look; the last one stays. */
  function docker(...answers: readonly (Inspected | undefined)[]) {
    const clock = new FakeClock()
    let looks = 0
    const inspect = () => Promise.resolve(answers[Math.min(looks++, answers.length - 1)])
    const settle = async <T>(work: Promise<T>): Promise<T> => {
      let over = false
      const ended = work.finally(() => (over = true))
      ended.catch(() => undefined)
      while (!over) {
        for (let turn = 0; turn < 10; turn++) await Promise.resolve()
        clock.advance(10)
      }
      return ended
    }
    return { tools: { clock, api: { inspect } }, settle, clock, looks: () => looks }
  }

  it('#122 a container on its way out is gone when Docker says so', async () => {
    const { tools, settle, looks } = docker(container, container, undefined)
    await settle(waitUntilGone(tools, container.Id))
    expect(looks()).toBe(3)
  })

  it('#122 one that stays is told as such, after some seconds', async () => {
    const { tools, settle, clock } = docker(container)
    await expect(settle(waitUntilGone(tools, container.Id))).rejects.toMatchObject({ reason: 'StillRemoving', handling: 'transient' })
    expect(clock.monotonic()).toBeLessThan(6_000)
  })

  it('a name that is taken before its container can be seen is waited for, not for ever', async () => {
    const soon = docker(undefined, container)
    expect(await soon.settle(waitUntilMade(soon.tools, 'lab-ada'))).toBe(container)
    const never = docker(undefined)
    expect(await never.settle(waitUntilMade(never.tools, 'lab-ada'))).toBeUndefined()
  })
})
