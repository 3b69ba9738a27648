import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DOCKER_HOST, DockerWorld } from '../fixtures/docker-world'
import { differences, inOrder } from '../fixtures/oracle'
import { ServedApp } from '../fixtures/served-app'
import type { LabWatch } from '../fixtures/served-app-watch'
import { startDockerd, type Dockerd } from '../setup/dockerd.mjs'
import { isRootOnLinux } from '../setup/packages.mjs'

const ACCEPT = '/apis/lab.neuroglia.com/v1/engine/daemon'
const SETTLED_MS = 60_000
const PASSES = 4

describe('the program is started on another Docker than before', () => {
  const first = new DockerWorld(DOCKER_HOST)
  let app: ServedApp
  let daemon: Dockerd | undefined
  let instanceId: string | undefined
  let watches: LabWatch[]
  beforeEach(() => {
    app = new ServedApp(DOCKER_HOST)
    watches = []
  })
  afterEach(async () => {
    try {
      for (const watch of watches) watch.close()
      await app.remove()
      await first.sweep(instanceId === undefined ? [] : [instanceId])
    } finally {
      await daemon?.remove()
    }
  })

  it('#118 labs keep their state and nothing is begun there, until a person says that it is meant: then they are made anew; what is in the first one is not touched', async (context) => {
    if (!isRootOnLinux()) context.skip('only root on Linux can start a second Docker daemon')
    daemon = await startDockerd()
    const second = new DockerWorld(daemon.host)
    const firstWatch = await begin()
    await Promise.all(['ada', 'bob'].map((name) => app.labs.declare(name)))
    await firstWatch.until('both ready', (watch) => watch.count('ready') === 2, SETTLED_MS)
    const { instanceId: ours } = app
    instanceId = ours
    const left = await lives(first, ours)
    const labs = await states()

    expect(await app.stop()).toBe(0)
    app.dockerHost = daemon.host
    const watch = await begin()
    await expect
      .poll(docker, { timeout: SETTLED_MS })
      .toMatchObject({ reachable: false, reason: 'OtherDaemon', message: expect.stringContaining('choose this one') })
    await app.labs.declare('cid')
    await passesOver(PASSES)
    expect(await states()).toEqual([...labs, 'cid provisioning '])
    expect(await second.containersOf(ours)).toEqual([])

    expect((await app.labs.http.ask(ACCEPT, { method: 'POST', body: { provisioner: 'docker' } })).code).toBe(200)
    await expect
      .poll(async () => differences({ labs: await app.labs.all(), world: second, instanceId: ours }), { timeout: SETTLED_MS })
      .toEqual(inOrder)
    await watch.until('all ready', ({ labs: now }) => [...now.values()].every(({ status }) => status.state === 'ready'), SETTLED_MS)
    expect(await docker()).toMatchObject({ reachable: true })
    expect((await second.containersOf(ours)).map(({ state }) => state)).toEqual(['running', 'running', 'running'])
    expect(await lives(first, ours)).toEqual(left)
    expect(watch.faults).toEqual([])
  })

  async function begin(): Promise<LabWatch> {
    await app.start()
    await app.labs.tune({ reconcile: { interval: '1s' } })
    const watch = await app.labs.watch()
    watches.push(watch)
    return watch
  }

  const docker = async () => (await app.labs.engine()).provisioners['docker']

  const states = async (): Promise<readonly string[]> =>
    (await app.labs.all()).map(({ metadata, status }) => `${metadata.name} ${status.state} ${status.containerId ?? ''}`).sort()

  async function passesOver(count: number): Promise<void> {
    const passes = async () => (await app.labs.engine()).loops.find(({ name }) => name === 'reconciler')?.iterations ?? 0
    const before = await passes()
    await expect.poll(passes, { timeout: SETTLED_MS, interval: 200 }).toBeGreaterThan(before + count)
  }
})

/** Each container, and since when it runs. */
async function lives(world: DockerWorld, instanceId: string): Promise<readonly string[]> {
  const found = await world.containersOf(instanceId)
  return Promise.all(
    found.map(async ({ id }) => {
      const { State } = await world.docker.getContainer(id).inspect()
      return `${id} ${State.Status} since ${State.StartedAt}`
    }),
  )
}
