import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { misfits } from '../../src/core/plan/fit'
import { ProvisionerError } from '../../src/core/provisioner/provisioner-error'
import { aPlan, anInstallation, docker, inside, never, running } from './provisioner-labs'
import { GONE } from '../fixtures/removing'

describe('the life of a lab in Docker', () => {
  let home: ReturnType<typeof anInstallation>
  beforeAll(() => void (home = anInstallation()))
  afterAll(() => home.close())

  it('makes, probes, stops, starts again, restarts and removes a lab', async () => {
    const { provisioner } = home
    const plan = aPlan()
    const seen = await running(provisioner, plan)
    expect(seen).toMatchObject({ uid: plan.uid, condition: 'running', generation: 1 })
    await expect
      .poll(() => provisioner.probe(plan, seen, never))
      .toEqual({ answered: true, endpoint: `http://127.0.0.1:${seen.ports[8080]}/` })
    const page = await fetch(`http://127.0.0.1:${seen.ports[8080]}/`)
    expect(await page.text()).toContain('This lab is running')
    const id = seen.containerId ?? ''
    expect(await inside(id, 'echo kept > /home/student/work.txt && id -u')).toEqual({ text: '1000', code: 0 })
    expect(await provisioner.stop(plan, 0)).toMatchObject({ condition: 'exited', containerId: id })
    const again = await running(provisioner, { ...plan, containerId: id, generation: 2 })
    expect(again).toMatchObject({ condition: 'running', containerId: id })
    expect(await inside(id, 'cat /home/student/work.txt')).toEqual({ text: 'kept', code: 0 })
    expect(await provisioner.restart(plan, never)).toMatchObject({ phase: 'running', observation: { containerId: id } })
    expect((await provisioner.list()).byUid.get(plan.uid)).toMatchObject({ condition: 'running', containerId: id })
    await provisioner.remove(plan, GONE)
    expect(await provisioner.observe(plan)).toEqual({ uid: plan.uid, condition: 'absent', ports: {} })
    await expect(docker.getVolume(`lab-${plan.uid}`).inspect()).rejects.toMatchObject({ statusCode: 404 })
    await provisioner.remove(plan, GONE)
  })

  it('#154 hands a variable of several lines over as it is, and sees it as it is', async () => {
    const KEY = '-----BEGIN PRIVATE KEY-----\nMIIEvgIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n'
    const plan = aPlan({ environment: { KEY } })
    const seen = await running(home.provisioner, plan)
    expect(misfits(plan, seen)).toEqual([])
    expect(await inside(seen.containerId ?? '', 'printf %s "$KEY" | base64 | tr -d "\\n"')).toEqual({
      text: Buffer.from(KEY).toString('base64'),
      code: 0,
    })
    await home.provisioner.remove(plan, GONE)
  })

  it('says plainly that a command cannot be run, and keeps the name free for the next attempt', async () => {
    const plan = aPlan({ command: ['/no/such/program'] })
    const error = await home.provisioner.ensure(plan, never).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ProvisionerError)
    expect(error).toMatchObject({ reason: 'BadCommand', handling: 'terminal' })
    expect(await running(home.provisioner, { ...plan, generation: 2, command: ['/bin/sleep', '100'] })).toMatchObject({
      condition: 'running',
    })
  })
})

describe('a lab in which programs are just being started', () => {
  let home: ReturnType<typeof anInstallation>
  beforeAll(() => void (home = anInstallation()))
  afterAll(() => home.close())

  /** One after another, until its container says no. */
  async function startPrograms(containerId: string): Promise<void> {
    for (;;) {
      try {
        const exec = await docker.getContainer(containerId).exec({ Cmd: ['/bin/true'] })
        await exec.start({ Detach: true })
      } catch {
        return
      }
    }
  }

  it.each(Array.from({ length: 12 }, (_, round) => round))('is deleted all the same, with its work in safety first (%i)', async () => {
    const plan = aPlan({ limits: { cpu: 2, memoryBytes: 128 * 1024 * 1024, pids: 256 } })
    const { containerId = '' } = await running(home.provisioner, plan)
    await inside(containerId, 'echo essay > /home/student/essay.txt')
    const hands = [startPrograms(containerId), startPrograms(containerId), startPrograms(containerId)]
    expect(await home.provisioner.remove({ ...plan, containerId }, GONE)).toMatchObject({ files: 1 })
    await Promise.all(hands)
  })
})

describe('the work of a lab', () => {
  let home: ReturnType<typeof anInstallation>
  beforeAll(() => void (home = anInstallation()))
  afterAll(() => home.close())

  async function withWork() {
    const plan = aPlan()
    const { containerId = '' } = await running(home.provisioner, plan)
    await inside(containerId, 'echo essay > /home/student/essay.txt')
    return { ...plan, containerId }
  }

  it('is collected from a lab whose container somebody removed, as long as its folder is there', async () => {
    const plan = await withWork()
    await docker.getContainer(plan.containerId).remove({ force: true })
    expect(await home.provisioner.collect(plan, GONE)).toMatchObject({ files: 1 })
    await home.provisioner.remove(plan, GONE)
    expect(await home.provisioner.observe(plan)).toMatchObject({ condition: 'absent' })
    await expect(docker.getVolume(`lab-${plan.uid}`).inspect()).rejects.toMatchObject({ statusCode: 404 })
  })

  it('that was taken away is lost, whatever empty folder is there by now, and however often somebody asks before the record knows', async () => {
    const plan = { ...(await withWork()), hadFolder: true }
    const { provisioner } = home
    const gone: string[] = []
    const about = { ...GONE, onDidFindGone: (what: string) => gone.push(what) }
    await docker.getContainer(plan.containerId).remove({ force: true, v: true })
    await docker.getVolume(`lab-${plan.uid}`).remove()
    const made = await running(provisioner, plan)
    // As after a crash: it is there already, and runs.
    const found = await running(provisioner, plan)
    const told = await running(provisioner, { ...plan, containerId: made.containerId ?? '' })
    expect([made.hasNewFolder, found.hasNewFolder, told.hasNewFolder]).toEqual([true, true, undefined])
    await docker.getContainer(made.containerId ?? '').remove({ force: true })
    const third = await running(provisioner, { ...plan, containerId: made.containerId ?? '' })
    expect(third.hasNewFolder).toBeUndefined()
    await provisioner.collect(plan, about)
    await provisioner.remove(plan, about)
    expect(gone).toEqual(['folder', 'folder'])
  })

  it('is collected whatever became of the template that said where it is', async () => {
    const plan = await withWork()
    expect(await home.provisioner.collect({ ...plan }, { ...GONE, template: 'deleted-since' })).toMatchObject({ files: 1 })
    await home.provisioner.remove(plan, GONE)
  })
})
