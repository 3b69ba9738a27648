import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LabTemplate, LabTemplateSpec } from '../../src/core/resource/lab-template'
import { DEFAULT_NAMESPACE } from '../../src/core/resource/resource'
import { upToDateOf } from '../../src/core/resource/lab-conditions'
import type { StoredLab } from '../../src/core/resource/lab-instance'
import { TestEngine } from '../fixtures/test-engine'

let app: TestEngine
beforeEach(async () => {
  app = await new TestEngine().start()
})
afterEach(() => app.stop())

const lab = async (name = 'ada'): Promise<StoredLab> => {
  const found = await app.lab(name)
  if (found === undefined) throw new Error(`no lab ${name}`)
  return found
}
const seen = async (name = 'ada') => app.provisioner.observe({ ...(await lab(name)).metadata, namespace: DEFAULT_NAMESPACE })
const upToDate = async (name = 'ada') => upToDateOf((await lab(name)).status)
const restart = async (name = 'ada') => app.edit(name, { restartAt: new Date(app.clock.now() + 1).toISOString() })
const soon = (ms: number): string => new Date(app.clock.now() + ms).toISOString()

async function ready(...names: readonly string[]): Promise<void> {
  for (const name of names) await app.declare(name, { duration: 'none' })
  await app.pass(2_000)
  expect(new Set(Object.values(await app.states()))).toEqual(new Set(['ready']))
}

async function editTemplate(change: Partial<LabTemplateSpec>): Promise<void> {
  const { store } = app.engine
  const template = await store.get<LabTemplate>({ kind: 'LabTemplate', namespace: DEFAULT_NAMESPACE, name: 'sample-lab' })
  await store.update({ ...template, spec: { ...template.spec, ...change } })
}

/** Nothing at all is written while this much time passes. */
async function idle(ms: number): Promise<void> {
  const before = app.engine.store.resourceVersion
  await app.pass(ms)
  expect(app.engine.store.resourceVersion).toBe(before)
}

describe('what is declared is what runs', () => {
  it('#88 a lab that runs as declared says so, and 60 s of idling write nothing', async () => {
    await ready('ada')
    expect(await upToDate()).toMatchObject({ status: 'True', observedGeneration: 1 })
    expect((await lab()).status).toMatchObject({
      observedGeneration: 1,
      resources: { cpu: 0.5, pids: 64 },
      ports: { 8080: expect.any(Number) },
    })
    await idle(60_000)
  })

  it('#88 a changed environment waits for a restart, says so once, and observedGeneration moves when it is true', async () => {
    await ready('ada')
    const before = await seen()
    await app.edit('ada', { environment: { GREETING: 'hello' } })
    await app.pass(1_000)
    expect(await upToDate()).toMatchObject({
      status: 'False',
      reason: 'RestartToApply',
      code: 'RestartToApply',
      params: { fields: ['environment.GREETING'] },
      observedGeneration: 2,
    })
    expect([(await lab()).status.observedGeneration, (await seen()).containerId]).toEqual([1, before.containerId])
    await idle(60_000)
    await restart()
    await app.pass(2_000)
    const { status, metadata } = await lab()
    expect([status.state, status.observedGeneration, await upToDate()]).toMatchObject(['ready', metadata.generation, { status: 'True' }])
    expect((await seen()).containerId).not.toBe(before.containerId)
    await idle(60_000)
  })

  it('an edited template marks its labs, each once, and restarts none; a restart of one brings it about for that one', async () => {
    await ready('ada', 'bob')
    const before = await Promise.all(['ada', 'bob'].map(seen))
    await editTemplate({ environment: { COURSE: 'nets' }, command: ['serve'] })
    await app.pass(1_000)
    for (const name of ['ada', 'bob'])
      expect(await upToDate(name)).toMatchObject({ status: 'False', params: { fields: ['command', 'environment.COURSE'] } })
    await idle(60_000)
    expect((await Promise.all(['ada', 'bob'].map(seen))).map(({ containerId }) => containerId)).toEqual(
      before.map(({ containerId }) => containerId),
    )
    await restart('ada')
    await app.pass(2_000)
    expect([await upToDate('ada'), await upToDate('bob')]).toMatchObject([{ status: 'True' }, { status: 'False' }])
  })

  it('a template that is changed back leaves no mark', async () => {
    await ready('ada')
    await editTemplate({ environment: { COURSE: 'nets' } })
    await app.pass(1_000)
    expect(await upToDate()).toMatchObject({ status: 'False' })
    await editTemplate({ environment: {} })
    await app.pass(1_000)
    expect(await upToDate()).toMatchObject({ status: 'True' })
    await idle(60_000)
  })

  it('a rebuilt tag marks the lab by itself', async () => {
    await ready('ada')
    app.world.rebuildImageOf((await lab()).metadata.uid)
    await app.pass(11_000)
    expect(await upToDate()).toMatchObject({ status: 'False', params: { fields: ['image'] } })
  })

  it('"correct the template": whoever does and restarts the failed lab has it ready', async () => {
    app.faults.set({ badCommand: (plan) => plan.command?.[0] === 'wrong' })
    await editTemplate({ command: ['wrong'] })
    await app.declare('ada')
    await app.pass(2_000)
    expect((await lab()).status).toMatchObject({ state: 'failed', reason: 'BadCommand' })
    await editTemplate({ command: ['right'] })
    await restart()
    await app.pass(2_000)
    expect((await lab()).status.state).toBe('ready')
    expect(await upToDate()).toMatchObject({ status: 'True' })
  })

  it('a container with a writable root stays, and the lab says that a restart keeps it, and why', async () => {
    await editTemplate({ writable: true })
    await ready('ada')
    const before = await seen()
    await app.edit('ada', { environment: { A: 'b' } })
    await app.pass(1_000)
    await restart()
    await app.pass(2_000)
    expect(await upToDate()).toMatchObject({
      status: 'False',
      reason: 'ReplaceToApply',
      params: { fields: ['environment.A'], holds: ['/'] },
    })
    expect([(await lab()).status.state, (await seen()).containerId]).toEqual(['ready', before.containerId])
    await idle(60_000)
  })

  it('a lab that was cut off its network is put back, and it is told', async () => {
    await ready('ada')
    app.world.disconnect((await lab()).metadata.uid)
    await app.pass(2_000)
    const { status } = await lab()
    expect([status.state, status.transitions?.some(({ code }) => code === 'CutOff')]).toEqual(['ready', true])
    expect((await seen()).isCutOff ?? false).toBe(false)
  })
})

describe('limits', () => {
  it('of the lab itself act on the running lab, and it is told', async () => {
    await ready('ada')
    const before = await seen()
    await app.edit('ada', { resources: { memory: '1Gi', cpu: 2 } })
    await app.pass(1_000)
    const { status, metadata } = await lab()
    expect(status).toMatchObject({
      state: 'ready',
      observedGeneration: metadata.generation,
      resources: { cpu: 2, memory: 2 ** 30, pids: 64 },
    })
    expect(status.transitions?.at(-1)).toMatchObject({ code: 'LimitsChanged', params: { cpu: 2, memoryMiB: 1024, pids: 64 } })
    expect(await seen()).toMatchObject({ containerId: before.containerId, limits: { cpu: 2, memoryBytes: 2 ** 30 } })
    await idle(60_000)
  })

  it('for a while only, go back by themselves, also when the engine was away at that moment', async () => {
    await ready('ada', 'bob')
    await app.edit('ada', { resources: { memory: '80Mi' }, resourcesUntil: soon(60_000) })
    await app.edit('bob', { resources: { memory: '80Mi' }, resourcesUntil: soon(180_000) })
    await app.pass(2_000)
    expect((await lab()).status.resources).toMatchObject({ memory: 80 * 2 ** 20, until: expect.any(String) })
    await app.pass(60_000)
    expect((await lab()).status.resources).toEqual({ cpu: 0.5, memory: 64 * 2 ** 20, pids: 64 })
    app = await app.crash()
    await app.pass(180_000)
    expect((await lab('bob')).status.resources).toEqual({ cpu: 0.5, memory: 64 * 2 ** 20, pids: 64 })
    await idle(60_000)
  })

  it('below what is used are not forced upon the lab: it says so once, with the numbers', async () => {
    await ready('ada')
    await app.edit('ada', { resources: { memory: '8Mi' } })
    await app.pass(1_000)
    expect(await upToDate()).toMatchObject({
      status: 'False',
      reason: 'LimitBelowUse',
      params: { limitMiB: 8, usedMiB: expect.any(Number) },
    })
    expect((await lab()).status).toMatchObject({ state: 'ready', observedGeneration: 1 })
    await idle(90_000)
    await app.edit('ada', { resources: {} })
    await app.pass(1_000)
    expect(await upToDate()).toMatchObject({ status: 'True' })
  })

  it('new ones of the template wait for a restart', async () => {
    await ready('ada')
    await editTemplate({ resources: { memory: '1Gi' } })
    await app.pass(1_000)
    expect([await upToDate(), (await seen()).limits]).toMatchObject([{ params: { fields: ['resources'] } }, { memoryBytes: 64 * 2 ** 20 }])
    await restart()
    await app.pass(2_000)
    expect([await upToDate(), (await seen()).limits]).toMatchObject([{ status: 'True' }, { memoryBytes: 2 ** 30 }])
  })
})

describe('the address of a lab', () => {
  const portOf = async (name = 'ada') => (await lab(name)).status.ports?.['8080']

  it('is kept over a restart, a kill, a removed container, an expiry that was extended and a crash of the engine', async () => {
    await ready('ada')
    const port = await portOf()
    const { uid } = (await lab()).metadata
    const deeds = [
      restart,
      async () => void app.world.kill(uid),
      async () => void app.world.remove(uid),
      async () => {
        app = await app.crash()
      },
    ]
    for (const deed of deeds) {
      await deed()
      await app.pass(3_000)
      expect([(await lab()).status.state, await portOf(), Object.values((await seen()).ports)]).toEqual(['ready', port, [port]])
    }
  })

  it("is no other lab's, and lies in the range of the settings", async () => {
    await app.tune({ network: { labPorts: '21000-21099' } })
    const names = Array.from({ length: 60 }, (_, index) => `student-${index}`)
    await Promise.all(names.map((name) => app.declare(name)))
    await app.pass(20_000)
    const ports = await Promise.all(names.map(portOf))
    expect([new Set(ports).size, ports.every((port = 0) => port >= 21_000 && port <= 21_099)]).toEqual([60, true])
  })

  it('#109 that somebody else has taken is changed, and a person sees it', async () => {
    await ready('ada')
    const port = (await portOf()) ?? 0
    app.world.stop((await lab()).metadata.uid)
    app.world.occupy(port)
    await app.pass(3_000)
    const { status } = await lab()
    expect([status.state, status.ports?.['8080'] === port]).toEqual(['ready', false])
    expect(status.transitions?.find(({ code }) => code === 'AddressChanged')).toMatchObject({
      params: { before: port, port: status.ports?.['8080'] },
    })
    expect(status.retries).toBe(0)
  })

  it('#109 of a lab that starts for the first time is chosen anew without a word and without a failed attempt', async () => {
    await app.tune({ network: { labPorts: '22000-22099' } })
    for (let port = 22_000; port < 22_100; port += 1) if (port % 10 !== 0) app.world.occupy(port)
    await app.declare('ada')
    await app.pass(3_000)
    const { status } = await lab()
    expect([status.state, (status.ports?.['8080'] ?? 1) % 10, status.retries, status.transitions?.map(({ reason }) => reason)]).toEqual([
      'ready',
      0,
      0,
      ['Declared', 'Starting', 'Ready'],
    ])
  })

  it('of an ended lab is left to it while others are free', async () => {
    await app.tune({ network: { labPorts: '23000-23099' } })
    await app.declare('ada', { duration: '1m' })
    await app.pass(62_000)
    const port = await portOf()
    const names = Array.from({ length: 99 }, (_, index) => `student-${index}`)
    await Promise.all(names.map((name) => app.declare(name)))
    await app.pass(30_000)
    expect((await Promise.all(names.map(portOf))).includes(port)).toBe(false)
    await app.declare('last')
    await app.pass(3_000)
    expect([await portOf('last'), (await lab('last')).status.state]).toEqual([port, 'ready'])
  })
})
