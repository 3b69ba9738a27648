import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { conditionOf } from '../../src/core/resource/lab-conditions'
import { DOCKER_HOST } from '../fixtures/docker-world'
import { Stage } from '../fixtures/docker-world-stage'
import { LABS } from '../fixtures/http-client'
import { ServedApp } from '../fixtures/served-app'
import { inside } from './provisioner-labs'

const RIGHT_MS = 30_000
const PATCH = { method: 'PATCH', headers: { 'content-type': 'application/merge-patch+json' } } as const
const isPossible = process.getuid?.() === 0 && process.platform === 'linux'

describe.skipIf(!isPossible)('a delete on a full disk (as root on Linux: a small disk is mounted)', () => {
  let stage: Stage
  let elsewhere = ''
  let dataDir = ''
  beforeEach(async () => {
    const app = new ServedApp(DOCKER_HOST)
    dataDir = app.dataDir
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=700', 'tmpfs', dataDir])
    elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
    stage = await Stage.with(app)
    await stage.readyLabs(1)
    await inside(
      lab()?.status.containerId ?? '',
      'echo essay > /home/student/essay.txt; dd if=/dev/urandom of=/home/student/photo bs=1M count=20',
    )
    fill()
    await stage.labs.delete('student-1')
    await stage.watch.until('it waits for room', () => blocked()?.reason === 'WorkDiskFull', RIGHT_MS)
  })
  afterEach(async () => {
    await stage?.app.kill9()
    execFileSync('umount', ['--lazy', dataDir])
    await stage?.close({ judged: false })
    rmSync(elsewhere, { recursive: true, force: true })
  })

  const lab = () => stage.watch.named('student-1')
  const blocked = () => conditionOf('CleanupBlocked', lab()?.status.conditions)
  const record = async () => (await stage.labs.deleted())[0]?.spec
  function fill(): void {
    for (let bytes = 1 << 20, n = 0; bytes >= 1; bytes = bytes >> 1) {
      try {
        for (;;) writeFileSync(join(dataDir, `ballast-${(n += 1)}`), Buffer.alloc(bytes))
      } catch {
        /* Half as much, then. */
      }
    }
  }
  const wish = async (folder: string, query = '') => {
    const body = { metadata: { annotations: { 'lab.neuroglia.com/work-folder': folder } } }
    const { code, text } = await stage.labs.http.ask(`${LABS}/student-1${query}`, { ...PATCH, body })
    return { code, text }
  }
  const gone = () => stage.watch.until('the lab is gone', () => lab() === undefined, RIGHT_MS)
  /** Everything below, hidden files too. */
  const filesBelow = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile())

  it('is told, takes another folder for the work, keeps it there word for word, and its record says where', async () => {
    expect(blocked()?.message).toContain(join(dataDir, 'collected'))
    const folder = join(elsewhere, 'work', 'of-today')
    for (const [refused, why] of [
      ['work', 'Not a whole path'],
      [join(dataDir, 'other'), 'on the same disk'],
      ['/proc/work', 'room for 0 MB'],
    ] as const) {
      expect(await wish(refused)).toMatchObject({ code: 422, text: expect.stringContaining(why) as string })
    }
    expect([(await wish(folder, '?dryRun=All')).code, existsSync(folder)]).toEqual([200, false])
    expect(lab()).toBeDefined()
    expect((await wish(folder)).code).toBe(200)
    await gone()
    const work = (await record())?.work
    expect(work?.path.startsWith(`${folder}/student-labs/student-1-`)).toBe(true)
    expect(execFileSync('tar', ['-xOf', work?.path ?? '', 'student/essay.txt'], { encoding: 'utf8' })).toBe('essay\n')
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(
      filesBelow(folder)
        .map((name) => name.replace(/^.*\.(\w+)$/, '$1'))
        .toSorted(),
    ).toEqual(['json', 'tar'])
    expect(filesBelow(join(dataDir, 'collected'))).toEqual([])
    expect(await stage.containers()).toEqual([])
  })

  it('killed while it wrote there: the next engine leaves no half archive behind, whatever becomes of the lab', async () => {
    const folder = join(elsewhere, 'work')
    mkdirSync(folder, { mode: 0o700 })
    const uid = lab()?.metadata.uid ?? ''
    await stage.app.kill9()
    const half = join(folder, 'student-labs', `student-1-${uid.slice(0, 8)}`, '.20260101T000000000Z-delete.tar.0123abcd.part')
    mkdirSync(join(half, '..'), { recursive: true, mode: 0o700 })
    writeFileSync(half, 'half')
    await stage.start()
    expect((await wish(folder)).code).toBe(200)
    await gone()
    expect([existsSync(half), (await record())?.work?.path.startsWith(folder)]).toEqual([false, true])
  })

  it('the other disk is too small, too: that is said of it, nothing is left there, and a third folder does', async () => {
    const tiny = join(elsewhere, 'tiny')
    mkdirSync(tiny, { mode: 0o700 })
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=17m,mode=700', 'tmpfs', tiny])
    try {
      expect((await wish(tiny)).code).toBe(200)
      await stage.watch.until('that disk is full, too', () => blocked()?.message.includes(tiny) === true, RIGHT_MS)
      expect([blocked()?.reason, filesBelow(tiny)]).toEqual(['WorkDiskFull', []])
      expect((await wish(join(elsewhere, 'large'))).code).toBe(200)
      await gone()
    } finally {
      execFileSync('umount', ['--lazy', tiny])
    }
    expect((await record())?.work?.path).toContain(join(elsewhere, 'large'))
  })

  it('or goes without the work, told so in its record', async () => {
    const body = { metadata: { annotations: { 'lab.neuroglia.com/force-delete': 'true' } } }
    expect((await stage.labs.http.ask(`${LABS}/student-1`, { ...PATCH, body })).code).toBe(200)
    await gone()
    expect(await record()).toMatchObject({ workLost: { code: 'WorkDiskFull' } })
  })
})
