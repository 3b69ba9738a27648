import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Observation } from '../../src/core/provisioner/observation'
import { aPlan, anInstallation, docker, inside, running } from './provisioner-labs'
import { GONE } from '../fixtures/removing'

const idOf = (seen: Observation): string => seen.containerId ?? ''

describe('a lab for an untrusted student', () => {
  let home: ReturnType<typeof anInstallation>
  let seen: Observation
  beforeAll(async () => {
    home = anInstallation()
    seen = await running(home.provisioner, aPlan({ writable: ['/scratch'] }))
  })
  afterAll(() => home.close())

  const status = async (name: string): Promise<string> =>
    (await inside(idOf(seen), `grep ${name}: /proc/self/status`)).text.split(/\s+/)[1] ?? ''

  it('#132 has no capability, gains none, and its calls are filtered', async () => {
    expect([await status('CapEff'), await status('NoNewPrivs'), await status('Seccomp')]).toEqual(['0000000000000000', '1', '2'])
  })

  it('#132 cannot write outside its folders, mount, or make devices', async () => {
    expect((await inside(idOf(seen), 'touch /x')).text).toContain('Read-only file system')
    expect((await inside(idOf(seen), 'mount -t tmpfs none /home/student')).code).not.toBe(0)
    expect((await inside(idOf(seen), 'mknod /tmp/null c 1 3')).code).not.toBe(0)
  })

  it('#132 can write where it should, and run nothing from there but its own folder', async () => {
    for (const folder of ['/home/student', '/tmp', '/scratch'])
      expect(await inside(idOf(seen), `touch ${folder}/x`)).toEqual({ text: '', code: 0 })
    expect((await inside(idOf(seen), 'cp /bin/busybox /tmp/sh && /tmp/sh true')).text).toContain('Permission denied')
  })

  it('#129 #137 is what was asked for, as Docker shows it', async () => {
    const { HostConfig, Config } = await docker.getContainer(idOf(seen)).inspect()
    expect(HostConfig).toMatchObject({
      CapDrop: ['ALL'],
      Privileged: false,
      SecurityOpt: ['no-new-privileges:true'],
      ReadonlyRootfs: true,
      PidsLimit: 64,
      Memory: 64 << 20,
      MemorySwap: 64 << 20,
      NanoCpus: 1e9,
      RestartPolicy: { Name: 'no' },
      AutoRemove: false,
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
    })
    expect([
      HostConfig.CapAdd ?? [],
      HostConfig.Binds ?? [],
      HostConfig.Devices ?? [],
      HostConfig.PidMode,
      HostConfig.UTSMode,
      HostConfig.UsernsMode,
    ]).toEqual([[], [], [], '', '', ''])
    expect(Config.User).toBe('1000:1000')
    const { NetworkSettings } = await docker.getContainer(idOf(seen)).inspect()
    expect(
      Object.values(NetworkSettings.Ports)
        .flat()
        .map((binding) => binding?.HostIp),
    ).toEqual(['127.0.0.1'])
  })

  it("#134 reaches no other lab: by address, by name, by the gateway's published port", async () => {
    const other = await running(home.provisioner, aPlan())
    const { NetworkSettings, Name } = await docker.getContainer(idOf(other)).inspect()
    const network = NetworkSettings.Networks['lab-resource-manager']
    const { address, gateway } = { address: network?.IPAddress, gateway: network?.Gateway }
    const own = await docker.getContainer(idOf(seen)).inspect()
    const connects = async (host: string | undefined, port: number | undefined): Promise<number> =>
      (await inside(idOf(seen), `nc -w 2 ${host} ${port} </dev/null`)).code
    expect(await connects(own.NetworkSettings.Networks['lab-resource-manager']?.IPAddress, 8080)).toBe(0)
    const published = other.ports[8080]
    const ways = [
      [address, 8080],
      [Name.slice(1), 8080],
      [idOf(other).slice(0, 12), 8080],
      [gateway, published],
      ['127.0.0.1', published],
    ] as const
    for (const [host, port] of ways) expect([host, port, await connects(host, port)]).toEqual([host, port, 1])
  })

  it("#145 the student can write to the work folder of any image, though a volume is born root's", async () => {
    const image = 'lab-resource-manager/sample:no-folder'
    await docker.getImage('lab-resource-manager/sample:1').tag({ repo: 'lab-resource-manager/sample', tag: 'no-folder' })
    const plan = aPlan({ image, workDir: '/srv/lab', user: '1234:1234' })
    const made = await running(home.provisioner, plan)
    expect(await inside(idOf(made), 'touch /srv/lab/x && stat -c %u:%g /srv/lab')).toEqual({ text: '1234:1234', code: 0 })
    await home.provisioner.remove(plan, GONE)
    await expect(docker.getVolume(`lab-${plan.uid}`).inspect()).rejects.toMatchObject({ statusCode: 404 })
    await docker.getImage(image).remove()
  })
})
