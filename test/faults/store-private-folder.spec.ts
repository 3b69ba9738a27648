import { chmodSync, chownSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makePrivateFolder } from '../../src/backends/lowdb/disk/private-folder'
import { openLowdbBackend, type OpenedStore } from '../../src/backends/lowdb/open-lowdb-backend'
import { FakeClock } from '../fixtures/fake-clock'
import { storeDirectory } from '../fixtures/store-directory'

const open = (dir: string): Promise<OpenedStore> => openLowdbBackend({ dir, clock: new FakeClock() })
const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8)
const ON_WINDOWS = process.platform === 'win32' && 'Windows has no such modes'

describe('#209 the data directory is for its owner alone', () => {
  it.for([0o755, 0o750, 0o701, 0o777, 0o740])(
    'one that was there with mode %o becomes 700, and what is ours in it 600',
    async (mode, context) => {
      if (ON_WINDOWS !== false) return context.skip(ON_WINDOWS)
      const dir = join(storeDirectory(), 'labs')
      mkdirSync(dir)
      await (await open(dir)).backend.close()
      for (const name of ['server.json', 'docker-daemon', 'notes.txt']) writeFileSync(join(dir, name), '{}')
      mkdirSync(join(dir, 'collected'))
      for (const name of ['state.json', 'installation.json', 'server.json', 'docker-daemon', 'notes.txt']) chmodSync(join(dir, name), 0o644)
      for (const path of [join(dir, 'collected'), dir]) chmodSync(path, mode)
      const { backend, notices } = await open(dir)
      expect([modeOf(dir), notices]).toEqual(['700', []])
      expect(
        ['state.json', 'installation.json', 'server.json', 'docker-daemon', 'collected'].map((name) => modeOf(join(dir, name))),
      ).toEqual(['600', '600', '600', '600', '700'])
      // Whatever else a person keeps there is theirs.
      expect(modeOf(join(dir, 'notes.txt'))).toBe('644')
      await backend.close()
    },
  )

  it('one of another user is refused before anything in it is touched', async (context) => {
    if (process.getuid?.() !== 0) return context.skip('only root can give a directory away')
    const dir = storeDirectory()
    await (await open(dir)).backend.close()
    chownSync(dir, 65534, 65534)
    const before = readFileSync(join(dir, 'state.json'))
    await expect(open(dir)).rejects.toMatchObject({ sentence: { code: 'DirectoryOfOther' } })
    expect([modeOf(dir), readFileSync(join(dir, 'state.json'))]).toEqual(['700', before])
  })

  it.for([
    ['the folder for what is temporary', tmpdir()],
    ['the root', '/'],
    ['the home', homedir()],
  ] as const)('%s is not closed to everybody for the labs: refused where it is open', ([_what, path], context) => {
    if (ON_WINDOWS !== false) return context.skip(ON_WINDOWS)
    const before = modeOf(path)
    const isOpen = (statSync(path).mode & 0o077) !== 0 && statSync(path).uid === process.getuid?.()
    const attempt = (): unknown => makePrivateFolder(path)
    if (isOpen) expect(attempt).toThrow(/choose a folder of its own/i)
    expect(modeOf(path)).toBe(before)
  })
})
