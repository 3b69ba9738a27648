import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Docker from 'dockerode'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../src/core/observe/log'
import type { Provisioner } from '../../src/core/provisioner/provisioner'
import { SystemClock } from '../../src/hosts/system-clock'
import { NETWORK_NAME } from '../../src/provisioners/docker/container/labels'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import { startDockerd, type Dockerd } from '../setup/dockerd.mjs'
import { isRootOnLinux } from '../setup/packages.mjs'
import { aPlan, never, running } from './provisioner-labs'
import { GONE } from '../fixtures/removing'

const LABS = 40

/** On a daemon of its own: the labs' network of others is not to be pruned. */
describe('the one network of all labs, on real Docker', () => {
  let daemon: Dockerd | undefined
  let docker: Docker
  const folder = mkdtempSync(join(tmpdir(), 'lab-network-'))
  const opened: Provisioner[] = []
  beforeEach(async (context) => {
    if (!isRootOnLinux()) context.skip('only root on Linux can start a second Docker daemon')
    daemon ??= await startDockerd()
    docker = new Docker({ socketPath: daemon.socket })
  })
  afterEach(async () => {
    if (daemon === undefined) return
    await Promise.all(opened.splice(0).map((provisioner) => provisioner.close()))
    for (const { Id } of await docker.listContainers({ all: true })) await docker.getContainer(Id).remove({ force: true, v: true })
    await prune()
  })
  afterAll(async () => {
    await daemon?.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  function anEngine(): Provisioner {
    const provisioner = createDockerProvisioner({
      instanceId: `test-${randomUUID()}`,
      clock: new SystemClock(),
      log: silentLog,
      collectDir: join(folder, 'collected'),
      dockerHost: daemon?.host,
    })
    opened.push(provisioner)
    return provisioner
  }
  const networks = async (): Promise<string[]> =>
    (await docker.listNetworks()).filter(({ Name }) => Name === NETWORK_NAME).map(({ Id }) => Id)
  const prune = () => docker.pruneNetworks()
  const aClass = (provisioner: Provisioner, count: number) =>
    Promise.all(Array.from({ length: count }, () => running(provisioner, aPlan())))
  const modesOf = async (): Promise<Set<string>> => {
    const containers = await docker.listContainers()
    return new Set(
      await Promise.all(containers.map(async ({ Id }) => (await docker.getContainer(Id).inspect()).HostConfig.NetworkMode ?? '')),
    )
  }

  it(`${LABS} labs at once after a network prune: one network is made, and all of them run on it`, async () => {
    const provisioner = anEngine()
    await provisioner.remove(await kept(provisioner), GONE)
    await prune()
    expect(await networks()).toEqual([])
    const seen = await aClass(provisioner, LABS)
    expect(seen.map(({ condition }) => condition)).toEqual(Array.from({ length: LABS }, () => 'running'))
    const there = await networks()
    expect(there).toHaveLength(1)
    expect([await modesOf(), (await docker.listContainers()).length]).toEqual([new Set(there), LABS])
  })

  it('two installations at once on a Docker without it settle on one', async () => {
    await Promise.all([aClass(anEngine(), 5), aClass(anEngine(), 5)])
    const there = await networks()
    expect(there).toHaveLength(1)
    expect([await modesOf(), (await docker.listContainers()).length]).toEqual([new Set(there), 10])
  })

  it('a lab whose network was pruned while it was stopped runs again, in a new container with the same folder', async () => {
    const provisioner = anEngine()
    const plan = await kept(provisioner)
    await provisioner.stop(plan, 0)
    await prune()
    const again = await running(provisioner, plan)
    expect(again).toMatchObject({ condition: 'running' })
    expect(again.containerId).not.toBe(plan.containerId)
    expect(await readWork(again.containerId ?? '')).toBe('kept')
    expect(await networks()).toHaveLength(1)
  })

  it('of several with its name, the one that labs are on is used, and none is taken away', async () => {
    await kept(anEngine())
    const [used] = await networks()
    const other = await docker.createNetwork({ ...(await bodyLike(used ?? '')), CheckDuplicate: false }).catch(() => undefined)
    const { containerId = '' } = await running(anEngine(), aPlan())
    expect((await docker.getContainer(containerId).inspect()).HostConfig.NetworkMode).toBe(used)
    // Newer Dockers do not let there be two.
    expect(await networks()).toHaveLength(other === undefined ? 1 : 2)
  })

  it('one of its name on which labs would reach each other is told and left alone; once it is gone, labs run', async () => {
    const wrong = await docker.createNetwork({ Name: NETWORK_NAME, Driver: 'bridge' })
    const provisioner = anEngine()
    const plan = aPlan()
    await expect(provisioner.ensure(plan, never)).rejects.toMatchObject({ handling: 'transient', sentence: { code: 'NetworkMisfit' } })
    expect(await networks()).toEqual([wrong.id])
    await wrong.remove()
    expect(await running(provisioner, plan)).toMatchObject({ condition: 'running' })
  })

  /** A lab that runs, with something in its folder. */
  async function kept(provisioner: Provisioner) {
    const plan = aPlan()
    const { containerId = '' } = await running(provisioner, plan)
    await inside(containerId, 'echo kept > /home/student/work.txt')
    return { ...plan, containerId }
  }

  async function readWork(containerId: string): Promise<string> {
    return inside(containerId, 'cat /home/student/work.txt')
  }

  async function inside(containerId: string, command: string): Promise<string> {
    const exec = await docker
      .getContainer(containerId)
      .exec({ Cmd: ['sh', '-c', command], AttachStdout: true, AttachStderr: true, Tty: true })
    const chunks: Buffer[] = []
    for await (const chunk of (await exec.start({ Tty: true })) as unknown as AsyncIterable<Buffer>) chunks.push(chunk)
    return Buffer.concat(chunks).toString().trim()
  }

  async function bodyLike(id: string) {
    const { Name, Driver, Options, Labels } = await docker.getNetwork(id).inspect()
    return { Name, Driver, Options, Labels } as {
      Name: string
      Driver: string
      Options: Record<string, string>
      Labels: Record<string, string>
    }
  }
})
