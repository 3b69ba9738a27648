import { describe, expect, it } from 'vitest'
import type { Hint, LabPlan, ProvisionerHealth } from '../../../src/core/provisioner/provisioner'
import { FaultInjector, type SimulatedFaults } from '../../../src/provisioners/simulated/fault-injector'
import { createSimulatedProvisioner } from '../../../src/provisioners/simulated/simulated-provisioner'
import type { SimulatedTimings } from '../../../src/provisioners/simulated/simulated-timings'
import { FakeClock, settle } from '../../fixtures/fake-clock'
import { aPlan } from '../../fixtures/simulated-bench'
import { GONE } from '../../fixtures/removing'

function aMachine(faults: Partial<SimulatedFaults> = {}, timings: Partial<SimulatedTimings> = {}) {
  const clock = new FakeClock()
  const dial = new FaultInjector(faults)
  const provisioner = createSimulatedProvisioner({ clock, faults: dial, timings })
  const hints: Hint[] = []
  provisioner.onDidHint((hint) => hints.push(hint))
  const ensure = (plan: LabPlan) => provisioner.ensure(plan, new AbortController().signal)
  return { clock, dial, provisioner, world: provisioner.world, hints, ensure }
}

const simulating = (word: string): LabPlan => aPlan({ environment: { SIMULATE: word } })

describe('simulated faults', () => {
  it.each([
    ['bad-command', 'BadCommand', 'terminal'],
    ['port-conflict', 'PortConflict', 'transient'],
    ['disk-full', 'DiskFull', 'transient'],
  ])('%s: ensure rejects with %s, %s', async (word, reason, handling) => {
    const { ensure } = aMachine()
    await expect(ensure(simulating(word))).rejects.toMatchObject({ reason, handling, message: expect.stringMatching(/^[A-Z].*[^.]$/) })
  })

  it('#109 a port conflict leaves the container created; without the conflict the same one starts', async () => {
    const { ensure, dial, provisioner } = aMachine({ portConflict: () => true })
    const plan = aPlan()
    await expect(ensure(plan)).rejects.toMatchObject({ reason: 'PortConflict' })
    const half = await provisioner.observe(plan)
    dial.set({ portConflict: () => false })
    const after = await ensure(plan)
    expect([half.condition, half.error, after]).toEqual([
      'created',
      expect.any(String),
      expect.objectContaining({ observation: expect.objectContaining({ condition: 'running', containerId: half.containerId }) }),
    ])
  })

  it('a lab that is never ready runs and does not answer, until the dial is turned back', async () => {
    const { ensure, dial, provisioner } = aMachine({ neverReady: () => true })
    const plan = aPlan()
    await ensure(plan)
    const probe = async () => provisioner.probe(plan, await provisioner.observe(plan), new AbortController().signal)
    const silent = await probe()
    dial.clear()
    expect([silent.answered, (await probe()).answered]).toEqual([false, true])
  })

  it.each([
    ['exit-0', 0, false],
    ['exit-7', 7, false],
    ['oom', 137, true],
  ])('%s: the container ends by itself with %i', async (word, exitCode, oomKilled) => {
    const { ensure, provisioner } = aMachine()
    const plan = simulating(word)
    await ensure(plan)
    expect(await provisioner.observe(plan)).toMatchObject({ condition: 'exited', exitCode, oomKilled, ending: 'itself' })
  })

  it('#104 a silent daemon is given up at the deadline, and nobody hangs for ever', async () => {
    const { clock, provisioner } = aMachine({ silent: true })
    const answer = provisioner.list().catch((error: unknown) => error)
    await clock.advanceAsync(10_000)
    expect(await answer).toMatchObject({ reason: 'DockerTimeout', handling: 'unavailable' })
  })

  it('slow: every call takes longer by that much', async () => {
    const { clock, provisioner } = aMachine({ slowMs: 5_000 })
    let done = false
    void provisioner.list().then(() => {
      done = true
    })
    await clock.advanceAsync(4_999)
    const early = done
    await clock.advanceAsync(1)
    expect([early, done]).toEqual([false, true])
  })

  it('a removal that hangs rejects, and the container stays', async () => {
    const { ensure, dial, provisioner } = aMachine({ removalHangs: () => true })
    const plan = aPlan()
    await ensure(plan)
    await expect(provisioner.remove(plan, GONE)).rejects.toMatchObject({ reason: 'StillRemoving', handling: 'transient' })
    dial.clear()
    await provisioner.remove(plan, GONE)
    expect((await provisioner.observe(plan)).condition).toBe('absent')
  })
})

describe('the simulated daemon', () => {
  it('#114 stops its containers when it stops; the same ones start again, and it is said that they did not end by themselves', async () => {
    const { ensure, provisioner, world } = aMachine()
    const plan = aPlan()
    const before = await ensure(plan)
    world.stopDaemon()
    world.startDaemon()
    const ended = await provisioner.observe(plan)
    expect(ended).toMatchObject({ condition: 'exited', ending: 'withDaemon' })
    expect(await ensure(plan)).toMatchObject({
      observation: { containerId: before.phase === 'running' ? before.observation.containerId : '' },
    })
  })

  it('#114 with live-restore its containers run on', async () => {
    const { ensure, provisioner, world } = aMachine()
    const plan = aPlan()
    await ensure(plan)
    world.stopDaemon({ liveRestore: true })
    world.startDaemon()
    expect((await provisioner.observe(plan)).condition).toBe('running')
  })

  it('tells its health once each time, and hints only a relist when it is back', async () => {
    const { ensure, provisioner, world, hints } = aMachine()
    await ensure(aPlan())
    hints.length = 0
    const health: ProvisionerHealth[] = []
    provisioner.onDidChangeHealth((now) => health.push(now))
    world.stopDaemon()
    world.stopDaemon()
    const hintsWhileDown = [...hints]
    world.startDaemon()
    expect([health.map((now) => now.reachable), hintsWhileDown, hints]).toEqual([[false, true], [], [{ type: 'relist' }]])
  })

  it('a daemon that goes down during a call leaves the caller without an answer', async () => {
    const { clock, ensure, provisioner, world } = aMachine({}, { createMs: 100 })
    const plan = aPlan()
    const answer = ensure(plan).catch((error: unknown) => error)
    await clock.advanceAsync(50)
    world.stopDaemon()
    await clock.advanceAsync(50)
    world.startDaemon()
    expect(await answer).toMatchObject({ handling: 'unavailable' })
    expect((await provisioner.observe(plan)).condition).toBe('absent')
  })

  it('remove during a creation wins: nothing is made after it', async () => {
    const { clock, ensure, provisioner } = aMachine({}, { createMs: 100, startMs: 100 })
    const plan = aPlan()
    const making = ensure(plan).catch((error: unknown) => error)
    await clock.advanceAsync(50)
    await provisioner.remove(plan, GONE)
    await clock.advanceAsync(1_000)
    expect([await making, (await provisioner.observe(plan)).condition]).toEqual([
      expect.objectContaining({ reason: 'StillRemoving' }),
      'absent',
    ])
  })

  it('takes back its timers when the caller gives up', async () => {
    const { clock, provisioner } = aMachine({}, { createMs: 100 })
    const stop = new AbortController()
    const making = provisioner.ensure(aPlan(), stop.signal).catch((error: unknown) => error)
    await settle()
    stop.abort(new Error('enough'))
    expect([await making, clock.pendingTimers]).toEqual([new Error('enough'), 0])
  })

  it('after close hears nothing more and has no timer left', async () => {
    const { clock, ensure, provisioner, world, hints } = aMachine({}, { pullMs: 1_000 })
    await ensure(aPlan())
    await provisioner.close()
    world.stopDaemon()
    expect([hints, clock.pendingTimers]).toEqual([[], 0])
  })
})
