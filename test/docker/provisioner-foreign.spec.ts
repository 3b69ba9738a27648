import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SAMPLE_IMAGE } from '../../src/provisioners/docker/image/sample-image'
import { aPlan, anInstallation, docker, inside, never, running } from './provisioner-labs'
import { GONE } from '../fixtures/removing'

describe('what is not ours', () => {
  let home: ReturnType<typeof anInstallation>
  const strangers: string[] = []
  beforeEach(async () => {
    home = anInstallation()
    await running(home.provisioner, aPlan())
  })
  afterEach(async () => {
    for (const id of strangers.splice(0)) await docker.getContainer(id).remove({ force: true })
    await home.close()
  })

  async function stranger(name: string, Labels: Record<string, string> = {}, Image = SAMPLE_IMAGE): Promise<string> {
    const container = await docker.createContainer({ _query: { name }, _body: { Image, Labels } } as never)
    await container.start()
    strangers.push(container.id)
    return container.id
  }
  const isRunning = async (id: string): Promise<boolean> => (await docker.getContainer(id).inspect()).State.Running

  it("#86 #110 a stranger under our lab's name is left alone, and said to be in the way", async () => {
    const plan = aPlan()
    const id = await stranger(`lab-${plan.name}-${plan.uid.slice(0, 8)}`)
    await expect(home.provisioner.ensure(plan, never)).rejects.toMatchObject({
      reason: 'NameConflict',
      message: expect.stringContaining('rename or remove'),
    })
    await home.provisioner.stop(plan, 0)
    await home.provisioner.remove(plan, GONE)
    expect([await isRunning(id), (await home.provisioner.list()).byUid.has(plan.uid)]).toEqual([true, false])
  })

  it('#140 a stranger from an image that hands our labels down is shown as doubtful and never touched', async () => {
    const plan = aPlan()
    const seen = await running(home.provisioner, plan)
    const image = `stolen-${randomUUID().slice(0, 8)}:1`
    const [repo, tag] = image.split(':')
    await docker.getContainer(seen.containerId ?? '').commit({ repo, tag })
    const id = await stranger(`someones-${randomUUID().slice(0, 8)}`, {}, image)
    const both = await home.provisioner.list()
    expect(both.byUid.get(plan.uid)?.containerId).toBe(seen.containerId)
    expect(both.doubtful).toMatchObject([{ containerId: id, uid: plan.uid }])
    await home.provisioner.remove(plan, GONE)
    const alone = await home.provisioner.list()
    expect([await isRunning(id), alone.byUid.has(plan.uid), alone.doubtful.length]).toEqual([true, false, 1])
    await home.provisioner.remove(plan, GONE)
    expect(await isRunning(id)).toBe(true)
    await docker.getContainer(strangers.pop() ?? '').remove({ force: true })
    await docker.getImage(image).remove()
  })

  it('#112 a renamed lab stays the same lab, also for a program that has just begun', async () => {
    const plan = aPlan()
    const seen = await running(home.provisioner, plan)
    await docker.getContainer(seen.containerId ?? '').rename({ name: `renamed-${plan.uid.slice(0, 8)}` })
    const fresh = anInstallation(home.instanceId)
    expect((await fresh.provisioner.list()).byUid.get(plan.uid)?.containerId).toBe(seen.containerId)
    await fresh.provisioner.remove({ ...plan, containerId: seen.containerId ?? '' }, GONE)
    expect((await fresh.provisioner.list()).byUid.has(plan.uid)).toBe(false)
    await fresh.close()
  })
})

describe('ends and ports', () => {
  let home: ReturnType<typeof anInstallation>
  beforeEach(() => {
    home = anInstallation()
  })
  afterEach(() => home.close())

  it.each([
    [0, 'itself'],
    [1, 'itself'],
    [137, 'itself'],
    [143, 'itself'],
  ])("#113 exit %i is the program's own and never called out of memory", async (code, ending) => {
    const plan = aPlan({ command: ['/bin/sh', '-c', `sleep 0.3; exit ${code}`] })
    await running(home.provisioner, plan)
    await expect.poll(async () => (await home.provisioner.observe(plan)).condition, { timeout: 10_000 }).toBe('exited')
    const once = await home.provisioner.observe(plan)
    expect(once).toMatchObject({ exitCode: code, oomKilled: false, ending })
    const later = anInstallation(home.instanceId)
    expect((await later.provisioner.list()).byUid.get(plan.uid)).toMatchObject({ exitCode: code, oomKilled: false, ending })
    await later.close()
  })

  it('#113 a program that takes more memory than it has is seen as that', async () => {
    const plan = aPlan({ command: ['/bin/sh', '-c', 'exec tail /dev/zero'], limits: { cpu: 1, memoryBytes: 16 << 20, pids: 64 } })
    await running(home.provisioner, plan)
    await expect.poll(async () => (await home.provisioner.observe(plan)).condition, { timeout: 30_000 }).toBe('exited')
    expect(await home.provisioner.observe(plan)).toMatchObject({ exitCode: 137, oomKilled: true })
  })

  it('#109 twenty labs at once have twenty ports', async () => {
    const plans = Array.from({ length: 20 }, () => aPlan())
    const seen = await Promise.all(plans.map((plan) => running(home.provisioner, plan)))
    expect(new Set(seen.map((each) => each.ports[8080])).size).toBe(20)
    const { byUid } = await home.provisioner.list()
    for (const each of seen) expect(byUid.get(each.uid)?.ports).toEqual(each.ports)
    await Promise.all(plans.map((plan) => home.provisioner.remove(plan, GONE)))
    expect((await home.provisioner.list()).byUid.size).toBe(0)
  })

  it('#120 the port after a restart is the one that is told', async () => {
    const plan = aPlan()
    await running(home.provisioner, plan)
    const again = await home.provisioner.restart(plan, never)
    if (again.phase !== 'running') throw new Error('It does not run')
    await expect.poll(() => home.provisioner.probe(plan, again.observation, never)).toMatchObject({ answered: true })
  })

  it('a secret is the same after a restart of the program and of the container, and in no label', async () => {
    const plan = aPlan({ secrets: ['TOKEN'] })
    const seen = await running(home.provisioner, plan)
    const value = home.provisioner.secretsOf(plan)['TOKEN'] ?? ''
    expect((await inside(seen.containerId ?? '', 'echo $TOKEN')).text).toBe(value)
    expect([value.length, JSON.stringify(await docker.listContainers({ all: true })).includes(value)]).toEqual([32, false])
  })
})
