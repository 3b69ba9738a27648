import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Collected, LabPlan } from '../../src/core/provisioner/provisioner'
import { GONE } from '../fixtures/removing'
import { buildWordedImage, removeWordedImages } from './worded-for-work'
import { anInstallation, aPlan, docker, inside, never, running } from './provisioner-labs'

describe('#195 nothing that a student made is destroyed unseen', () => {
  let home: ReturnType<typeof anInstallation>
  beforeEach(() => {
    home = anInstallation()
  })
  afterEach(async () => {
    await home.close()
    await removeWordedImages()
  })

  async function atWork(plan: LabPlan, commands: string) {
    const { containerId = '' } = await running(home.provisioner, plan)
    expect((await inside(containerId, commands)).code).toBe(0)
    return { ...plan, containerId }
  }
  /** Where the sample image lets only root write; an image made for students has such places of theirs. */
  async function asRoot(containerId: string, command: string): Promise<void> {
    const exec = await docker.getContainer(containerId).exec({ Cmd: ['/bin/sh', '-c', command], User: '0:0', AttachStdout: true })
    const stream = await exec.start({})
    await new Promise((resolve) => stream.on('end', resolve).resume())
  }
  /** What GNU tar reads in an archive. */
  const listed = (work: Collected | undefined, path = work?.path ?? ''): string => execFileSync('tar', ['-tvf', path], { encoding: 'utf8' })
  const beside = (work: Collected | undefined): readonly string[] => readdirSync(dirname(work?.path ?? '')).toSorted()
  const isLeft = async (plan: LabPlan) => (await home.provisioner.observe(plan)).condition

  it('a folder of folders and links only is work', async () => {
    const plan = await atWork(aPlan(), 'mkdir -p /home/student/chapter/one && ln -s one /home/student/chapter/latest')
    const work = await home.provisioner.remove(plan, GONE)
    expect(listed(work)).toMatch(/chapter\/latest -> one\n.*chapter\/one\//s)
    expect(await isLeft(plan)).toBe('absent')
  })

  it('#196 an emptied folder does not take the place of the full one: each collection is an archive of its own', async () => {
    const plan = await atWork(aPlan(), 'echo essay > /home/student/essay.txt')
    const full = await home.provisioner.collect(plan, { ...GONE, why: 'now' })
    await inside(plan.containerId, 'rm /home/student/essay.txt')
    const work = await home.provisioner.remove(plan, GONE)
    expect([work?.path, listed(full)]).toEqual([full?.path, expect.stringContaining('essay.txt')])
    await atWork(aPlan({ uid: plan.uid, name: plan.name }), 'echo second > /home/student/second.txt')
    const second = await home.provisioner.remove(plan, GONE)
    expect([listed(second), listed(full)]).toEqual([expect.stringContaining('second.txt'), expect.stringContaining('essay.txt')])
  })

  it('volumes of the image and a writable root are work, told by the container and not by any template', async () => {
    const image = await buildWordedImage(['VOLUME ["/data"]'])
    const plan = await atWork(aPlan({ image, writable: true }), 'echo row > /data/table.csv && echo x > /tmp/nothing')
    await asRoot(plan.containerId, 'mkdir /home/other && echo conf > /home/other/app.conf')
    const work = await home.provisioner.remove({ uid: plan.uid, name: plan.name, namespace: plan.namespace }, GONE)
    const files = beside(work)
    const archives = files.filter((name) => name.endsWith('.tar')).map((name) => listed(work, join(dirname(work?.path ?? ''), name)))
    expect(archives.join('\n')).toMatch(/data\/table\.csv/)
    expect(archives.join('\n')).toMatch(/home\/other\/app\.conf/)
    expect(archives.join('\n')).not.toMatch(/tmp\/nothing/)
    const manifest = JSON.parse(
      readFileSync(join(dirname(work?.path ?? ''), files.find((name) => name.endsWith('.json')) ?? ''), 'utf8'),
    ) as Record<string, unknown>
    expect(manifest).toMatchObject({
      uid: plan.uid,
      studentEmail: 'ada@example.com',
      template: 'sample-lab',
      why: 'delete',
      host: expect.any(String),
      parts: expect.any(Array),
    })
  })

  it('what has been collected and has not run since is not archived again; what has, is', async () => {
    const plan = await atWork(aPlan(), 'echo essay > /home/student/essay.txt')
    await home.provisioner.stop(plan, 0)
    const atEnd = await home.provisioner.collect(plan, { ...GONE, why: 'end' })
    const again = await home.provisioner.collect(plan, { ...GONE, why: 'end' })
    expect([again?.path, beside(again).length]).toEqual([atEnd?.path, 2])
    await running(home.provisioner, plan)
    const later = await home.provisioner.remove(plan, GONE)
    expect(later?.path).not.toBe(atEnd?.path)
  })

  it('its image, its container and its template may be gone: the folder is read all the same', async () => {
    const image = await buildWordedImage(['ENV A=b'])
    const plan = await atWork(aPlan({ image }), 'echo essay > /home/student/essay.txt')
    await docker.getContainer(plan.containerId).remove({ force: true })
    await docker.getImage(image).remove({ force: true })
    const work = await home.provisioner.remove(plan, GONE)
    expect(listed(work)).toContain('essay.txt')
    await expect(docker.getVolume(`lab-${plan.uid}`).inspect()).rejects.toMatchObject({ statusCode: 404 })
  })

  it('a person replaces a container that holds more than the folder: that is in an archive first, and the folder goes along', async () => {
    const plan = await atWork(aPlan({ writable: true }), 'echo essay > /home/student/essay.txt')
    await asRoot(plan.containerId, 'mkdir -p /srv/app && echo conf > /srv/app/app.conf')
    const changed = { ...plan, environment: { A: 'b' } }
    await home.provisioner.restart(changed, never)
    expect((await home.provisioner.observe(changed)).containerId).toBe(plan.containerId)
    await home.provisioner.restart({ ...changed, mayReplace: true }, never)
    const after = await home.provisioner.observe({ uid: plan.uid, name: plan.name, namespace: plan.namespace })
    expect([
      after.containerId === plan.containerId,
      (await inside(after.containerId ?? '', 'cat /home/student/essay.txt; ls /srv 2>/dev/null')).text,
    ]).toEqual([false, 'essay'])
    const work = await home.provisioner.remove({ ...plan, containerId: after.containerId ?? '' }, GONE)
    const replaced = beside(work).filter((name) => name.endsWith('-replace-root.tar'))
    expect(replaced.map((name) => listed(work, join(dirname(work?.path ?? ''), name))).join()).toContain('srv/app/app.conf')
  })

  it('#197 snapshot and end are one moment: what is being written stands still before it is read', async () => {
    const plan = await atWork(
      aPlan(),
      '(while true; do date +%s%N >> /home/student/log.txt; done) >/dev/null 2>&1 & until [ -s /home/student/log.txt ]; do :; done',
    )
    const work = await home.provisioner.remove(plan, GONE)
    expect([listed(work), await isLeft(plan)]).toEqual([expect.stringContaining('log.txt'), 'absent'])
  })

  it('a program that saves on SIGTERM is let end by itself where its template gives it time', async () => {
    const save = 'trap "echo saved > /home/student/saved.txt; exit 0" TERM; httpd -p 8080 -h /www; while true; do sleep 0.1; done'
    const plan = aPlan({ command: ['/bin/sh', '-c', save] })
    await running(home.provisioner, plan)
    expect(listed(await home.provisioner.remove(plan, { ...GONE, graceMs: 5_000 }))).toContain('saved.txt')
  })

  it('#198 a file that claims 1000 GB fills no disk; what is too large stays where it is, and the lab stands still', async () => {
    const plan = await atWork(
      aPlan(),
      'echo essay > /home/student/essay.txt && dd if=/dev/zero of=/home/student/huge bs=1 count=0 seek=1000000000000',
    )
    await expect(home.provisioner.remove(plan, GONE)).rejects.toMatchObject({
      reason: 'WorkTooLarge',
      sentence: { params: { claimsMB: 1_000_000 } },
    })
    expect(await isLeft(plan)).toBe('exited')
    await home.provisioner.remove(plan, { ...GONE, withoutWork: true })
    expect(await isLeft(plan)).toBe('absent')
  })

  it('holes are kept as holes', async () => {
    const plan = await atWork(
      aPlan(),
      'dd if=/dev/zero of=/home/student/holey bs=1 count=0 seek=500000000 && echo end >> /home/student/holey',
    )
    const work = await home.provisioner.remove(plan, GONE)
    expect([(work?.bytes ?? Infinity) < 1_000_000, listed(work)]).toEqual([true, expect.stringContaining('500000004')])
  })

  it('#198 a folder bound to be more than may be collected is not removed, and its first part is kept and proves nothing', async () => {
    const plan = await atWork(aPlan(), 'dd if=/dev/urandom of=/home/student/big bs=1M count=20')
    await expect(home.provisioner.remove(plan, { ...GONE, maxBytes: 10 << 20 })).rejects.toMatchObject({ reason: 'WorkTooLarge' })
    expect(await isLeft(plan)).toBe('exited')
    const work = await home.provisioner.remove(plan, { ...GONE, maxBytes: 30 << 20 })
    expect(existsSync(work?.path ?? '')).toBe(true)
  })

  it('#212 no reader is left behind, and none is taken for a lab', async () => {
    const plan = await atWork(aPlan(), 'echo essay > /home/student/essay.txt')
    await home.provisioner.remove(plan, GONE)
    const left = await docker.listContainers({ all: true, filters: { label: [`com.neuroglia.lab.instance=${home.instanceId}`] } })
    expect([left.length, (await home.provisioner.list()).doubtful]).toEqual([0, []])
  })
})
