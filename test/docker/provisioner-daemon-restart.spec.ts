import { afterAll, expect, it } from 'vitest'
import { silentLog } from '../../src/core/observe/log'
import { SystemClock } from '../../src/hosts/system-clock'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import { startDockerd, type Dockerd } from '../setup/dockerd.mjs'
import { isRootOnLinux } from '../setup/packages.mjs'
import { aPlan, hinted, never, running } from './provisioner-labs'

let daemon: Dockerd | undefined
afterAll(() => daemon?.remove())

it('#114 #115 a lab that stopped with its daemon is told apart from one that ended by itself, and recovery is noticed', async (context) => {
  if (!isRootOnLinux()) context.skip('only root on Linux can start a second Docker daemon')
  daemon = await startDockerd()
  const make = () =>
    createDockerProvisioner({
      instanceId: 'restart',
      clock: new SystemClock(),
      log: silentLog,
      collectDir: '/nonexistent/collected',
      dockerHost: daemon?.host,
    })
  const provisioner = make()
  const plan = aPlan()
  const brief = aPlan({ command: ['/bin/true'] })
  const before = await running(provisioner, plan)
  await running(provisioner, brief)
  await expect.poll(async () => (await provisioner.observe(brief)).condition).toBe('exited')
  expect(await provisioner.observe(brief)).toMatchObject({ ending: 'itself', exitCode: 0 })

  await daemon.stop()
  await expect(provisioner.observe(plan)).rejects.toMatchObject({ handling: 'unavailable' })
  await expect.poll(() => provisioner.health().reachable).toBe(false)
  const relisted = hinted(provisioner, (hint) => hint.type === 'relist')
  await daemon.startAgain()
  await relisted.promise

  expect(provisioner.health().reachable).toBe(true)
  expect(await provisioner.observe(plan)).toMatchObject({ condition: 'exited', ending: 'withDaemon', containerId: before.containerId })
  expect(await provisioner.ensure({ ...plan, containerId: before.containerId ?? '' }, never)).toMatchObject({
    phase: 'running',
    observation: { containerId: before.containerId },
  })
  // Its end was settled before: that the new daemon does not remember it changes nothing.
  expect((await provisioner.list()).byUid.get(brief.uid)).toMatchObject({ ending: 'itself', exitCode: 0 })

  await daemon.kill9()
  await daemon.startAgain()
  await expect
    .poll(async () => (await provisioner.observe(plan).catch(() => undefined))?.condition, { timeout: 20_000 })
    .toMatch(/exited|running/)
  expect(await provisioner.ensure(plan, never)).toMatchObject({ phase: 'running', observation: { containerId: before.containerId } })
  await provisioner.close()
})
