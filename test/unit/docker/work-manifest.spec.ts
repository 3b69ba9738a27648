import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listCollections, newestWhole, sweepHalfArchives } from '../../../src/provisioners/docker/student-folder/collections'
import { collectionFolder, manifestPathOf, newArchivePath, writeManifest, type WorkManifest } from '../../../src/provisioners/docker/student-folder/work-manifest'

const NOON = Date.parse('2026-03-02T12:00:00Z')
const lab = { uid: '12345678-aaaa-bbbb-cccc-ddddeeeeffff', name: 'python-1', namespace: 'student-labs' }

describe('collections of a lab\'s work', () => {
  let at = ''
  let folder = ''
  beforeEach(() => {
    at = mkdtempSync(join(tmpdir(), 'collected-'))
    folder = collectionFolder(at, lab)
    mkdirSync(folder, { recursive: true })
  })
  afterEach(() => rmSync(at, { recursive: true, force: true }))

  const manifest = (more: Partial<WorkManifest> = {}): WorkManifest => ({
    ...lab, template: 'python-basics', studentEmail: 'ada@school.example', host: 'room-12', image: 'sha256:abc', collectedAt: new Date(NOON).toISOString(), why: 'end',
    sources: [{ kind: 'folder', path: '/home/student' }], files: 1, folders: 1, links: 0, others: 0, bytes: 4, realBytes: 4, apparentBytes: 4, sha256: 'a'.repeat(64),
    isWhole: true, leftOut: { entries: [], count: 0, isOpen: false }, takenWhileRunning: false, ...more,
  })
  async function keep(more: Partial<WorkManifest> = {}): Promise<string> {
    const told = manifest(more)
    const path = await newArchivePath(folder, Date.parse(told.collectedAt), told.why)
    writeFileSync(path, 'work')
    await writeManifest(path, told)
    return path
  }

  it('each is a file of its own, named by its moment and its reason, with all that is known of it beside', async () => {
    const path = await keep()
    expect(path).toBe(join(at, 'student-labs', 'python-1-12345678', '20260302T120000Z-end.tar'))
    expect(JSON.parse(readFileSync(manifestPathOf(path), 'utf8'))).toEqual(manifest())
    expect(statSync(manifestPathOf(path)).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).sort()).toEqual(['20260302T120000Z-end.json', '20260302T120000Z-end.tar'])
  })

  it('none takes the place of another, not even within one second', async () => {
    const [one, two] = [await keep({ sha256: '1'.repeat(64) }), await keep({ sha256: '2'.repeat(64) })]
    expect(two).toBe(one.replace('.tar', '-2.tar'))
    await expect(writeManifest(one, manifest({ sha256: '3'.repeat(64) }))).rejects.toMatchObject({ code: 'EEXIST' })
    expect((await listCollections(folder)).map(({ manifest: { sha256 } }) => sha256[0]).sort()).toEqual(['1', '2'])
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('the newest whole one is found behind newer ones that are partial', async () => {
    const whole = await keep()
    await keep({ collectedAt: new Date(NOON + 60_000).toISOString(), isWhole: false, leftOut: { entries: [{ name: 'hollow', claims: 10 ** 12 }], count: 1, isOpen: true } })
    const before = await keep({ collectedAt: new Date(NOON - 60_000).toISOString() })
    const found = await listCollections(folder)
    expect(found.map(({ manifest: { isWhole } }) => isWhole)).toEqual([false, true, true])
    expect([newestWhole(found)?.path, found.at(-1)?.path]).toEqual([whole, before])
  })

  it('half files and other people\'s tell of nothing, and hinder nobody', async () => {
    const path = await keep()
    writeFileSync(join(folder, 'alone.tar'), 'work')
    writeFileSync(join(folder, 'alone2.json'), JSON.stringify(manifest()))
    for (const [name, text] of [['broken', '{"uid":'], ['other', '{"hello":1}'], ['short', JSON.stringify(manifest({ bytes: 5 }))], ['huge', ' '.repeat(1024 * 1024) + JSON.stringify(manifest())]] as const) {
      writeFileSync(join(folder, `${name}.tar`), 'work')
      writeFileSync(join(folder, `${name}.json`), text)
    }
    mkdirSync(join(folder, 'folder.tar'))
    writeFileSync(join(folder, '.20260302T120000Z-end.tar.0123abcd.part'), 'half')
    expect((await listCollections(folder)).map((each) => each.path)).toEqual([path])
    expect(await listCollections(join(at, 'nobody'))).toEqual([])
  })

  it('what the earlier version kept is still there', async () => {
    writeFileSync(join(folder, 'work.tar'), 'work')
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...lab, collectedAt: '2026-01-01T00:00:00.000Z', bytes: 4, files: 3, sha256: 'b'.repeat(64) }))
    const newer = await keep()
    const found = await listCollections(folder)
    expect(found.map(({ path }) => path)).toEqual([newer, join(folder, 'work.tar')])
    expect(found[1]?.manifest).toMatchObject({ files: 3, sha256: 'b'.repeat(64), isWhole: true, uid: lab.uid })
  })

  it('a manifest that says nonsense is not written', async () => {
    await expect(writeManifest(join(folder, 'x.tar'), manifest({ files: -1 }))).rejects.toThrow()
    expect(readdirSync(folder)).toEqual([])
  })

  it('a lab of any name has its folder below, and nowhere else', () => {
    expect(collectionFolder('/c', { uid: '../../..', name: '..', namespace: '/etc' })).toBe('/c/_etc/_..-.._.._..')
    expect(collectionFolder('/c', { uid: 'u', name: 'a/b', namespace: '' })).toBe('/c/_/a_b-u')
  })

  it('a sweep at start takes what a process left half written, of the earlier version too, and nothing else', async () => {
    const path = await keep()
    const halves = ['.20260302T120000Z-end.tar.0123abcd.part', '.20260302T120000Z-end.tar.spool.0123abcd.part', '.20260302T120000Z-end.json.0123abcd.part', '.work-123-k3j5h2.tar', '.manifest.json']
    for (const name of [...halves, 'work.tar', 'alone.tar', '.hidden', 'my.part', '.keep.part']) writeFileSync(join(folder, name), 'x')
    writeFileSync(join(at, '.top.tar.0123abcd.part'), 'not where we write')
    expect(await sweepHalfArchives(at)).toBe(halves.length)
    expect(readdirSync(folder).sort()).toEqual(['.hidden', '.keep.part', '20260302T120000Z-end.json', '20260302T120000Z-end.tar', 'alone.tar', 'my.part', 'work.tar'])
    expect(readFileSync(path, 'utf8')).toBe('work')
    expect(await sweepHalfArchives(join(at, 'nowhere'))).toBe(0)
  })

  it('a sweep never leaves the folder by a link', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
    writeFileSync(join(elsewhere, '.a.tar.0123abcd.part'), 'somebody\'s')
    symlinkSync(elsewhere, join(at, 'student-labs', 'link'))
    await sweepHalfArchives(at)
    expect(readdirSync(elsewhere)).toHaveLength(1)
    rmSync(elsewhere, { recursive: true })
  })
})
