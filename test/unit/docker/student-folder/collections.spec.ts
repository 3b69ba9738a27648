import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  collectionName,
  folderOf,
  newestWhole,
  sweepHalfArchives,
  writeManifest,
} from '../../../../src/provisioners/docker/student-folder/collections'

const NOON = Date.parse('2026-03-02T12:00:00Z')
const lab = { uid: '12345678-aaaa-bbbb-cccc-ddddeeeeffff', name: 'python-1', namespace: 'student-labs' }

describe("collections of a lab's work", () => {
  let at = ''
  let folder = ''
  beforeEach(() => {
    at = mkdtempSync(join(tmpdir(), 'collected-'))
    folder = folderOf(at, lab)
    mkdirSync(folder, { recursive: true })
  })
  afterEach(() => rmSync(at, { recursive: true, force: true }))

  const archive = (name: string, text = 'work') => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return {
      path,
      bytes: text.length,
      sha256: 'a'.repeat(64),
      files: 1,
      folders: 1,
      links: 0,
      others: 0,
      realBytes: 4,
      apparentBytes: 4,
      isWhole: true,
      endedAtClaim: false,
      leftOut: { entries: [], count: 0, isOpen: false },
    }
  }
  async function keep(when = NOON): Promise<string> {
    const about = { why: 'end', template: 'python-basics', studentEmail: 'ada@school.example', maxBytes: 100 } as const
    const parts = [archive(`${collectionName(when, 'end')}.tar`)]
    return (await writeManifest(folder, { lab, about, parts, containers: [], at: when })).path
  }

  it('each is a file of its own, with whose it is and what is in it beside', async () => {
    const path = await keep()
    expect(path).toBe(join(at, 'student-labs', 'python-1-12345678', '20260302T120000000Z-end.tar'))
    const beside = path.replace(/tar$/, 'json')
    expect(JSON.parse(readFileSync(beside, 'utf8'))).toMatchObject({
      ...lab,
      template: 'python-basics',
      studentEmail: 'ada@school.example',
      why: 'end',
      parts: [{ sha256: 'a'.repeat(64) }],
    })
    expect(statSync(beside).mode & 0o777).toBe(0o600)
  })

  it('none takes the place of another', async () => {
    await keep()
    await expect(keep()).rejects.toMatchObject({ code: 'EEXIST' })
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('the newest is the one that counts, and only beside archives of the size that it says', async () => {
    const first = await keep()
    const second = await keep(NOON + 1)
    expect((await newestWhole(folder, lab))?.collected.path).toBe(second)
    writeFileSync(second, 'cut')
    expect((await newestWhole(folder, lab))?.collected.path).toBe(first)
    rmSync(first)
    expect(await newestWhole(folder, lab)).toBeUndefined()
  })

  it('half files, and those of another lab of the name, tell of nothing and hinder nobody', async () => {
    const path = await keep()
    writeFileSync(join(folder, '20260302T130000000Z-end.json'), '{"uid":')
    writeFileSync(join(folder, '20260302T140000000Z-end.json'), '{"hello":1}')
    expect((await newestWhole(folder, lab))?.collected.path).toBe(path)
    expect(await newestWhole(folder, { ...lab, uid: 'another' })).toBeUndefined()
  })

  it('what an earlier version kept is still there', async () => {
    const { path } = archive('work.tar')
    const beside = { uid: lab.uid, collectedAt: '2026-01-01T00:00:00.000Z', bytes: 4, files: 3, sha256: 'b'.repeat(64) }
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(beside))
    expect((await newestWhole(folder, lab))?.collected).toMatchObject({ path, files: 3 })
    rmSync(path)
    expect(await newestWhole(folder, lab)).toBeUndefined()
  })

  it('a lab of any name has its folder below, and nowhere else', () => {
    expect(folderOf('/c', { uid: '../../..', name: '..', namespace: '/etc' })).toBe('/c/_etc/_..-.._.._..')
    expect(folderOf('/c', { uid: 'u', name: 'a/b', namespace: '' })).toBe('/c/_/a_b-u')
  })

  it('a sweep at start takes what a process left half written, of an earlier version too, and nothing else', async () => {
    const path = await keep()
    const halves = [
      '.20260302T120000Z-end.tar.0123abcd.part',
      '.20260302T120000Z-end.tar.spool.0123abcd.part',
      '.20260302T120000Z-end.json.0123abcd.part',
      '.work-123-k3j5h2.tar',
      '.manifest.json',
    ]
    const others = ['work.tar', '.hidden', 'my.part', '.keep.part']
    const before = readdirSync(folder)
    for (const name of [...halves, ...others]) writeFileSync(join(folder, name), 'x')
    writeFileSync(join(at, '.top.tar.0123abcd.part'), 'not where we write')
    expect(await sweepHalfArchives(at)).toBe(halves.length)
    expect(readdirSync(folder).sort()).toEqual([...before, ...others].sort())
    expect(readFileSync(path, 'utf8')).toBe('work')
    expect(await sweepHalfArchives(join(at, 'nowhere'))).toBe(0)
  })

  it('a sweep never leaves the folder by a link', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
    writeFileSync(join(elsewhere, '.a.tar.0123abcd.part'), "somebody's")
    symlinkSync(elsewhere, join(at, 'student-labs', 'link'))
    await sweepHalfArchives(at)
    expect(readdirSync(elsewhere)).toHaveLength(1)
    rmSync(elsewhere, { recursive: true })
  })
})
