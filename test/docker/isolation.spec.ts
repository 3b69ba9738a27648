import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Docker from 'dockerode'
import { afterEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../src/core/observe/log'
import type { Isolation } from '../../src/core/provisioner/isolation'
import type { Provisioner } from '../../src/core/provisioner/provisioner'
import { SystemClock } from '../../src/hosts/system-clock'
import { LABEL, NETWORK_NAME } from '../../src/provisioners/docker/container/labels'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import { DOCKER_HOST } from '../fixtures/docker-world'
import { Neighbourhood } from '../fixtures/neighbour'
import { startDockerd, type Dockerd } from '../setup/dockerd.mjs'
import { isRootOnLinux } from '../setup/packages.mjs'
import { GONE } from '../fixtures/removing'
import { aPlan, never, running } from './provisioner-labs'

/** Whether labs are kept apart is looked at with two containers of our own; nobody takes them for labs. */
describe('#202 labs are seen to be apart, or it is said that they are not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-isolation-'))
  const instanceId = `test-${randomUUID()}`
  const closers: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
    rmSync(folder, { recursive: true, force: true })
  })

  function anEngine(dockerHost: string): Provisioner {
    const provisioner = createDockerProvisioner({
      instanceId,
      clock: new SystemClock(),
      log: silentLog,
      collectDir: join(folder, 'collected'),
      isolationFile: join(folder, 'direct-route'),
      dockerHost,
    })
    closers.push(() => provisioner.close())
    return provisioner
  }
  const seenBetween = (provisioner: Provisioner) =>
    new Promise<Isolation['between']>((resolve) =>
      provisioner.onDidChangeHealth(({ isolation }) => isolation?.between !== undefined && resolve(isolation.between)),
    )
  const helpers = async (docker: Docker) =>
    docker.listContainers({ all: true, filters: { label: [`${LABEL.instance}=${instanceId}`, LABEL.role] } })

  /** A lab that answers, as the readiness check of a class asks it. */
  async function answering(provisioner: Provisioner) {
    const plan = aPlan()
    const seen = await running(provisioner, plan)
    closers.push(() => provisioner.remove(plan, GONE))
    await expect.poll(() => provisioner.probe(plan, seen, never)).toMatchObject({ answered: true })
    return plan
  }

  /** A lab without a readiness check answers as soon as it runs. */
  async function lookedAt(provisioner: Provisioner): Promise<void> {
    const plan = aPlan({ readiness: { type: 'none' } })
    const seen = await running(provisioner, plan)
    closers.push(() => provisioner.remove(plan, GONE))
    expect(await provisioner.probe(plan, seen, never)).toMatchObject({ answered: true })
  }

  it('where Docker keeps them apart that is seen, once, and nothing of ours is left behind', async () => {
    const docker = new Docker({ socketPath: DOCKER_HOST.replace('unix://', '') })
    const provisioner = anEngine(DOCKER_HOST)
    const seen = seenBetween(provisioner)
    const { uid } = await answering(provisioner)
    expect(await seen).toMatchObject({ isApart: true, sentence: { code: 'LabsApart', params: { network: NETWORK_NAME } } })
    await expect.poll(() => helpers(docker)).toEqual([])
    const { byUid, doubtful } = await provisioner.list()
    expect([[...byUid.keys()], doubtful]).toEqual([[uid], []])
  })

  it('a Docker without firewall rules (--iptables=false): it is said, with what to do', async (context) => {
    if (!isRootOnLinux()) return context.skip('only root on Linux can start a second Docker daemon')
    // In a network of its own: the rules of the machine's Docker would keep its labs apart for it.
    const place = new Neighbourhood('lrmi')
    closers.push(async () => place.remove())
    const daemon: Dockerd = await startDockerd({ netns: place.machine, iptables: false })
    closers.push(() => daemon.remove())
    const provisioner = anEngine(daemon.host)
    const seen = seenBetween(provisioner)
    // Its ports are published where this process is not: the look is asked for as an answer of a lab would.
    await lookedAt(provisioner)
    expect(await seen).toMatchObject({ isApart: false, sentence: { code: 'LabsReachEachOther' } })
  })

  it("#212 what a crash left of a look is no lab, is in nobody's way, and goes with the next pass", async () => {
    const docker = new Docker({ socketPath: DOCKER_HOST.replace('unix://', '') })
    const provisioner = anEngine(DOCKER_HOST)
    const { uid } = await answering(provisioner)
    const [lab] = await docker.listContainers({ filters: { label: [`${LABEL.uid}=${uid}`] } })
    await docker.createContainer({
      name: `labs-helper-${instanceId.slice(-12)}-left`,
      Image: lab?.Image ?? '',
      Labels: { [LABEL.instance]: instanceId, [LABEL.role]: 'isolation-probe' },
    })
    const { byUid, doubtful } = await provisioner.list()
    expect([[...byUid.keys()], doubtful]).toEqual([[uid], []])
    await expect
      .poll(
        async () => {
          await provisioner.list()
          return helpers(docker)
        },
        { timeout: 30_000 },
      )
      .toEqual([])
  })
})
