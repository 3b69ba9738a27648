import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Docker from 'dockerode'
import { silentLog } from '../../src/core/observe/log'
import type { Hint, LabPlan } from '../../src/core/provisioner/provisioner'
import { SystemClock } from '../../src/hosts/system-clock'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import { SAMPLE_IMAGE } from '../../src/provisioners/docker/image/sample-image'

/** A provisioner of its own installation on the real daemon, and everything of that installation gone afterwards. */
export function anInstallation(instanceId = `test-${randomUUID()}`) {
  const folder = mkdtempSync(join(tmpdir(), 'lab-docker-'))
  const provisioner = createDockerProvisioner({
    instanceId,
    clock: new SystemClock(),
    log: silentLog,
    collectDir: join(folder, 'collected'),
  })
  return {
    instanceId,
    folder,
    provisioner,
    async close(): Promise<void> {
      await provisioner.close()
      await sweep(instanceId)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const docker = new Docker()

export function aPlan(overrides: Partial<LabPlan> = {}): LabPlan {
  const uid = overrides.uid ?? randomUUID()
  return {
    uid,
    name: `lab-${uid.slice(0, 4)}`,
    namespace: 'student-labs',
    template: 'sample-lab',
    generation: 1,
    image: SAMPLE_IMAGE,
    ports: [{ name: 'http', containerPort: 8080 }],
    environment: {},
    secrets: [],
    hostPorts: {},
    limits: { cpu: 1, memoryBytes: 64 * 1024 * 1024, pids: 64 },
    templateLimits: { cpu: 1, memoryBytes: 64 * 1024 * 1024, pids: 64 },
    ownLimits: {},
    readiness: { type: 'http', port: 8080, timeout: '1s' },
    openPath: '/',
    workDir: '/home/student',
    user: '1000:1000',
    writable: false,
    capabilities: [],
    stopTimeoutMs: 1_000,
    ...overrides,
  }
}

export const never = new AbortController().signal

/** Ensures until the container runs; an image on its way is waited for by its hint, not by time. */
export async function running(provisioner: ReturnType<typeof anInstallation>['provisioner'], plan: LabPlan) {
  for (;;) {
    const arrived = hinted(provisioner, (hint) => hint.type === 'lab' && hint.uid === plan.uid && hint.what === 'image')
    const ensured = await provisioner.ensure(plan, never)
    if (ensured.phase === 'running') {
      arrived.stop()
      return ensured.observation
    }
    await arrived.promise
  }
}

export function hinted(provisioner: ReturnType<typeof anInstallation>['provisioner'], wanted: (hint: Hint) => boolean) {
  let stop = (): void => {}
  const promise = new Promise<Hint>((resolve) => {
    stop = provisioner.onDidHint((hint) => {
      if (!wanted(hint)) return
      stop()
      resolve(hint)
    })
  })
  return { promise, stop: () => stop() }
}

/** Runs a command in a container as its own user; its output and exit code. */
export async function inside(containerId: string, command: string): Promise<{ text: string; code: number }> {
  const exec = await docker
    .getContainer(containerId)
    .exec({ Cmd: ['sh', '-c', command], AttachStdout: true, AttachStderr: true, Tty: true })
  const stream = await exec.start({ Tty: true })
  const chunks: Buffer[] = []
  for await (const chunk of stream as unknown as AsyncIterable<Buffer>) chunks.push(chunk)
  const { ExitCode } = await exec.inspect()
  return { text: Buffer.concat(chunks).toString().trim(), code: ExitCode ?? -1 }
}

async function sweep(instanceId: string): Promise<void> {
  const filters = { label: [`com.neuroglia.lab.instance=${instanceId}`] }
  for (const { Id } of await docker.listContainers({ all: true, filters })) await docker.getContainer(Id).remove({ force: true, v: true })
  const { Volumes } = await docker.listVolumes({ filters })
  for (const { Name } of Volumes ?? []) await docker.getVolume(Name).remove()
}
