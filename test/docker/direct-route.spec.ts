import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Docker from 'dockerode'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { silentLog } from '../../src/core/observe/log'
import type { Provisioner } from '../../src/core/provisioner/provisioner'
import { SystemClock } from '../../src/hosts/system-clock'
import { NETWORK_NAME } from '../../src/provisioners/docker/container/labels'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import { dropLine } from '../../src/provisioners/docker/isolation/direct-route'
import { Neighbourhood } from '../fixtures/neighbour'
import { startDockerd, type Dockerd } from '../setup/dockerd.mjs'
import { isRootOnLinux } from '../setup/packages.mjs'
import { aPlan, running } from './provisioner-labs'

/** A Docker with a neighbour, each in a network namespace: what "published on 127.0.0.1" is worth there, and what the one line changes. */
describe("#201 a neighbour who sends what is for the labs' addresses to this machine", () => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-route-'))
  let place: Neighbourhood
  let daemon: Dockerd
  let provisioner: Provisioner
  let network: {
    readonly Options?: Readonly<Record<string, string>>
    readonly IPAM?: { readonly Config?: readonly { readonly Subnet?: string }[] }
  }
  let lab = ''
  beforeEach((context) => {
    if (!isRootOnLinux()) context.skip('only root on Linux can make network namespaces')
  })
  beforeAll(async () => {
    if (!isRootOnLinux()) return
    place = new Neighbourhood('lrmr')
    daemon = await startDockerd({ netns: place.machine })
    provisioner = createDockerProvisioner({
      instanceId: `test-${randomUUID()}`,
      clock: new SystemClock(),
      log: silentLog,
      collectDir: join(folder, 'collected'),
      isolationFile: join(folder, 'direct-route'),
      dockerHost: daemon.host,
    })
    const { containerId = '' } = await running(provisioner, aPlan())
    const docker = new Docker({ socketPath: daemon.socket })
    network = (await docker.getNetwork(NETWORK_NAME).inspect()) as typeof network
    lab = Object.values((await docker.getContainer(containerId).inspect()).NetworkSettings.Networks)[0]?.IPAddress ?? ''
    place.route(network.IPAM?.Config?.[0]?.Subnet ?? '')
    await vi.waitFor(() => expect(place.reachesAtHome(lab, 8080)).toBe(true), { timeout: 20_000, interval: 200 })
  })
  afterAll(async () => {
    await provisioner?.close()
    await daemon?.remove()
    place?.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  it('reaches a lab on a Docker that is told to be open, and none after the line; this machine still does', async (context) => {
    await expect.poll(() => provisioner.health().version).toBeDefined()
    const { directRoute } = provisioner.health().isolation ?? {}
    const reached = place.reaches(lab, 8080)
    // Whether this Docker is open is seen, and what is said of it agrees.
    expect(reached).toBe(directRoute !== undefined)
    if (directRoute === undefined) return context.skip(`Docker ${provisioner.health().version ?? ''} keeps neighbours out itself`)
    const bridge = network.Options?.['com.docker.network.bridge.name'] ?? ''
    expect(bridge).toMatch(/^br-labs/)
    await expect.poll(() => provisioner.health().isolation?.directRoute?.command).toBe(`sudo ${dropLine(bridge)}`)
    place.run(dropLine(bridge))
    expect([place.reaches(lab, 8080), place.reachesAtHome(lab, 8080)]).toEqual([false, true])
  })

  it("a person's answer holds for the bridge and the boot", async (context) => {
    if (provisioner.health().isolation?.directRoute === undefined) return context.skip('this Docker keeps neighbours out itself')
    expect(provisioner.health().isolation?.directRoute?.isAnswered).toBe(false)
    await provisioner.answerDirectRoute()
    expect(provisioner.health().isolation?.directRoute?.isAnswered).toBe(true)
  })
})
