import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSimulatedProvisioner } from '../../../src/provisioners/simulated/simulated-provisioner'
import { PortNumbers } from '../../../src/provisioners/simulated/port-numbers'
import { SimulatedWorld } from '../../../src/provisioners/simulated/simulated-world'
import { FakeClock } from '../../fixtures/fake-clock'
import { aPlan } from '../../fixtures/simulated-bench'

const never = new AbortController().signal

function aMachine() {
  const clock = new FakeClock()
  const world = new SimulatedWorld({ clock })
  return { clock, world, provisioner: createSimulatedProvisioner({ clock, world }) }
}

describe('the simulated world', () => {
  it('#96 a look at an unchanged world is the very same world: no cost, however many labs', async () => {
    const { provisioner } = aMachine()
    for (let lab = 0; lab < 100; lab += 1) await provisioner.ensure(aPlan(), never)
    const [first, second] = [await provisioner.list(), await provisioner.list()]
    expect([second === first, second.byUid === first.byUid, first.byUid.size]).toEqual([true, true, 100])
  })

  it('a world once handed out never changes', async () => {
    const { provisioner, world } = aMachine()
    const plan = aPlan()
    await provisioner.ensure(plan, never)
    const before = await provisioner.list()
    world.remove(plan.uid)
    const after = await provisioner.list()
    expect([before.byUid.get(plan.uid)?.condition, after.byUid.size, before.revision === after.revision]).toEqual(['running', 0, false])
  })

  it('survives the engine: a new provisioner finds the same container', async () => {
    const { clock, world, provisioner } = aMachine()
    const plan = aPlan()
    await provisioner.ensure(plan, never)
    const seen = await provisioner.observe(plan)
    await provisioner.close()
    expect(await createSimulatedProvisioner({ clock, world }).observe(plan)).toEqual(seen)
  })

  it('says false where there is nothing to do', async () => {
    const { provisioner, world } = aMachine()
    const plan = aPlan()
    const nothing = [world.kill(plan.uid), world.remove(plan.uid), world.pause(plan.uid)]
    await provisioner.ensure(plan, never)
    world.kill(plan.uid)
    expect([...nothing, world.kill(plan.uid), world.pause(plan.uid)]).toEqual([false, false, false, false, false])
  })

  it('#120 gives another port when it starts again', async () => {
    const { provisioner, world } = aMachine()
    const plan = aPlan()
    await provisioner.ensure(plan, never)
    const before = await provisioner.observe(plan)
    world.movePort(plan.uid)
    const after = await provisioner.observe(plan)
    expect([after.containerId === before.containerId, after.ports[8080] === before.ports[8080]]).toEqual([true, false])
    expect((await provisioner.probe(plan, before, never)).answered).toBe(false)
  })

  it('shows doubtful containers and does not count them as labs', async () => {
    const { provisioner, world } = aMachine()
    const doubtful = { containerId: 'a'.repeat(64), name: 'lab-x-12345678', why: { code: 'SecondContainer' } }
    world.table('simulated').doubt(doubtful)
    expect(await provisioner.list()).toMatchObject({ doubtful: [doubtful], byUid: new Map() })
  })

  it('law: ports in use are different from each other, whatever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 200 }), (steps) => {
        const numbers = new PortNumbers()
        const inUse: number[] = []
        for (const take of steps) {
          if (take) inUse.push(numbers.take())
          else numbers.give(inUse.shift() ?? 0)
        }
        expect(new Set(inUse).size).toBe(inUse.length)
        expect(inUse.every((port) => port >= 20_000 && port <= 65_535)).toBe(true)
      }),
    )
  })

  it('has a port for every lab of a benchmark with more labs than ports', () => {
    const numbers = new PortNumbers()
    const ports = Array.from({ length: 100_000 }, () => numbers.take())
    expect(ports.every((port) => port <= 65_535)).toBe(true)
  })

  it('writes a few lines of log, the newest when asked for fewer', async () => {
    const { provisioner } = aMachine()
    const plan = aPlan()
    await provisioner.ensure(plan, never)
    const read = async (tailLines?: number) => {
      const lines: string[] = []
      for await (const line of provisioner.logs(plan, tailLines === undefined ? {} : { tailLines })) lines.push(line)
      return lines
    }
    expect([(await read()).length, await read(1), await read(0)]).toEqual([3, ['Listening on port 8080.'], []])
  })
})
