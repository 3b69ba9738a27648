import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { silentLog } from '../../src/core/observe/log'
import type { LabIdentity, LabPlan, Provisioner } from '../../src/core/provisioner/provisioner'
import { SystemClock } from '../../src/hosts/system-clock'
import { createBodyFor } from '../../src/provisioners/docker/container/create-options'
import { NETWORK_NAME } from '../../src/provisioners/docker/container/labels'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import { SAMPLE_IMAGE } from '../../src/provisioners/docker/image/sample-image'
import type { ProvisionerBench, Sabotage } from '../conformance/provisioner-bench'
import { aPlan, anInstallation, docker, inside } from './provisioner-labs'

/** Ends with the code that its work folder names; until then it is a web server. */
const SERVE_UNTIL_TOLD = 'httpd -p 8080 -h /www; while ! [ -f /tmp/exit ]; do sleep 0.05; done; exit $(cat /tmp/exit)'
export const OTHER_IMAGE = 'lab-resource-manager/sample:other'

/** The real daemon behind a line that can be cut. */
export async function dockerBench(): Promise<ProvisionerBench> {
  const folderOf = anInstallation()
  await folderOf.provisioner.close()
  const line = await startLine(join(folderOf.folder, 'line.sock'))
  const made: Provisioner[] = []
  const others: ReturnType<typeof anInstallation>[] = []
  const make = (): Provisioner => {
    const { instanceId, folder } = folderOf
    const provisioner = createDockerProvisioner({
      instanceId,
      clock: new SystemClock(),
      log: silentLog,
      collectDir: join(folder, 'collected'),
      dockerHost: `unix://${line.path}`,
    })
    made.push(provisioner)
    return provisioner
  }
  return {
    provisioner: make(),
    again: async () => make(),
    stranger: async () => {
      const other = anInstallation()
      others.push(other)
      return other.provisioner
    },
    plan: (overrides) => aPlan({ command: ['/bin/sh', '-c', SERVE_UNTIL_TOLD], ...overrides }),
    otherImage: OTHER_IMAGE,
    sabotage: sabotageOf(folderOf.instanceId, line),
    tick: () => new Promise((resolve) => setTimeout(resolve, 25)),
    close: async () => {
      await Promise.all(made.map((provisioner) => provisioner.close()))
      await Promise.all(others.map((other) => other.close()))
      await folderOf.close()
      await line.cut()
      rmSync(folderOf.folder, { recursive: true, force: true })
    },
  }
}

/** Another image is the same one under another name and with another id. */
export async function makeOtherImage(): Promise<void> {
  const container = await docker.createContainer({ Image: SAMPLE_IMAGE })
  await container.commit({ repo: OTHER_IMAGE.split(':')[0], tag: OTHER_IMAGE.split(':')[1], comment: 'another one' })
  await container.remove()
}

/** The sample image under another name, with an id of its own. */
async function tagAnew(tag: string, comment: string): Promise<void> {
  const [repo = '', name = ''] = tag.split(':')
  const container = await docker.createContainer({ Image: SAMPLE_IMAGE, Env: [`BUILD=${comment}`] })
  await container.commit({ repo, tag: name, comment })
  await container.remove()
}

function sabotageOf(instanceId: string, line: Line): Sabotage {
  const nameOf = ({ name, uid }: LabIdentity): string => `lab-${name}-${uid.slice(0, 8)}`
  const of = (lab: LabIdentity) => docker.getContainer(nameOf(lab))
  const idOf = async (lab: LabIdentity): Promise<string> => (await of(lab).inspect()).Id
  return {
    createOnly: async (plan: LabPlan) => {
      await docker.createContainer({
        _query: { name: nameOf(plan) },
        _body: createBodyFor(plan, { instanceId, secrets: {}, networkId: NETWORK_NAME }),
      } as never)
    },
    kill: async (lab) => void (await of(lab).kill()),
    exit: async (lab, exitCode) => void (await inside(await idOf(lab), `echo ${exitCode} > /tmp/exit`)),
    remove: async (lab) => void (await of(lab).remove({ force: true })),
    pause: async (lab) => void (await of(lab).pause()),
    write: async (lab, text) => void (await inside(await idOf(lab), `echo '${text}' >> /home/student/work.txt`)),
    read: async (lab) => (await inside(await idOf(lab), 'cat /home/student/work.txt 2>/dev/null')).text,
    makeHole: async (lab, bytes) =>
      void (await inside(await idOf(lab), `dd if=/dev/zero of=/home/student/hole bs=1 count=0 seek=${bytes}`)),
    disconnect: async (lab) => {
      const { NetworkSettings } = await of(lab).inspect()
      for (const { NetworkID } of Object.values(NetworkSettings.Networks))
        await docker.getNetwork(NetworkID).disconnect({ Container: await idOf(lab), Force: true })
    },
    useMemory: async (lab, bytes) => void (await inside(await idOf(lab), `dd if=/dev/zero of=/tmp/much bs=1M count=${bytes >> 20}`)),
    rebuildImage: async (make) => {
      const tag = `lab-resource-manager/rebuilt:${randomUUID().slice(0, 8)}`
      await tagAnew(tag, 'first')
      const before = (await docker.getImage(tag).inspect()).Id
      const plan = await make(tag)
      await tagAnew(tag, 'second')
      const restore = async (): Promise<void> => {
        const made = await docker.listContainers({ all: true, filters: { name: [nameOf(plan)] } })
        for (const { Id } of made) await docker.getContainer(Id).remove({ force: true })
        for (const image of [tag, before]) await docker.getImage(image).remove({ force: true })
      }
      return { plan, restore }
    },
    contact: { cut: line.cut, mend: line.mend },
  }
}

interface Line {
  readonly path: string
  cut(): Promise<void>
  mend(): Promise<void>
}

/** A socket that leads to the daemon as long as it is not cut. */
async function startLine(path: string): Promise<Line> {
  const target = (process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock').replace('unix://', '')
  const sockets = new Set<Socket>()
  let server: Server | undefined
  const mend = async (): Promise<void> => {
    server = createServer((near) => {
      const far = connect(target)
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(from)
        from.on('error', () => to.destroy())
        from.on('close', () => {
          sockets.delete(from)
          to.destroy()
        })
        from.pipe(to)
      }
    })
    await new Promise<void>((resolve) => server?.listen(path, resolve))
  }
  const cut = async (): Promise<void> => {
    const closing = server
    server = undefined
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((resolve) => (closing === undefined ? resolve() : closing.close(() => resolve())))
  }
  await mend()
  return { path, cut, mend }
}
