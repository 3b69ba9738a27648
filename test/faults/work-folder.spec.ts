import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { whyNotInto, type WorkFolderWish } from '../../src/provisioners/docker/student-folder/work-folder'

describe("another folder of this machine for a lab's work", () => {
  let at = ''
  let collectDir = ''
  const mounted: string[] = []
  beforeEach(() => {
    at = mkdtempSync(join(tmpdir(), 'work-folder-'))
    collectDir = join(at, 'data', 'collected')
    mkdirSync(collectDir, { recursive: true })
  })
  afterEach(() => {
    for (const path of mounted.splice(0)) execFileSync('umount', [path])
    rmSync(at, { recursive: true, force: true })
  })

  const why = async (folder: string, how: WorkFolderWish['how'] = 'make') => (await whyNotInto({ folder, collectDir, how }))?.code
  /** A real file system of this test alone. */
  function smallDisk(path: string, options: string): void {
    mkdirSync(path, { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', '-o', `${options},mode=755`, 'tmpfs', path])
    mounted.push(path)
  }

  it('is made with what leads to it, closed to everybody else, tried out, and nothing of that stays', async () => {
    const folder = join(at, 'disk', 'work')
    expect(await why(folder)).toBeUndefined()
    expect([statSync(folder).mode & 0o777, statSync(join(at, 'disk')).mode & 0o777, readdirSync(folder)]).toEqual([0o700, 0o700, []])
    expect(await why(`${folder}/`)).toBeUndefined()
  })

  it('a rehearsal looks and makes nothing', async () => {
    expect([await why(join(at, 'disk', 'work'), 'look'), readdirSync(at)]).toEqual([undefined, ['data']])
  })

  it('that has gone since is not made again: its disk may only have been taken off', async () => {
    const folder = join(at, 'disk')
    expect(await why(folder)).toBeUndefined()
    expect(await why(folder, 'find')).toBeUndefined()
    rmSync(folder, { recursive: true })
    expect([await why(folder, 'find'), readdirSync(at)]).toEqual(['WorkFolderGone', ['data']])
  })

  it.each([
    ['half a path', 'work', 'WorkFolderNotAbsolute'],
    ['nothing', ' ', 'WorkFolderNotAbsolute'],
    ['a line break', '/tmp/a\nb', 'WorkFolderNotAbsolute'],
    ['no end', `/${'a/'.repeat(1000)}`, 'WorkFolderNotAbsolute'],
  ])('%s is no folder', async (_what, folder, code) => expect(await why(folder)).toBe(code))

  it('a file, something below a file, and a link to nowhere are none', async () => {
    writeFileSync(join(at, 'file'), '')
    symlinkSync(join(at, 'nowhere'), join(at, 'loose'))
    expect([await why(join(at, 'file')), await why(join(at, 'loose'))]).toEqual(['WorkFolderNotFolder', 'WorkFolderNotFolder'])
    expect(['WorkFolderNotFolder', 'WorkFolderUnusable']).toContain(await why(join(at, 'file', 'below')))
  })

  it('a link leads nobody there, at its end or on its way; the folder that it leads to is told', async () => {
    mkdirSync(join(at, 'real'))
    symlinkSync(join(at, 'real'), join(at, 'link'))
    expect([await why(join(at, 'link')), await why(join(at, 'link', 'new'))]).toEqual(['WorkFolderLink', 'WorkFolderLink'])
    expect((await whyNotInto({ folder: join(at, 'link', 'new'), collectDir, how: 'make' }))?.params).toMatchObject({
      real: join(at, 'real', 'new'),
    })
    expect(readdirSync(join(at, 'real'))).toEqual([])
  })

  it("where everybody may write, or what is another user's, is not safe; below /tmp, where only owners take away, a folder of its own is", async () => {
    const open = join(at, 'open')
    mkdirSync(open)
    chmodSync(open, 0o1777)
    expect([await why(open), await why(join(open, 'own'))]).toEqual(['WorkFolderOpen', undefined])
    chmodSync(open, 0o777)
    expect(await why(join(open, 'other'))).toBe('WorkFolderOpen')
    if (process.getuid?.() !== 0) return
    chmodSync(open, 0o755)
    chownSync(open, 12345, 12345)
    expect(await why(open)).toBe('WorkFolderOpen')
  })

  it('a disk without room, or without room for files, is told, and whether it is the very disk that is full', async (context) => {
    if (process.getuid?.() !== 0 || process.platform !== 'linux') return context.skip('only root on Linux can mount a small disk')
    smallDisk(join(at, 'tiny'), 'size=1m')
    expect(await why(join(at, 'tiny', 'work'))).toBe('WorkFolderFull')
    smallDisk(join(at, 'few'), 'size=64m,nr_inodes=1')
    expect(await why(join(at, 'few'))).toBe('WorkFolderFull')
    collectDir = join(at, 'tiny', 'collected')
    expect(await why(join(at, 'tiny', 'work'))).toBe('WorkFolderSameDisk')
    smallDisk(join(at, 'read'), 'size=64m,ro')
    expect(await why(join(at, 'read', 'work'))).toBe('WorkFolderUnusable')
  })
})
