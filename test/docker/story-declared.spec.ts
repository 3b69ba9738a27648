import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { upToDateOf } from '../../src/core/resource/lab-conditions'
import { NETWORK_NAME } from '../../src/provisioners/docker/container/labels'
import { Stage } from '../fixtures/docker-world-stage'
import { inside } from './provisioner-labs'

const RIGHT_MS = 30_000
const FIELDS_LATER = { reason: 'RestartToApply', status: 'False' }

describe('what is declared is what runs, on real Docker', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await Stage.open()
  })
  afterEach(() => stage?.close())

  const labOf = (name: string) => {
    const lab = stage.watch.named(name)
    if (lab === undefined) throw new Error(`no lab ${name}`)
    return lab
  }
  const idOf = (name: string): string => labOf(name).status.containerId ?? ''
  const inspect = (name: string) => stage.world.docker.getContainer(idOf(name)).inspect()
  const until = (what: string, holds: () => boolean) => stage.watch.until(what, holds, RIGHT_MS)
  const isReadyAgain = (name: string, since: string) => labOf(name).status.state === 'ready' && (labOf(name).status.startedAt ?? '') > since

  it('#88 an edited lab and an edited template are marked, a restart brings both about, the folder kept, and the mark goes', async () => {
    await stage.readyLabs(2)
    const [first, second] = [idOf('student-1'), idOf('student-2')]
    await inside(first, 'echo precious > /home/student/work.txt')
    await stage.labs.editTemplate('sample-lab', { environment: { COURSE: 'networks' } })
    await stage.labs.edit('student-1', { environment: { GREETING: 'hello' } })
    await until('both are marked', () => ['student-1', 'student-2'].every((name) => upToDateOf(labOf(name).status)?.status === 'False'))
    await until(
      'with the fields',
      () => (upToDateOf(labOf('student-1').status)?.params?.['fields'] as readonly string[] | undefined)?.length === 2,
    )
    expect(upToDateOf(labOf('student-1').status)).toMatchObject({
      ...FIELDS_LATER,
      params: { fields: ['environment.COURSE', 'environment.GREETING'] },
    })
    expect([idOf('student-1'), idOf('student-2')]).toEqual([first, second])

    const since = new Date().toISOString()
    await stage.labs.restart('student-1')
    await until('restarted', () => isReadyAgain('student-1', since))
    const { Config } = await inspect('student-1')
    expect(Config.Env).toEqual(expect.arrayContaining(['COURSE=networks', 'GREETING=hello']))
    expect((await inside(idOf('student-1'), 'cat /home/student/work.txt')).text).toContain('precious')
    expect(labOf('student-1').status.observedGeneration).toBe(labOf('student-1').metadata.generation)
    expect([upToDateOf(labOf('student-1').status)?.status, idOf('student-2')]).toEqual(['True', second])
    await stage.labs.editTemplate('sample-lab', { environment: null })
    await until('nothing waits', () => upToDateOf(labOf('student-2').status)?.status === 'True')
  })

  it('limits change in the kernel of the running lab, and a lab that needs more is not choked', async () => {
    await stage.readyLabs(1)
    const id = idOf('student-1')
    await stage.labs.edit('student-1', { resources: { memory: '96Mi', pids: 99, cpu: 0.75 } })
    await until('in force', () => labOf('student-1').status.resources?.memory === 96 << 20)
    const { HostConfig } = await inspect('student-1')
    expect([idOf('student-1'), HostConfig.Memory, HostConfig.MemorySwap, HostConfig.NanoCpus, HostConfig.PidsLimit]).toEqual([
      id,
      96 << 20,
      96 << 20,
      750_000_000,
      99,
    ])
    await inside(id, 'dd if=/dev/zero of=/tmp/much bs=1M count=40')
    await stage.labs.edit('student-1', { resources: { memory: '16Mi' } })
    await until('refused', () => upToDateOf(labOf('student-1').status)?.reason === 'LimitBelowUse')
    expect((await inspect('student-1')).HostConfig.Memory).toBe(96 << 20)
    await inside(id, 'rm /tmp/much')
    await stage.watch.until('in force once there is room', () => labOf('student-1').status.resources?.memory === 16 << 20, 60_000)
    expect(upToDateOf(labOf('student-1').status)?.status).toBe('True')
  })

  it('a lab that somebody cut off its network is put back within seconds, its folder and its address kept', async () => {
    await stage.readyLabs(2)
    const { ports } = labOf('student-1').status
    await inside(idOf('student-1'), 'echo precious > /home/student/work.txt')
    await stage.world.docker.getNetwork(NETWORK_NAME).disconnect({ Container: idOf('student-1'), Force: true })
    await until('seen', () => labOf('student-1').status.transitions?.some(({ code }) => code === 'CutOff') === true)
    await until('put right', () => labOf('student-1').status.state === 'ready')
    expect(labOf('student-1').status.ports).toEqual(ports)
    expect((await inside(idOf('student-1'), 'cat /home/student/work.txt')).text).toContain('precious')
  })

  it('the network is pruned while all are stopped: one network is made again and each lab comes back with its work', async () => {
    const names = await stage.readyLabs(6)
    for (const name of names) await inside(idOf(name), `echo ${name} > /home/student/work.txt`)
    const { docker } = stage.world
    const network = ((await docker.getNetwork(NETWORK_NAME).inspect()) as { Id: string }).Id
    await stage.labs.tune({ drift: { events: false }, reconcile: { interval: '300s' } })
    await Promise.all(names.map((name) => docker.getContainer(idOf(name)).stop({ t: 0 })))
    // What `docker network prune` does to a network on which nobody is; other labs of this machine may be.
    const pruned = await docker
      .getNetwork(network)
      .remove()
      .then(
        () => true,
        () => false,
      )
    await stage.labs.tune({ drift: { events: true }, reconcile: { interval: '2s' } })
    const since = new Date(Date.now() - 1).toISOString()
    for (const name of names) await stage.labs.restart(name)
    await stage.watch.until('all are back', () => names.every((name) => isReadyAgain(name, since)), 120_000)
    const networks = (await docker.listNetworks()).filter(({ Name }) => Name === NETWORK_NAME)
    expect([networks.length, !pruned || networks[0]?.Id !== network]).toEqual([1, true])
    for (const name of names) expect((await inside(idOf(name), 'cat /home/student/work.txt')).text).toContain(name)
  })

  it('every lab keeps its address: five restarted at once, killed, and after a crash of the engine', async () => {
    const names = await stage.readyLabs(5)
    const addresses = () => names.map((name) => labOf(name).status.endpoint)
    const before = addresses()
    expect(new Set(before).size).toBe(5)
    const since = new Date().toISOString()
    await Promise.all(names.map((name) => stage.labs.restart(name)))
    await stage.watch.until('all restarted', () => names.every((name) => isReadyAgain(name, since)), 60_000)
    expect(addresses()).toEqual(before)
    await stage.app.kill9()
    await Promise.all(names.map((name) => stage.world.docker.getContainer(idOf(name)).kill()))
    await stage.start()
    await stage.untilInOrder(60_000)
    expect(addresses()).toEqual(before)
  })

  it('#73 kill -9 between removal and creation changes nothing about a replacement: one container for each lab, the folders kept', async () => {
    const names = await stage.readyLabs(4)
    for (const name of names) await inside(idOf(name), `echo ${name} > /home/student/work.txt`)
    for (const pauseMs of [0, 40, 120, 250, 400]) {
      const round = `round-${pauseMs}`
      await Promise.all(names.map((name) => stage.labs.edit(name, { environment: { ROUND: round }, restartAt: new Date().toISOString() })))
      await stage.watch.until('it has begun', (watch) => watch.count('provisioning') > 0, RIGHT_MS)
      // Any moment will do: a different one each time.
      await stage.world.docker.ping()
      await new Promise<void>((resolve) => setTimeout(resolve, pauseMs))
      await stage.app.kill9()
      await stage.start()
      await stage.untilInOrder(60_000)
      for (const name of names) {
        const { Config } = await inspect(name)
        expect([Config.Env?.includes(`ROUND=${round}`), (await inside(idOf(name), 'cat /home/student/work.txt')).text.trim()]).toEqual([
          true,
          name,
        ])
      }
    }
  })
})
