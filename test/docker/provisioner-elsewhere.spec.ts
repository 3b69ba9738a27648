import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LabPlan } from '../../src/core/provisioner/provisioner'
import { GONE } from '../fixtures/removing'
import { anInstallation, aPlan, inside, never, running } from './provisioner-labs'

describe("a lab's work goes where a person wants it", () => {
  let home: ReturnType<typeof anInstallation>
  let folder = ''
  beforeEach(() => {
    home = anInstallation()
    folder = join(home.folder, 'disk')
  })
  afterEach(() => home.close())

  async function atWork(overrides: Partial<LabPlan> = {}) {
    const plan = aPlan(overrides)
    const { containerId = '' } = await running(home.provisioner, plan)
    expect((await inside(containerId, 'echo essay > /home/student/essay.txt')).code).toBe(0)
    return { ...plan, containerId }
  }
  const filesBelow = (path: string) => readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name))

  it("a folder that is not there when it is needed is not made behind a person's back: the lab stays", async () => {
    const plan = await atWork()
    await expect(home.provisioner.remove(plan, { ...GONE, folder })).rejects.toMatchObject({
      reason: 'WorkFolderUnfit',
      sentence: { code: 'WorkFolderGone', params: { folder } },
    })
    expect([existsSync(folder), (await home.provisioner.observe(plan)).condition]).toEqual([false, 'exited'])
    expect(await home.provisioner.refuseWorkFolder(folder, { dryRun: false })).toBeUndefined()
    const work = await home.provisioner.remove(plan, { ...GONE, folder })
    expect([dirname(dirname(dirname(work?.path ?? ''))), (await home.provisioner.observe(plan)).condition]).toEqual([folder, 'absent'])
  })

  it('what was kept in the one place and has not changed since is not archived again in the other', async () => {
    const plan = await atWork()
    await home.provisioner.stop(plan, 0)
    const atEnd = await home.provisioner.collect(plan, { ...GONE, why: 'end' })
    mkdirSync(folder, { mode: 0o700 })
    const work = await home.provisioner.remove(plan, { ...GONE, folder })
    expect([work?.path, filesBelow(folder)]).toEqual([atEnd?.path, []])
  })

  it('a container that gives way to another one leaves what it held there, too', async () => {
    mkdirSync(folder, { mode: 0o700 })
    const plan = await atWork({ writable: true })
    await home.provisioner.restart({ ...plan, environment: { A: 'b' }, mayReplace: true, workFolder: folder }, never)
    expect(filesBelow(folder).some((name) => name.includes('-replace'))).toBe(true)
  })

  it('where there is room for the archive and none for its manifest, the archive does not stay: nobody would know of it', async (context) => {
    if (process.getuid?.() !== 0 || process.platform !== 'linux') return context.skip('only root on Linux can mount a small disk')
    mkdirSync(folder)
    // Itself, two folders, the archive and the manifest: one too many.
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=700,nr_inodes=4', 'tmpfs', folder])
    try {
      const plan = await atWork()
      await expect(home.provisioner.remove(plan, { ...GONE, folder })).rejects.toMatchObject({ reason: 'WorkDiskFull' })
      expect(filesBelow(folder)).toEqual([])
    } finally {
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true })
    }
  })
})
