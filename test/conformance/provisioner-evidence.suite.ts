import { expect, it } from 'vitest'
import type { Hint, ProvisionerHealth } from '../../src/core/provisioner/provisioner'
import { made, until, type ProvisionerBench } from './provisioner-bench'
import { GONE } from '../fixtures/removing'

type Get = () => ProvisionerBench
const never = (): AbortSignal => new AbortController().signal

/** What is ours, and what is not. */
export function owning(get: Get): void {
  it('#143 sees and touches nothing of another installation on the same machine', async () => {
    const stranger = await get().stranger()
    const plan = get().plan()
    const theirs = await made(get(), plan, stranger)
    await get().provisioner.stop(plan, 1_000)
    await get().provisioner.remove(plan, GONE)
    expect([(await get().provisioner.list()).byUid.has(plan.uid), (await get().provisioner.observe(plan)).condition]).toEqual([
      false,
      'absent',
    ])
    expect(await stranger.observe(plan)).toMatchObject({ condition: 'running', containerId: theirs.containerId })
    await stranger.remove(plan, GONE)
  })

  it.each(['', 'a', '../x', 'f'.repeat(63)])('#142 refuses to act on the container id "%s"', async (containerId) => {
    const plan = get().plan()
    const before = await made(get(), plan)
    const doubted = { ...plan, containerId }
    await expect(get().provisioner.stop(doubted, 1_000)).rejects.toMatchObject({ reason: 'NotOurs' })
    await expect(get().provisioner.remove(doubted, GONE)).rejects.toMatchObject({ reason: 'NotOurs' })
    expect(await get().provisioner.observe(plan)).toMatchObject({ condition: 'running', containerId: before.containerId })
  })

  it('close leaves every lab as it is', async () => {
    const plan = get().plan()
    await made(get(), plan)
    await (await get().again()).close()
    expect((await get().provisioner.observe(plan)).condition).toBe('running')
  })
}

/** A world that does not answer is no evidence of anything. */
export function silence(get: Get): void {
  it('no evidence is not evidence: without contact nothing is absent, every call says unavailable', async (context) => {
    const { contact } = get().sabotage
    if (contact === undefined) return context.skip('contact cannot be cut here')
    const plan = get().plan()
    const seen = await made(get(), plan)
    await contact.cut()
    const { provisioner } = get()
    const calls = [
      provisioner.observe(plan),
      provisioner.list(),
      provisioner.ensure(plan, never()),
      provisioner.stop(plan, 10),
      provisioner.restart(plan, never()),
      provisioner.remove(plan, GONE),
      provisioner.collect(plan, GONE),
    ]
    const answers = await Promise.allSettled(calls)
    await contact.mend()
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason)).toEqual(
      calls.map(() => expect.objectContaining({ name: 'ProvisionerError', handling: 'unavailable' })),
    )
    const after = await until(get(), () => provisioner.observe(plan).catch(() => undefined))
    expect(after.containerId).toBe(seen.containerId)
  })

  it('#115 says that contact is lost, that it is back, and to look at everything', async (context) => {
    const { contact } = get().sabotage
    if (contact === undefined) return context.skip('contact cannot be cut here')
    const { provisioner } = get()
    await provisioner.list()
    const health: ProvisionerHealth[] = []
    const hints: Hint[] = []
    provisioner.onDidChangeHealth((now) => health.push(now))
    provisioner.onDidHint((hint) => hints.push(hint))
    await contact.cut()
    await provisioner.list().catch(() => undefined)
    const lost = await until(get(), () => health.find((now) => !now.reachable))
    await contact.mend()
    await until(get(), () => hints.find((hint) => hint.type === 'relist'))
    expect([lost.reason, lost.message, provisioner.health().reachable]).toEqual([
      expect.stringMatching(/^[A-Z]/),
      expect.stringMatching(/\.$/),
      true,
    ])
  })
}
