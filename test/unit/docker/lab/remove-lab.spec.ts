import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Observation } from '../../../../src/core/provisioner/observation'
import type { LabPlan, RemoveOptions } from '../../../../src/core/provisioner/provisioner'
import { collectLab } from '../../../../src/provisioners/docker/lab/remove-lab'
import { LABEL } from '../../../../src/provisioners/docker/container/labels'
import { provenOurs, candidateFrom } from '../../../../src/provisioners/docker/container/ownership'
import { lookAtLab } from '../../../../src/provisioners/docker/lab/find-lab'
import { removeLab } from '../../../../src/provisioners/docker/lab/remove-lab'
import { fateOf, takeAway } from '../../../../src/provisioners/docker/lab/replace-lab'
import { rawTar } from '../../../fixtures/a-tar'
import { GONE } from '../../../fixtures/removing'
import { ID, INSTANCE, LAB, toldDocker, type Told } from '../../../fixtures/told-docker'

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
    expect(await remove(docker())).toEqual({ failed: false, acts: ['kill', 'remove', 'removeVolume'] })
  })

  it('work that cannot be collected stays, with its container', async () => {
    withWork()
    const { failed, acts } = await remove(docker())
    expect(failed).toBe(true)
    expect(acts).toEqual(['kill', 'create'])
  })

  const TAR = rawTar({ name: 'student/', type: '5' }, { name: 'student/essay.txt', content: Buffer.from('mine') })

  it('work goes when it is in an archive with its manifest, and not before; what runs is ended first and never frozen', async () => {
    withWork()
    const world = docker({ tar: TAR })
    const collected = await removeLab(world.context, LAB, GONE, never)
    expect(world.acts()).toEqual(['kill', 'create', 'archive', 'remove', 'remove', 'removeVolume'])
    expect(collected).toMatchObject({ files: 1 })
    expect(readdirSync(collectDir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(tar|json)$/.test(name))).toHaveLength(2)
  })

  it('a part of it is no proof: what is more than the bound stays, and says so', async () => {
    withWork()
    const world = docker({ tar: TAR })
    await expect(removeLab(world.context, LAB, { ...GONE, maxBytes: 1 }, never)).rejects.toMatchObject({ reason: 'WorkTooLarge' })
    // The reader that we made goes; the lab stays.
    expect(world.acts()).toEqual(['kill', 'create', 'archive', 'remove'])
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

  it('what somebody has frozen stands still already', async () => {
    expect((await remove(docker({ status: 'paused' }))).acts).toEqual(['remove', 'removeVolume'])
  })

  it("by a person's word it goes without its work, and then nothing is looked for", async () => {
    withWork()
    expect(await remove(docker(), { withoutWork: true })).toEqual({ failed: false, acts: ['kill', 'remove', 'removeVolume'] })
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

describe('a container that somebody else took away', () => {
  const TAR = rawTar({ name: 'student/', type: '5' }, { name: 'student/essay.txt', content: Buffer.from('mine') })
  const VANISHED = { ...LAB, containerId: 'd'.repeat(64) }
  /** `first`: what this very container was archived for before it went. */
  const told = async (first: RemoveOptions['why'] | undefined) => {
    withWork()
    const gone: string[] = []
    if (first !== undefined) await collectLab(docker({ tar: TAR }).context, LAB, { ...GONE, why: first }, never)
    const world = docker({ tar: TAR, labels: {}, volumeLabels: { [LABEL.instance]: INSTANCE, [LABEL.uid]: LAB.uid } })
    const lab = first === undefined ? VANISHED : { ...LAB, containerId: ID }
    await removeLab(world.context, lab, { ...GONE, onDidFindGone: (what) => gone.push(what) }, never)
    return gone
  }

  it('is told, for what it held beside the folder could not be looked at', async () => {
    expect(await told(undefined)).toEqual(['container'])
    expect(await told('end')).toEqual(['container'])
  })

  it('is no loss where we took it away ourselves, and archived it for that', async () => {
    expect(await told('delete')).toEqual([])
    expect(await told('replace')).toEqual([])
  })
})

describe('a folder that was made in place of a lost one', () => {
  const LOST = 'd'.repeat(64)
  const told = async (insteadOf: string | undefined, containerId: string | undefined) => {
    const gone: string[] = []
    const own = { [LABEL.instance]: INSTANCE, [LABEL.uid]: LAB.uid }
    const world = docker({ volumeLabels: insteadOf === undefined ? own : { ...own, [LABEL.insteadOf]: insteadOf } })
    const lab = containerId === undefined ? LAB : { ...LAB, containerId }
    await removeLab(world.context, lab, { ...GONE, onDidFindGone: (what) => gone.push(what) }, never)
    return gone
  }

  it('says so at its removal, although it is empty, while the record names the container that is gone', async () => {
    expect(await told(LOST, LOST)).toEqual(['folder'])
    expect(await told('unrecorded', undefined)).toEqual(['folder'])
  })

  it('is the lab’s own as soon as the record names another container; of one without the mark no loss is known', async () => {
    expect(await told(LOST, ID)).toEqual([])
    expect(await told(LOST, 'e'.repeat(64))).toEqual(['container'])
    expect(await told(LOST, undefined)).toEqual([])
    expect(await told(undefined, LOST)).toEqual(['container'])
  })

  it('while the recorded container is there its folder is, whatever a volume says', async () => {
    expect(await told(ID, ID)).toEqual([])
  })
})

describe('what was seen before a removal', () => {
  const order = async (world: ReturnType<typeof docker>, about = {}) => {
    const acts: string[] = []
    await removeLab(world.context, LAB, { ...GONE, ...about, onWillRemove: async () => void acts.push(...world.acts(), 'told') }, never)
    return [...acts, ...world.acts().slice(acts.length - 1)]
  }

  it('is told before anything goes, and not where there is nothing to go or nobody has looked', async () => {
    expect(await order(docker())).toEqual(['kill', 'told', 'remove', 'removeVolume'])
    expect(await order(docker(), { withoutWork: true })).not.toContain('told')
    expect(await order(toldDocker({ collectDir, labels: {} }))).not.toContain('told')
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
