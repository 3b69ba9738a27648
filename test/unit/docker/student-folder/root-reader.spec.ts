import { describe, expect, it } from 'vitest'
import type { OwnedId } from '../../../../src/provisioners/docker/daemon/owned-id'
import { readArchive } from '../../../../src/provisioners/docker/student-folder/archive/archive-reader'
import { readRoot } from '../../../../src/provisioners/docker/student-folder/work-reader'
import { file, folder, hardLink, link, rawTar, stream, type RawEntry } from '../../../fixtures/a-tar'

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')
const ID = 'a'.repeat(64) as OwnedId

/** What Docker hands out for each path, read as a root and read back: a character a byte. */
async function back(docker: Readonly<Record<string, readonly RawEntry[]>>, paths = Object.keys(docker)) {
  const archive = (_id: OwnedId, path: string) => {
    const entries = docker[path]
    return entries === undefined ? Promise.reject(new Error(`Docker knows no ${path}`)) : Promise.resolve(stream(rawTar(...entries), 700))
  }
  const context = { api: { archive } }
  const told: string[] = []
  for await (const { path, target, size } of readArchive(readRoot(context, { id: ID, paths }, new AbortController().signal)))
    told.push(`${path.toString('latin1')} ${target.toString('latin1')}${size}`)
  return told
}

describe('a writable root, as one tar', () => {
  it('has every name whole: short, long, and of any byte, and second names lead to the whole names, too', async () => {
    const long = 'n'.repeat(99)
    const entries = [folder('app/'), file(bytes('app/a\xe9'), 'one'), file(bytes('app/a\xe8'), 'other'), file(`app/${long}`.slice(0, 100))]
    const records = { linkpath: bytes('app/a\xe9') }
    expect(await back({ '/srv/app': [...entries, { ...hardLink('app/twin', ''), records }, link('app/l', 'a')] })).toEqual([
      'srv/app 0',
      'srv/app/a\xe9 3',
      'srv/app/a\xe8 5',
      `srv/app/${long.slice(0, 96)} 1`,
      'srv/app/twin srv/app/a\xe90',
      'srv/app/l a0',
    ])
  })

  it('a name that Docker could not tell is looked for in its folder, and nothing else of that folder is taken', async () => {
    const etc = [folder('etc/'), file(bytes('etc/a\xe9'), 'one'), file(bytes('etc/a\xe8\xe8'), 'other'), file('etc/passwd'), file('etc/ab')]
    expect(await back({ '/etc': etc, '/srv/x': [file('x')] }, ['/srv/x', '/etc/a\ufffd', '/etc/a\ufffd'])).toEqual([
      'srv/x 1',
      'etc/a\xe9 3',
      'etc/a\xe8\xe8 5',
    ])
  })

  it('below a folder of such a name all is taken, and the root itself is asked for what lies in it', async () => {
    const root = [
      folder('/'),
      folder('./etc/'),
      { ...folder(''), name: bytes('/d\xe9/') },
      file(bytes('/d\xe9/in'), 'in'),
      file('/dx', 'no'),
    ]
    expect(await back({ '/': root }, ['/d\ufffd'])).toEqual(['d\xe9 0', 'd\xe9/in 2'])
  })

  it('that breaks off in the middle of a file is no archive', async () => {
    const cut = rawTar(file('x', Buffer.alloc(2000, 1))).subarray(0, 1024)
    const context = { api: { archive: () => Promise.resolve(stream(cut)) } }
    const reading = async () => {
      for await (const _piece of readRoot(context, { id: ID, paths: ['/x'] }, new AbortController().signal)) continue
    }
    await expect(reading()).rejects.toThrow('damaged or broke off')
  })
})
