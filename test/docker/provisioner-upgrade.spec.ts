import { afterAll, describe, expect, it } from 'vitest'
import { misfits, startMisfits } from '../../src/core/plan/fit'
import type { LabPlan } from '../../src/core/provisioner/provisioner'
import { LABEL, NETWORK_NAME } from '../../src/provisioners/docker/container/labels'
import { GONE } from '../fixtures/removing'
import { anInstallation, aPlan, docker, inside, never, running } from './provisioner-labs'

/** A lab as the version before made it: on the network by its name, its port Docker's choice, and nothing of what it was made for. */
async function madeBefore(instanceId: string, plan: LabPlan): Promise<string> {
  const labels = {
    [LABEL.instance]: instanceId,
    [LABEL.uid]: plan.uid,
    [LABEL.name]: plan.name,
    [LABEL.namespace]: plan.namespace,
    [LABEL.template]: plan.template,
    [LABEL.generation]: '1',
  }
  const name = `lab-${plan.name}-${plan.uid.slice(0, 8)}`
  const container = await docker.createContainer({
    name,
    Image: plan.image,
    Hostname: name,
    User: '1000:1000',
    Env: ['COURSE=networks'],
    Labels: labels,
    ExposedPorts: { '8080/tcp': {} },
    WorkingDir: plan.workDir ?? '',
    StopTimeout: 1,
    HostConfig: {
      NetworkMode: NETWORK_NAME,
      PortBindings: { '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] },
      PublishAllPorts: false,
      RestartPolicy: { Name: 'no' },
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges:true'],
      IpcMode: 'private',
      ReadonlyRootfs: true,
      Tmpfs: { '/tmp': 'rw,noexec,nosuid,nodev,size=67108864,mode=1777' },
      Mounts: [
        {
          Type: 'volume',
          Source: `lab-${plan.uid}`,
          Target: plan.workDir ?? '',
          VolumeOptions: { NoCopy: false, Labels: labels, DriverConfig: { Name: 'local', Options: {} } },
        },
      ],
      Memory: plan.limits.memoryBytes,
      MemorySwap: plan.limits.memoryBytes,
      NanoCpus: plan.limits.cpu * 1e9,
      PidsLimit: plan.limits.pids,
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
    },
  })
  await container.start()
  return container.id
}

describe('an upgrade in the middle of a lesson', () => {
  const home = anInstallation()
  afterAll(() => home.close())
  const startedAt = async (id: string) => (await docker.getContainer(id).inspect()).State.StartedAt

  it('marks no lab of the version before and restarts none; its port is learned, and a restart brings what is declared, the folder kept', async () => {
    const neighbour = aPlan()
    await running(home.provisioner, neighbour)
    const plan = aPlan({ environment: { COURSE: 'networks' } })
    const id = await madeBefore(home.instanceId, plan)
    const since = await startedAt(id)
    const listed = (await home.provisioner.list()).byUid.get(plan.uid)
    const seen = await home.provisioner.observe(plan)
    expect([listed && misfits(plan, listed), misfits(plan, seen), startMisfits(plan, seen), seen.limits]).toEqual([[], [], [], plan.limits])
    const hostPort = seen.ports[8080] ?? 0
    expect([hostPort > 0, listed?.ports[8080]]).toEqual([true, hostPort])
    expect((await running(home.provisioner, plan)).containerId).toBe(id)
    expect(await startedAt(id)).toBe(since)

    await inside(id, 'echo precious > /home/student/work.txt')
    await home.provisioner.restart({ ...plan, environment: { COURSE: 'biology' } }, never)
    const after = await home.provisioner.observe({ ...plan, containerId: id })
    expect([after.containerId === id, misfits({ ...plan, environment: { COURSE: 'biology' } }, after)]).toEqual([false, []])
    expect((await inside(after.containerId ?? '', 'cat /home/student/work.txt')).text).toBe('precious')
    await home.provisioner.remove(plan, GONE)
    await home.provisioner.remove(neighbour, GONE)
  })

  it('brings a stopped one back in the container that it had, and its folder into safety when it goes', async () => {
    const plan = aPlan({ environment: { COURSE: 'networks' } })
    const id = await madeBefore(home.instanceId, plan)
    await inside(id, 'echo precious > /home/student/work.txt')
    await docker.getContainer(id).stop({ t: 0 })
    expect((await running(home.provisioner, plan)).containerId).toBe(id)
    expect(await home.provisioner.remove(plan, GONE)).toMatchObject({ files: 1 })
    expect((await home.provisioner.observe(plan)).condition).toBe('absent')
  })
})
