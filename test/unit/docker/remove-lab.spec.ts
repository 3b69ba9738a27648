import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Observation } from '../../../src/core/provisioner/observation'
import type { LabPlan } from '../../../src/core/provisioner/provisioner'
import { collectLab } from '../../../src/provisioners/docker/collect-lab'
import { LABEL } from '../../../src/provisioners/docker/container/labels'
import { provenOurs, candidateFrom } from '../../../src/provisioners/docker/container/ownership'
import { lookAtLab } from '../../../src/provisioners/docker/find-lab'
import { removeLab } from '../../../src/provisioners/docker/remove-lab'
import { fateOf, takeAway } from '../../../src/provisioners/docker/replace-lab'
import { rawTar } from '../../fixtures/a-tar'
import { GONE } from '../../fixtures/removing'
import { ID, INSTANCE, LAB, toldDocker, type Told } from '../../fixtures/told-docker'

const never = new AbortController().signal
let folder = ''
let collectDir = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-folder-'))
  collectDir = mkdtempSync(join(tmpdir(), 'lab-work-'))
})
afterEach(() => {
  for (const path of [folder, collectDir]) rmSync(path, { recursive: true, force: true })
})
const withWork = () => writeFileSync(join(folder, 'essay.txt'), 'mine')
const docker = (told: Told = {}) => toldDocker({ source: folder, collectDir, ...told })
const remove = async (world: ReturnType<typeof docker>, about = {}) => {
  const error: unknown = await removeLab(world.context, LAB, { ...GONE, ...about }, never).then(
    () => undefined,
    (caught: unknown) => caught,
  )
  return { failed: error !== undefined, acts: world.acts() }
}

describe('what is removed was in safety before, or seen to be empty', () => {
  it('a folder that is seen to be empty goes with its container, and nothing is collected', async () => {
    expect(await remove(docker())).toEqual({ failed: false, acts: ['stop', 'remove', 'removeVolume'] })
  })

  it('work that cannot be collected stays, with its container, which goes on', async () => {
    withWork()
    const { failed, acts } = await remove(docker())
    expect(failed).toBe(true)
    expect(acts).toEqual(['pause', 'create', 'unpause'])
  })

  const TAR = rawTar({ name: 'student/', type: '5' }, { name: 'student/essay.txt', content: Buffer.from('mine') })

  it('work goes when it is in an archive with its manifest, and not before', async () => {
    withWork()
    const world = docker({ tar: TAR })
    const collected = await removeLab(world.context, LAB, GONE, never)
    expect(world.acts()).toEqual(['pause', 'create', 'archive', 'remove', 'remove', 'removeVolume'])
    expect(collected).toMatchObject({ files: 1 })
    expect(readdirSync(collectDir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(tar|json)$/.test(name))).toHaveLength(2)
  })

  it('a part of it is no proof: what is more than the bound stays, and says so', async () => {
    withWork()
    const world = docker({ tar: TAR })
    await expect(removeLab(world.context, LAB, { ...GONE, maxBytes: 1 }, never)).rejects.toMatchObject({ reason: 'WorkTooLarge' })
    // The reader that we made goes; the lab goes on.
    expect(world.acts()).toEqual(['pause', 'create', 'archive', 'remove', 'unpause'])
  })

  it("a volume of the lab's name that another installation made stays", async () => {
    const world = toldDocker({ source: folder, collectDir, labels: {}, volumeLabels: { [LABEL.instance]: 'other', [LABEL.uid]: LAB.uid } })
    await removeLab(world.context, LAB, GONE, never)
    expect(world.acts()).toEqual([])
  })

  it('a container of the name that is not the lab is nothing that was found', async () => {
    const world = docker({ labels: { [LABEL.instance]: 'other', [LABEL.uid]: LAB.uid } })
    expect(await lookAtLab(world.context, LAB)).toMatchObject({ condition: 'absent' })
  })

  it('what a program changed in a writable root is work', async () => {
    const { failed, acts } = await remove(docker({ readonlyRoot: false, changes: [{ Path: '/srv/made', Kind: 1 }] }))
    expect(failed).toBe(true)
    expect(acts).not.toContain('remove')
    expect(acts).not.toContain('removeVolume')
  })

  it('a folder that cannot be asked about is not empty', async () => {
    const { failed, acts } = await remove(docker({ readonlyRoot: false, refused: ['changes'] }))
    expect({ failed, removes: acts.includes('remove') }).toEqual({ failed: true, removes: false })
  })

  it('with a grace it ends by itself first, and does not begin anew if it could not be removed', async () => {
    withWork()
    expect((await remove(docker(), { graceMs: 5000 })).acts).toEqual(['stop', 'create'])
  })

  it('that we had frozen before a crash goes on as well', async () => {
    withWork()
    expect((await remove(docker({ status: 'paused' }))).acts).toEqual(['create', 'unpause'])
  })

  it("by a person's word it goes without its work, and then nothing is looked for", async () => {
    withWork()
    expect(await remove(docker(), { withoutWork: true })).toEqual({ failed: false, acts: ['pause', 'remove', 'removeVolume'] })
  })

  it('a run that was given up meanwhile removes nothing', async () => {
    const world = docker()
    await expect(removeLab(world.context, LAB, GONE, AbortSignal.abort())).rejects.toThrow()
    expect(world.acts()).not.toContain('remove')
    expect(world.acts()).not.toContain('removeVolume')
  })

  it.each([
    ["another installation's", { [LABEL.instance]: 'other', [LABEL.uid]: LAB.uid, [LABEL.name]: LAB.name }, undefined],
    ["another lab's", { [LABEL.instance]: INSTANCE, [LABEL.uid]: 'other', [LABEL.name]: LAB.name }, undefined],
    ['of another name with labels that an image handed down', undefined, '/stranger'],
  ] as const)('a container that is %s is not touched', async (_whose, labels, name) => {
    const world = docker({ ...(labels === undefined ? {} : { labels }), ...(name === undefined ? {} : { name }) })
    const { acts } = await remove(world, { withoutWork: true })
    expect(acts.filter((act) => act !== 'removeVolume')).toEqual([])
  })

  it('an id that is no full one is not asked about', async () => {
    const world = docker()
    await expect(removeLab(world.context, { ...LAB, containerId: 'abc' }, GONE, never)).rejects.toMatchObject({ reason: 'NotOurs' })
    expect(world.acts()).toEqual([])
  })
})

describe('what gives way to another container', () => {
  const plan = { ...LAB, template: 'sample-lab', stopTimeoutMs: 1000 } as unknown as LabPlan
  const seen = (condition: string, holds: readonly string[] = []) =>
    ({ condition, holds, ports: {}, uid: LAB.uid }) as unknown as Observation
  const replace = async (world: ReturnType<typeof docker>, observation: Observation) => {
    const id = provenOurs(candidateFrom(world.found), LAB, INSTANCE)
    return takeAway(world.context, plan, { found: world.found, id, seen: observation, signal: never }).then(
      () => world.acts(),
      () => ['failed', ...world.acts()],
    )
  }

  it('stays when what it holds could not be brought into safety', async () => {
    const world = docker({ readonlyRoot: false, changes: [{ Path: '/srv/made', Kind: 1 }] })
    const acts = await replace(world, seen('running', ['root']))
    expect(acts.slice(0, 2)).toEqual(['failed', 'stop'])
    expect(acts).not.toContain('remove')
  })

  it('goes at once when nobody has worked in it', async () => {
    expect(await replace(docker(), seen('created', ['root']))).toEqual(['remove'])
  })

  it('is kept, with all that it holds, until a person has decided', () => {
    const cutOff = { ...seen('exited', ['root']), isCutOff: true } as Observation
    const fate = (parts: object, observation = cutOff) => fateOf({ ...plan, hostPorts: {}, ...parts } as LabPlan, observation)
    expect([fate({}), fate({ mayReplace: true }), fate({}, { ...cutOff, holds: [] })]).toEqual(['keepMisfit', 'replace', 'replace'])
  })
})

describe('what is collected while a lab goes on', () => {
  it('is its own only, and is neither stopped nor frozen for it', async () => {
    withWork()
    const stranger = docker({ labels: { [LABEL.instance]: 'other' } })
    await collectLab(stranger.context, LAB, GONE, never).catch(() => undefined)
    const own = docker()
    await expect(collectLab(own.context, { ...LAB, containerId: ID }, GONE, never)).rejects.toThrow()
    expect(own.acts()).toEqual(['create'])
  })
})
