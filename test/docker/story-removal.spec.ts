import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { conditionOf } from '../../src/core/resource/lab-conditions'
import { Stage } from '../fixtures/docker-world-stage'
import { inside } from './provisioner-labs'

const RIGHT_MS = 30_000
const ESSAY = 'what a student wrote'

describe('#195 whatever way a lab goes, what a student made is in an archive first', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await Stage.open()
    await stage.readyLabs(1)
    await inside(id(), `echo '${ESSAY}' > /home/student/essay.txt`)
  })
  afterEach(() => stage?.close())

  const lab = () => stage.watch.named('student-1')
  const id = (): string => lab()?.status.containerId ?? ''
  const until = (what: string, holds: () => boolean) => stage.watch.until(what, holds, RIGHT_MS)
  const said = (code: string) => lab()?.status.transitions?.some((each) => each.code === code) === true
  const archives = () =>
    readdirSync(join(stage.app.dataDir, 'collected'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tar'))
      .map((name) => join(stage.app.dataDir, 'collected', name))
  /** GNU tar finds the essay, word for word. */
  const essays = () =>
    archives().map((path) => execFileSync('tar', ['-xOf', path, '--wildcards', '*essay.txt'], { encoding: 'utf8' }).trim())
  const gone = async (): Promise<void> => {
    await until('the lab is gone', () => lab() === undefined)
    expect(await stage.containers()).toEqual([])
    expect(await stage.world.volumesOf(stage.app.instanceId)).toEqual([])
  }

  it.each([
    ['emptied', { workDir: null }],
    ['moved to /tmp', { workDir: '/tmp' }],
    ['moved to files of the image', { workDir: '/www' }],
  ])('the work folder of its template was %s: the lab is deleted, and its essay is there', async (_how, spec) => {
    await stage.labs.editTemplate('sample-lab', spec)
    await stage.labs.delete('student-1')
    await gone()
    expect(essays()).toEqual([ESSAY])
  })

  it('it ends by the clock and Docker is pruned to the last volume: the essay was in safety, and the lab that comes back says that its folder is new', async () => {
    await stage.labs.edit('student-1', { endsAt: new Date(Date.now() + 1_000).toISOString() })
    await until('ended and collected', () => conditionOf('WorkCollected', lab()?.status.conditions)?.status === 'True')
    expect([lab()?.status.state, essays()]).toEqual(['expired', [ESSAY]])
    await stage.world.docker.getContainer(id()).remove({ force: true, v: true })
    await stage.world.docker.getVolume(`lab-${lab()?.metadata.uid ?? ''}`).remove()
    await stage.labs.edit('student-1', { endsAt: new Date(Date.now() + 3_600_000).toISOString() })
    await until('it is back', () => lab()?.status.state === 'ready')
    expect([said('FolderIsNew'), JSON.stringify(lab()?.status.transitions)]).toEqual([true, expect.not.stringContaining('with its work')])
    await stage.labs.delete('student-1')
    await gone()
    expect(essays()).toEqual([ESSAY])
  })

  it('the same data directory is served for practice once: no container is touched, a deletion waits, and is done where the lab is', async () => {
    const before = id()
    await stage.app.stop()
    stage.app.practises = true
    await stage.start()
    await stage.passesOver(3)
    await stage.labs.delete('student-1')
    await stage.passesOver(3)
    expect((await stage.world.docker.getContainer(before).inspect()).State.Running).toBe(true)
    await stage.app.stop()
    stage.app.practises = false
    await stage.start()
    await gone()
    expect(essays()).toEqual([ESSAY])
  })

  it('the store is lost, the lab adopted and deleted before it was ever started again: its essay is there', async () => {
    await stage.app.kill9()
    for (const name of readdirSync(stage.app.dataDir)) if (/^(state\.json|journal-)/.test(name)) rmSync(join(stage.app.dataDir, name))
    writeFileSync(join(stage.app.dataDir, 'START-EMPTY'), '')
    await stage.start()
    await stage.labs.tune({ reconcile: { interval: '1s' } })
    await expect.poll(() => stage.labs.adopt(), { timeout: 90_000, interval: 1_000 }).toBe(1)
    await stage.labs.deleteAll()
    await until('the lab is gone', () => stage.watch.labs.size === 0)
    expect([essays(), await stage.containers()]).toEqual([[ESSAY], []])
  })

  it('only links and folders are work too, and an emptied folder takes nothing away from what was kept', async () => {
    await inside(id(), 'mkdir -p /home/student/one/two && ln -s two /home/student/one/latest')
    await stage.labs.edit('student-1', { endsAt: new Date(Date.now() + 1_000).toISOString() })
    await until('ended and collected', () => conditionOf('WorkCollected', lab()?.status.conditions)?.status === 'True')
    await stage.labs.edit('student-1', { endsAt: new Date(Date.now() + 3_600_000).toISOString() })
    await until('it is back', () => lab()?.status.state === 'ready')
    await inside(id(), 'rm -r /home/student/*')
    await stage.labs.delete('student-1')
    await gone()
    expect(archives().some((path) => execFileSync('tar', ['-tf', path], { encoding: 'utf8' }).includes('one/latest'))).toBe(true)
  })
})
