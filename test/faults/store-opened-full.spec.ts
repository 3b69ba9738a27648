import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openLowdbBackend, type OpenedStore } from '../../src/backends/lowdb/open-lowdb-backend'
import { FakeClock } from '../fixtures/fake-clock'
import { FaultyFileSystem } from '../fixtures/faulty-file-system'
import { storeDirectory } from '../fixtures/store-directory'

const SIZES = { chunkBytes: 32 * 1024, reserveBytes: 16 * 1024 }
const open = (dir: string, clock = new FakeClock()): Promise<OpenedStore> => openLowdbBackend({ dir, clock, sizes: SIZES })

/** A real file system, small, of this test alone. */
function smallDisk(options: string): string {
  const dir = storeDirectory()
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', dir])
  onTestFinished(() => void execFileSync('umount', ['--lazy', dir]))
  return dir
}

/** A real ext4, which needs a block for every file that has anything in it. */
function smallExt4(): string {
  const [dir, image] = [storeDirectory(), join(storeDirectory(), 'disk')]
  execFileSync('dd', ['if=/dev/zero', `of=${image}`, 'bs=1M', 'count=4'], { stdio: 'ignore' })
  execFileSync('mkfs.ext4', ['-q', '-F', '-m', '0', image], { stdio: 'ignore' })
  execFileSync('mount', ['-o', 'loop', image, dir])
  onTestFinished(() => void execFileSync('umount', ['--lazy', dir]))
  return dir
}

function fill(dir: string): void {
  for (let bytes = 1024 * 1024, n = 0; bytes >= 1; bytes = bytes >> 1) {
    try {
      for (;;) writeFileSync(join(dir, `ballast-${(n += 1)}`), Buffer.alloc(bytes))
    } catch {
      // Too much at once: half of it.
    }
  }
}

function makeRoom(dir: string): void {
  for (const name of readdirSync(dir)) if (name.startsWith('ballast-')) rmSync(join(dir, name))
}

async function filled(dir: string): Promise<void> {
  const { backend } = await open(dir)
  for (let n = 0; n < 6; n += 1) await backend.set(`labs/${n}`, { text: 'x'.repeat(500) })
  await backend.close()
}

const cannot = (): string | undefined =>
  process.getuid?.() === 0 && process.platform === 'linux' ? undefined : 'only root on Linux can mount a small disk'

describe('#34 a restart on a full disk', () => {
  for (const [what, disk] of [
    ['tmpfs', () => smallDisk('size=512k')],
    ['ext4', smallExt4],
  ] as const) {
    it(`${what}: opens and says so, shows everything, deletes, refuses the rest as full, and goes on by itself when there is room`, async (context) => {
      const reason = cannot()
      if (reason !== undefined) return context.skip(reason)
      const [dir, clock] = [disk(), new FakeClock()]
      await filled(dir)
      fill(dir)
      const { backend, isReadOnly, fault } = await open(dir, clock)
      expect({ isReadOnly, fault: fault()?.code, labs: (await backend.keys('labs/*')).length }).toEqual({
        isReadOnly: false,
        fault: 'OpenedOnFullDisk',
        labs: 6,
      })
      await expect(backend.set('labs/new', {})).rejects.toMatchObject({ code: 'full', sentence: { code: 'DiskFull' } })
      await backend.set('labs/1', { metadata: { deletionTimestamp: 'now' } }, { urgent: true })
      expect([await backend.delete('labs/1'), await backend.delete('labs/2')]).toEqual([true, true])
      makeRoom(dir)
      expect(fault()).toBeUndefined()
      await backend.set('labs/new', {})
      await backend.close()
      const again = await open(dir, clock)
      expect([again.notices, again.fault(), await again.backend.keys('labs/*')]).toEqual([
        [],
        undefined,
        ['labs/0', 'labs/3', 'labs/4', 'labs/5', 'labs/new'],
      ])
      await again.backend.close()
    })
  }

  it('restarted again and again while it is full: what was deleted stays deleted, and a second process is refused all the same', async (context) => {
    const reason = cannot()
    if (reason !== undefined) return context.skip(reason)
    const dir = smallDisk('size=512k')
    await filled(dir)
    fill(dir)
    for (let n = 0; n < 4; n += 1) {
      const { backend } = await open(dir)
      expect(await backend.delete(`labs/${n}`)).toBe(true)
      await expect(open(dir)).rejects.toThrow(`in use by process ${process.pid}`)
      await backend.close()
    }
    makeRoom(dir)
    const { backend, notices } = await open(dir)
    expect([notices, await backend.keys('labs/*')]).toEqual([[], ['labs/4', 'labs/5']])
    await backend.close()
  })

  it('a store whose last start was never written to opens on a full disk as well', async (context) => {
    const reason = cannot()
    if (reason !== undefined) return context.skip(reason)
    const dir = smallDisk('size=512k')
    await filled(dir)
    await (await open(dir)).backend.close()
    fill(dir)
    const { backend } = await open(dir)
    expect([await backend.delete('labs/0'), (await backend.keys('labs/*')).length]).toEqual([true, 5])
    await backend.close()
    const again = await open(dir)
    expect([again.notices, (await again.backend.keys('labs/*')).length]).toEqual([[], 5])
    await again.backend.close()
  })

  it('the very first start finds no room: refused with what to do, and nothing is left behind', async (context) => {
    const reason = cannot()
    if (reason !== undefined) return context.skip(reason)
    const dir = smallDisk('size=64k')
    fill(dir)
    await expect(open(dir)).rejects.toMatchObject({ code: 'full', sentence: { code: 'NoRoomToBegin' } })
    expect(readdirSync(dir).filter((name) => !name.startsWith('ballast-'))).toEqual([])
  })
})

it('no file can be made any more, with room for bytes: it is said in these words, labs are shown and deleted', async (context) => {
  const reason = cannot()
  if (reason !== undefined) return context.skip(reason)
  const dir = smallDisk('size=2m,nr_inodes=40')
  await filled(dir)
  for (let n = 0; statfsSync(dir).ffree > 0; n += 1) writeFileSync(join(dir, `ballast-${n}`), '')
  const { backend, fault } = await open(dir)
  await expect(backend.set('labs/new', {})).rejects.toMatchObject({
    code: 'full',
    message: expect.stringContaining('takes no more files') as string,
  })
  expect([fault()?.params?.['why'], await backend.delete('labs/0')]).toEqual([{ code: 'NoFilesLeft', params: { directory: dir } }, true])
  makeRoom(dir)
  await backend.set('labs/new', {})
  await backend.close()
})

it('a quota that is used up is told as one', async () => {
  const [disk, dir, clock] = [new FaultyFileSystem(), storeDirectory(), new FakeClock()]
  const { backend } = await openLowdbBackend({ dir, clock, files: disk.files, sizes: SIZES })
  disk.fault = () => 'EDQUOT'
  await expect(backend.set('labs/a', {})).rejects.toMatchObject({ code: 'full', sentence: { code: 'QuotaUsedUp' } })
  await backend.close()
  expect(existsSync(join(dir, 'state.json'))).toBe(true)
})
