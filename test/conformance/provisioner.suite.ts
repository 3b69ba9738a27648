import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LabPlan } from '../../src/core/provisioner/provisioner'
import { owning, silence } from './provisioner-evidence.suite'
import { bringing, measuring, typing, using } from './provisioner-inside.suite'
import { fitting } from './provisioner-fit.suite'
import { ending, hinting, looking, probing } from './provisioner-looking.suite'
import { made, type ProvisionerBench, type ProvisionerSuiteOptions } from './provisioner-bench'
import { GONE } from '../fixtures/removing'

type Get = () => ProvisionerBench
const never = (): AbortSignal => new AbortController().signal
const FULL_ID = /^[0-9a-f]{64}$/

/** The promises of the port `Provisioner`, held against any strategy. */
export function provisionerSuite(options: ProvisionerSuiteOptions): void {
  describe(`provisioner: ${options.name}`, () => {
    let bench: ProvisionerBench
    beforeEach(async () => {
      bench = await options.create()
    })
    afterEach(async () => {
      await bench.close()
    })
    const get: Get = () => bench
    describe('ensure', () => ensuring(get))
    describe('ensure after something happened', () => repairing(get))
    describe('whether it fits', () => fitting(get))
    describe('stop and restart', () => stopping(get))
    describe('remove', () => removing(get))
    describe('looking', () => looking(get))
    describe('the end of a container', () => ending(get))
    describe('readiness', () => probing(get))
    describe('hints', () => hinting(get))
    describe('collecting and reading', () => reading(get))
    describe('how much is in folders', () => measuring(get))
    describe('usage', () => using(get))
    describe('a terminal', () => typing(get))
    describe('images and secrets', () => bringing(get))
    describe('ownership', () => owning(get))
    describe('silence', () => silence(get))
  })
}

async function countOf({ provisioner }: ProvisionerBench, { uid }: LabPlan): Promise<number> {
  const { byUid, doubtful } = await provisioner.list()
  return (byUid.has(uid) ? 1 : 0) + doubtful.filter((container) => container.uid === uid).length
}

function ensuring(get: Get): void {
  it('brings a lab to running, and says what it made', async () => {
    const plan = get().plan({ generation: 3 })
    const seen = await made(get(), plan)
    expect(seen).toMatchObject({
      uid: plan.uid,
      condition: 'running',
      generation: 3,
      containerId: expect.stringMatching(FULL_ID),
      image: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    })
    expect(Object.keys(seen.ports).map(Number)).toEqual(plan.ports.map((port) => port.containerPort))
  })

  it('#74 repeated, is still one container', async () => {
    const plan = get().plan()
    const first = await made(get(), plan)
    const second = await made(get(), plan)
    expect([second.containerId, await countOf(get(), plan)]).toEqual([first.containerId, 1])
  })

  it('five at once for one lab make one container', async () => {
    const plan = get().plan()
    const all = await Promise.all(Array.from({ length: 5 }, () => made(get(), plan)))
    expect([new Set(all.map((seen) => seen.containerId)).size, await countOf(get(), plan)]).toEqual([1, 1])
  })

  it("labs do not get in each other's way: own containers, own ports", async () => {
    const labs = await Promise.all([1, 2, 3].map(() => made(get(), get().plan())))
    expect(new Set(labs.map((seen) => seen.containerId)).size).toBe(3)
    expect(new Set(labs.flatMap((seen) => Object.values(seen.ports))).size).toBe(3)
  })

  it('given up before it began, does nothing; asked again, works', async () => {
    const plan = get().plan()
    await expect(get().provisioner.ensure(plan, AbortSignal.abort())).rejects.toThrow()
    expect((await get().provisioner.observe(plan)).condition).toBe('absent')
    expect((await made(get(), plan)).condition).toBe('running')
  })
}

function repairing(get: Get): void {
  it('#74 adopts what a crash left half made', async () => {
    const plan = get().plan()
    await get().sabotage.createOnly(plan)
    const half = await get().provisioner.observe(plan)
    const seen = await made(get(), plan)
    expect([half.condition, seen.condition, seen.containerId, await countOf(get(), plan)]).toEqual([
      'created',
      'running',
      half.containerId,
      1,
    ])
  })

  it('#74 after a crash of the engine, adopts the running one', async () => {
    const plan = get().plan()
    const before = await made(get(), plan)
    const after = await made(get(), plan, await get().again())
    expect(after.containerId).toBe(before.containerId)
  })

  it('starts an ended container again: the same one, its work kept', async () => {
    const plan = get().plan()
    const before = await made(get(), plan)
    await get().sabotage.write(plan, 'print("hello")')
    await get().sabotage.kill(plan)
    const after = await made(get(), plan)
    expect([after.condition, after.containerId, await get().sabotage.read(plan)]).toEqual([
      'running',
      before.containerId,
      expect.stringContaining('print("hello")'),
    ])
  })

  it('lets a paused container go on', async () => {
    const plan = get().plan()
    const before = await made(get(), plan)
    await get().sabotage.pause(plan)
    const paused = await get().provisioner.observe(plan)
    const after = await made(get(), plan)
    expect([paused.condition, after.condition, after.containerId, after.ports]).toEqual([
      'paused',
      'running',
      before.containerId,
      before.ports,
    ])
  })

  it('#112 makes a vanished container anew, the work folder kept', async () => {
    const plan = get().plan()
    const before = await made(get(), plan)
    await get().sabotage.write(plan, 'x = 1')
    await get().sabotage.remove(plan)
    const after = await made(get(), plan)
    expect(after.containerId).not.toBe(before.containerId)
    expect(await get().sabotage.read(plan)).toContain('x = 1')
  })

  it('says when it makes another in place of one that held more than the folder, and that somebody else took away', async () => {
    const plan = get().plan({ writable: true })
    const recorded = { ...plan, containerId: (await made(get(), plan)).containerId ?? '', held: ['/'] }
    expect((await made(get(), recorded)).hasLostContainer).toBeUndefined()
    await get().sabotage.remove(recorded)
    expect((await made(get(), recorded)).hasLostContainer).toBe(true)
  })

  it('replaces a stopped container made for another image, and leaves a running one to whoever works in it', async (context) => {
    const { otherImage } = get()
    if (otherImage === undefined) return context.skip('no second image here')
    const plan = get().plan()
    const before = await made(get(), plan)
    const left = await made(get(), { ...plan, image: otherImage })
    expect(left.containerId).toBe(before.containerId)
    await get().provisioner.stop(plan, 1_000)
    const after = await made(get(), { ...plan, image: otherImage })
    expect(after.image).not.toBe(before.image)
    expect([after.containerId === before.containerId, await countOf(get(), plan)]).toEqual([false, 1])
  })
}

function stopping(get: Get): void {
  it('stop keeps the container, and ensure brings the same one back with its work', async () => {
    const plan = get().plan()
    const before = await made(get(), plan)
    await get().sabotage.write(plan, 'kept')
    const stopped = await get().provisioner.stop(plan, 1_000)
    const after = await made(get(), plan)
    expect([stopped.condition, stopped.containerId, after.containerId]).toEqual(['exited', before.containerId, before.containerId])
    expect(await get().sabotage.read(plan)).toContain('kept')
  })

  it('#111 stop repeated is success, also of what is not there', async () => {
    const plan = get().plan()
    const nothing = await get().provisioner.stop(plan, 1_000)
    await made(get(), plan)
    const stops = await Promise.all([1, 2, 3, 4, 5].map(() => get().provisioner.stop(plan, 1_000)))
    expect([nothing.condition, ...stops.map((seen) => seen.condition)]).toEqual([
      'absent',
      'exited',
      'exited',
      'exited',
      'exited',
      'exited',
    ])
  })

  it('restart keeps container and work, of a running lab and of a stopped one', async () => {
    const plan = get().plan()
    const before = await made(get(), plan)
    await get().sabotage.write(plan, 'kept')
    await get().provisioner.restart(plan, never())
    await get().provisioner.stop(plan, 1_000)
    const after = await get().provisioner.restart(plan, never())
    expect(after).toMatchObject({ phase: 'running', observation: { condition: 'running', containerId: before.containerId } })
    expect(await get().sabotage.read(plan)).toContain('kept')
  })

  it('restart creates nothing', async () => {
    const plan = get().plan()
    await expect(get().provisioner.restart(plan, never())).rejects.toMatchObject({ name: 'ProvisionerError' })
    expect((await get().provisioner.observe(plan)).condition).toBe('absent')
  })
}

function removing(get: Get): void {
  it('resolves only when nothing is left', async () => {
    const plan = get().plan()
    await made(get(), plan)
    await get().provisioner.remove(plan, GONE)
    expect([(await get().provisioner.observe(plan)).condition, await countOf(get(), plan)]).toEqual(['absent', 0])
  })

  it('#111 repeated, at once, and of what never was, is success', async () => {
    const plan = get().plan()
    await get().provisioner.remove(plan, GONE)
    await made(get(), plan)
    await Promise.all([1, 2, 3, 4, 5].map(() => get().provisioner.remove(plan, GONE)))
    await get().provisioner.remove(plan, GONE)
    expect(await countOf(get(), plan)).toBe(0)
  })

  it("#145 takes the student's work along: a new lab starts empty", async () => {
    const plan = get().plan()
    await made(get(), plan)
    await get().sabotage.write(plan, 'secret')
    await get().provisioner.remove(plan, GONE)
    await made(get(), plan)
    expect(await get().sabotage.read(plan)).not.toContain('secret')
  })

  it('takes away a stopped one, a paused one and a half-made one', async () => {
    const [stopped, paused, half] = [get().plan(), get().plan(), get().plan()]
    await Promise.all([made(get(), stopped), made(get(), paused), get().sabotage.createOnly(half)])
    await get().provisioner.stop(stopped, 1_000)
    await get().sabotage.pause(paused)
    for (const plan of [stopped, paused, half]) await get().provisioner.remove(plan, GONE)
    expect(await Promise.all([stopped, paused, half].map((plan) => countOf(get(), plan)))).toEqual([0, 0, 0])
  })
}

function reading(get: Get): void {
  it('there is nothing to collect of a lab that never was', async () => {
    expect(await get().provisioner.collect(get().plan(), GONE)).toBeUndefined()
  })

  it('that nothing at all of a lab is there is told to whoever collects or removes it; that nothing was made in it is not', async () => {
    const [taken, empty] = [get().plan(), get().plan()]
    const told: string[] = []
    const about = (what: string) => ({ ...GONE, onDidFindGone: (gone: string) => told.push(`${what}: ${gone}`) })
    const gone = { ...taken, containerId: (await made(get(), taken)).containerId ?? '' }
    const there = { ...empty, containerId: (await made(get(), empty)).containerId ?? '' }
    await get().provisioner.remove(there, about('empty'))
    await get().sabotage.remove(gone)
    await get().provisioner.remove(taken, GONE)
    await get().provisioner.collect(gone, about('collected'))
    await get().provisioner.remove(gone, about('removed'))
    expect(told).toEqual(['collected: everything', 'removed: everything'])
  })

  it('that its container was taken away by somebody else is told, though the folder is there and comes into safety', async () => {
    const plan = get().plan()
    const told: string[] = []
    const about = (what: string) => ({ ...GONE, onDidFindGone: (gone: string) => told.push(`${what}: ${gone}`) })
    const recorded = { ...plan, containerId: (await made(get(), plan)).containerId ?? '' }
    await get().sabotage.write(plan, 'x = 1')
    await get().sabotage.remove(recorded)
    expect(await get().provisioner.collect(recorded, { ...about('collected'), why: 'end' })).toMatchObject({ bytes: expect.any(Number) })
    expect(await get().provisioner.remove(recorded, about('removed'))).toMatchObject({ bytes: expect.any(Number) })
    expect(told).toEqual(['collected: container', 'removed: container'])
  })

  it('collects the work of a stopped lab, and again the same', async () => {
    const plan = get().plan()
    await made(get(), plan)
    await get().sabotage.write(plan, 'x = 1')
    await get().provisioner.stop(plan, 1_000)
    const first = await get().provisioner.collect(plan, GONE)
    const second = await get().provisioner.collect(plan, GONE)
    expect(first).toMatchObject({ files: expect.any(Number), path: expect.any(String), sha256: expect.stringMatching(FULL_ID) })
    expect(second).toMatchObject({ files: first?.files, path: first?.path })
  })

  it('tells of the work again that is in safety when the lab is gone, as after a crash in between', async () => {
    const plan = get().plan()
    await made(get(), plan)
    await get().sabotage.write(plan, 'x = 1')
    await get().provisioner.collect(plan, GONE)
    const last = await get().provisioner.remove(plan, GONE)
    expect(await get().provisioner.collect(plan, GONE)).toEqual(last)
    expect(await get().provisioner.collect({ ...plan, uid: get().plan().uid }, GONE)).toBeUndefined()
  })

  it('the log of a lab that is not there is empty', async () => {
    const lines: string[] = []
    for await (const line of get().provisioner.logs(get().plan(), {})) lines.push(line)
    expect(lines).toEqual([])
  })

  it('following a log ends when the reader has had enough', async () => {
    const plan = get().plan()
    await made(get(), plan)
    const enough = new AbortController()
    const read = (async () => {
      for await (const _ of get().provisioner.logs(plan, { tailLines: 1, follow: true, signal: enough.signal })) void _
      return 'ended'
    })()
    await get().tick()
    enough.abort()
    expect(await read).toBe('ended')
  })
}
