import { describe, expect, it } from 'vitest'
import type { Hint, LabPlan } from '../../../src/core/provisioner/provisioner'
import { FaultInjector } from '../../../src/provisioners/simulated/fault-injector'
import { createSimulatedProvisioner } from '../../../src/provisioners/simulated/simulated-provisioner'
import { FakeClock } from '../../fixtures/fake-clock'
import { aPlan } from '../../fixtures/simulated-bench'
import { GONE } from '../../fixtures/removing'

function aMachine() {
  const clock = new FakeClock()
  const faults = new FaultInjector()
  const provisioner = createSimulatedProvisioner({ clock, faults, timings: { pullMs: 1_000 } })
  const hints: Hint[] = []
  provisioner.onDidHint((hint) => hints.push(hint))
  return { clock, faults, provisioner, hints, ensure: (plan: LabPlan) => provisioner.ensure(plan, new AbortController().signal) }
}

const percentsFor = (hints: readonly Hint[], { uid }: LabPlan) =>
  hints.flatMap((hint) => (hint.type === 'progress' && hint.uid === uid ? [hint.progress.percent] : []))

describe('simulated pulls', () => {
  it('says what it waits for, how far it is, and when to come back', async () => {
    const { clock, ensure, hints } = aMachine()
    const plan = aPlan()
    const first = await ensure(plan)
    clock.advance(1_000)
    expect([first, percentsFor(hints, plan), hints.at(-1)]).toEqual([
      { phase: 'pulling', progress: { image: plan.image, receivedBytes: 0 } },
      [10, 20, 30, 40, 50, 60, 70, 80, 90],
      { type: 'lab', uid: plan.uid, what: 'pull' },
    ])
    expect((await ensure(plan)).phase).toBe('running')
  })

  it('pulls once for all labs that want the image, and tells each of them', async () => {
    const { clock, ensure, hints } = aMachine()
    const labs = [aPlan(), aPlan()]
    await ensure(labs[0]!)
    clock.advance(500)
    await ensure(labs[1]!)
    clock.advance(500)
    expect(hints.filter((hint) => hint.type === 'lab').map((hint) => hint.uid)).toEqual(labs.map((lab) => lab.uid))
  })

  it('goes on while somebody waits, and ends with the last one who is removed', async () => {
    const { clock, ensure, provisioner } = aMachine()
    const labs = [aPlan(), aPlan()]
    for (const lab of labs) await ensure(lab)
    await provisioner.remove(labs[0]!, GONE)
    const stillPulling = clock.pendingTimers
    await provisioner.remove(labs[1]!, GONE)
    expect([stillPulling, clock.pendingTimers]).toEqual([1, 0])
  })

  it('#107 an image that is not there fails the lab once; the next attempt pulls again', async () => {
    const { clock, ensure, faults, hints } = aMachine()
    faults.set({ pullFails: () => true })
    const plan = aPlan()
    await ensure(plan)
    clock.advance(1_000)
    expect(hints).toEqual([{ type: 'lab', uid: plan.uid, what: 'pull' }])
    await expect(ensure(plan)).rejects.toMatchObject({ reason: 'ImageNotFound', handling: 'terminal' })
    faults.clear()
    expect((await ensure(plan)).phase).toBe('pulling')
  })

  it('#104 a pull that brings nothing for 60 s is given up as stalled', async () => {
    const { clock, ensure, faults } = aMachine()
    faults.set({ pullStalls: () => true })
    const plan = aPlan()
    await ensure(plan)
    clock.advance(60_000)
    const before = (await ensure(plan)).phase
    clock.advance(200)
    expect(before).toBe('pulling')
    await expect(ensure(plan)).rejects.toMatchObject({ reason: 'ImagePullStalled', handling: 'transient' })
  })
})
