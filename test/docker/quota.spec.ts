import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Docker from 'dockerode'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { silentLog } from '../../src/core/observe/log'
import { misfits } from '../../src/core/plan/fit'
import type { LabPlan, Provisioner } from '../../src/core/provisioner/provisioner'
import { SystemClock } from '../../src/hosts/system-clock'
import { volumeNameOf } from '../../src/provisioners/docker/container/labels'
import { createDockerProvisioner } from '../../src/provisioners/docker/docker-provisioner'
import { startDockerd, type Dockerd } from '../setup/dockerd.mjs'
import { isRootOnLinux } from '../setup/packages.mjs'
import { aPlan, running } from './provisioner-labs'

const MIB = 1024 ** 2
const BOUND = 12 * MIB

/** A daemon whose data lies on a file system that counts by project, and its labs. */
describe('where Docker can keep a folder to a size, a student makes no more than can be collected', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-quota-'))
  const disk = join(folder, 'disk')
  let whyNot: string | undefined
  let daemon: Dockerd
  let docker: Docker
  let provisioner: Provisioner

  beforeAll(async () => {
    whyNot = isRootOnLinux() ? mountDisk(folder, disk) : 'only root on Linux can mount a file system'
    if (whyNot !== undefined) return
    daemon = await startDockerd({ flags: ['--data-root', disk] })
    docker = new Docker({ socketPath: daemon.socket })
    provisioner = createDockerProvisioner({
      instanceId: `test-${randomUUID()}`,
      clock: new SystemClock(),
      log: silentLog,
      collectDir: join(folder, 'collected'),
      dockerHost: daemon.host,
    })
  }, 120_000)
  afterAll(async () => {
    if (whyNot === undefined) {
      await provisioner.close()
      await daemon.remove()
      execFileSync('umount', [disk])
    }
    rmSync(folder, { recursive: true, force: true })
  })

  const orSkip = (context: TestContext): void => (whyNot === undefined ? undefined : context.skip(whyNot))

  async function write(plan: LabPlan, path: string, mebibytes: number): Promise<string> {
    const container = docker.getContainer((await provisioner.observe(plan)).containerId ?? '')
    const command = `dd if=/dev/zero of=${path} bs=1M count=${mebibytes} 2>&1`
    const exec = await container.exec({ Cmd: ['sh', '-c', command], AttachStdout: true, Tty: true })
    const chunks: Buffer[] = []
    for await (const chunk of (await exec.start({ Tty: true })) as unknown as AsyncIterable<Buffer>) chunks.push(chunk)
    return Buffer.concat(chunks).toString()
  }
  const FULL = /No space left on device|Disk quota exceeded/

  it('the folder ends at its bound, each student has their own, and what is below goes on', async (context) => {
    orSkip(context)
    const [ada, bob] = [aPlan({ folderBytes: BOUND }), aPlan({ folderBytes: BOUND })]
    for (const plan of [ada, bob]) await running(provisioner, plan)
    expect(await write(ada, '/home/student/much', 20)).toMatch(FULL)
    expect(await write(bob, '/home/student/some', 8)).not.toMatch(FULL)
    const { bytes = 0 } = (await provisioner.folderSizes(MIB, new AbortController().signal)).get(ada.uid) ?? {}
    expect([bytes > 10 * MIB, bytes <= BOUND]).toEqual([true, true])
  }, 120_000)

  it('so does a root that may be written to', async (context) => {
    orSkip(context)
    const plan = aPlan({ folderBytes: BOUND, writable: true, user: '0:0' })
    await running(provisioner, plan)
    expect(await write(plan, '/much', 20)).toMatch(FULL)
  }, 120_000)

  it('without a bound there is none; a folder that was there before keeps to none either, and its lab still fits', async (context) => {
    orSkip(context)
    const plan = aPlan()
    await running(provisioner, plan)
    expect(await write(plan, '/home/student/much', 20)).not.toMatch(FULL)
    await docker.getContainer((await provisioner.observe(plan)).containerId ?? '').remove({ force: true })
    const bounded = { ...plan, folderBytes: BOUND }
    const seen = await running(provisioner, bounded)
    expect(await write(plan, '/home/student/more', 20)).not.toMatch(FULL)
    expect(misfits(bounded, seen)).toEqual([])
  }, 120_000)

  it('of the question nothing is left: every volume is a lab’s', async (context) => {
    orSkip(context)
    const plan = aPlan({ folderBytes: BOUND })
    await running(provisioner, plan)
    const { Volumes } = await docker.listVolumes()
    expect(Volumes.map(({ Name }) => Name)).toContain(volumeNameOf(plan))
    expect(Volumes.filter(({ Name }) => !/^lab-[0-9a-f-]{36}$/.test(Name))).toEqual([])
  }, 120_000)
})

/** undefined: it is mounted; otherwise why it cannot be. */
function mountDisk(folder: string, at: string): string | undefined {
  const image = join(folder, 'image')
  writeFileSync(image, '')
  truncateSync(image, 1024 * MIB)
  mkdirSync(at)
  const run = (program: string, ...args: readonly string[]): string | undefined => {
    try {
      execFileSync(program, args, { stdio: 'pipe' })
      return undefined
    } catch (error) {
      return String((error as { stderr?: Buffer }).stderr ?? error)
        .trim()
        .split('\n')[0]
    }
  }
  const made = run('mkfs.xfs', '-q', image) ?? run('mount', '-o', 'loop,pquota', image, at)
  return made === undefined ? undefined : `no file system that counts by project here: ${made}`
}
