import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { nodeFileSystem, type FileSystem } from '../../src/backends/lowdb/disk/file-system'
import { openLowdbBackend, type OpenedStore } from '../../src/backends/lowdb/open-lowdb-backend'
import { VersionedStore } from '../../src/core/store/versioned-store'
import { FakeClock, settle } from '../fixtures/fake-clock'
import { FaultyFileSystem } from '../fixtures/faulty-file-system'
import { storeDirectory } from '../fixtures/store-directory'

const SIZES = { chunkBytes: 64 * 1024, reserveBytes: 16 * 1024 }
const refuse = (code: string): never => {
  throw Object.assign(new Error(`${code}: injected`), { code })
}

async function filled(dir: string): Promise<void> {
  const { backend } = await openLowdbBackend({ dir, clock: new FakeClock() })
  await backend.set('labs/a', { n: 1 })
  await backend.close()
}

for (const errno of ['EACCES', 'EROFS', 'EPERM']) {
  it(`#57 a folder that cannot be written to at the start (${errno}): opened read-only, everything is shown, writes are refused and say why`, async () => {
    const [dir, clock] = [storeDirectory(), new FakeClock()]
    await filled(dir)
    const before = readdirSync(dir)
    const files: FileSystem = {
      ...nodeFileSystem,
      create: () => refuse(errno),
      remove: () => refuse(errno),
      rename: () => refuse(errno),
      link: () => refuse(errno),
    }
    const { backend, isReadOnly, notices } = await openLowdbBackend({ dir, clock, files })
    expect([isReadOnly, (await backend.get('labs/a'))?.value, notices]).toEqual([
      true,
      { n: 1 },
      [expect.objectContaining({ code: 'StoreReadOnly' })],
    ])
    await expect(backend.set('labs/b', {})).rejects.toMatchObject({ code: 'readonly' })
    const store = new VersionedStore({ backend, clock, newUid: () => 'u' })
    await expect(
      store.create({ kind: 'LabInstance', metadata: { name: 'x' }, spec: { template: 'sample-lab', studentEmail: 'anna@school.ch' } }),
    ).rejects.toMatchObject({ code: 503 })
    await backend.close()
    expect(readdirSync(dir)).toEqual(before)
  })
}

for (const errno of ['EROFS', 'EACCES', 'EMFILE']) {
  it(`#57 a disk that turns read-only in mid-run (${errno}): writes are refused, reading goes on, and it recovers without a restart`, async () => {
    const [disk, clock, dir] = [new FaultyFileSystem(), new FakeClock(), storeDirectory()]
    const { backend } = await openLowdbBackend({ dir, clock, files: disk.files, sizes: SIZES })
    await backend.set('labs/a', { n: 1 })
    disk.fault = () => errno
    for (let n = 0; n < 3; n += 1) {
      clock.advance(1000)
      await expect(backend.set('labs/b', {})).rejects.toMatchObject({ code: errno === 'EMFILE' ? 'unavailable' : 'readonly' })
    }
    expect([(await backend.get('labs/a'))?.value, await backend.exists('labs/b')]).toEqual([{ n: 1 }, false])
    disk.fault = () => undefined
    clock.advance(1000)
    await backend.set('labs/c', { n: 3 })
    await backend.close()
    const again = await openLowdbBackend({ dir, clock })
    expect([again.notices, await again.backend.keys('labs/*')]).toEqual([[], ['labs/a', 'labs/c']])
    await again.backend.close()
  })
}

/** Somebody else has state.json open from the first rename onto it on, for so long. */
function heldDisk(clock: FakeClock, heldMs: number): { readonly files: FileSystem; tries: number } {
  const disk = { tries: 0, files: nodeFileSystem }
  let since: number | undefined
  disk.files = {
    ...nodeFileSystem,
    rename: (from, to) => {
      if (to.endsWith('state.json') && !from.endsWith('.bak')) {
        since ??= clock.monotonic()
        disk.tries += 1
        if (clock.monotonic() - since < heldMs) refuse('EPERM')
      }
      nodeFileSystem.rename(from, to)
    },
  }
  return disk
}

/** Opening a store that a person edited writes a snapshot. */
async function openEdited(
  dir: string,
  files: FileSystem,
  clock: FakeClock,
): Promise<{ opening: Promise<OpenedStore>; isDone: () => boolean }> {
  await filled(dir)
  const name = join(dir, 'state.json')
  writeFileSync(name, readFileSync(name, 'utf8').replace(/"checksum":"[0-9a-f]+"/, '"checksum":"edited"'))
  let done = false
  const opening = openLowdbBackend({ dir, clock, files }).finally(() => {
    done = true
  })
  return { opening, isDone: () => done }
}

/** Real disk calls and fake time, until it is over. */
async function letTimePass(clock: FakeClock, until: () => boolean): Promise<void> {
  for (let turn = 0; turn < 20_000 && !until(); turn += 1) {
    await settle()
    if (clock.pendingTimers > 0) clock.advance(100)
  }
}

it('#58 a virus scanner holds the snapshot for five seconds: the rename waits for it, nothing is lost', async () => {
  const [dir, clock] = [storeDirectory(), new FakeClock()]
  const disk = heldDisk(clock, 5_000)
  const { opening, isDone } = await openEdited(dir, disk.files, clock)
  await letTimePass(clock, isDone)
  const { backend } = await opening
  expect([await backend.keys('*'), disk.tries > 10]).toEqual([['labs/a'], true])
  await backend.close()
})

it('#58 held for more than ten seconds: told, and the old snapshot stands as it was', async () => {
  const [dir, clock] = [storeDirectory(), new FakeClock()]
  const disk = heldDisk(clock, 60_000)
  const { opening, isDone } = await openEdited(dir, disk.files, clock)
  const refused = expect(opening).rejects.toThrow(/nothing was changed/)
  await letTimePass(clock, isDone)
  await refused
  const again = await openLowdbBackend({ dir, clock })
  expect(await again.backend.keys('*')).toEqual(['labs/a'])
  await again.backend.close()
})

it('a stick without hard links (FAT): one process at a time all the same, and what is damaged is kept as a copy', async () => {
  const [dir, clock] = [storeDirectory(), new FakeClock()]
  const files: FileSystem = { ...nodeFileSystem, link: () => refuse('EPERM') }
  const { backend } = await openLowdbBackend({ dir, clock, files })
  for (let n = 0; n < 3; n += 1) await backend.set(`labs/${n}`, { n })
  await expect(openLowdbBackend({ dir, clock, files })).rejects.toThrow(`in use by process ${process.pid}`)
  await backend.close()
  expect(existsSync(join(dir, 'store.lock'))).toBe(false)
  const wreck = 'wreck'
  const good = readFileSync(join(dir, 'state.json'))
  writeFileSync(join(dir, 'state.json.bak'), good)
  writeFileSync(join(dir, 'state.json'), wreck)
  const again = await openLowdbBackend({ dir, clock, files })
  expect((await again.backend.keys('labs/*')).length).toBe(3)
  expect(
    readdirSync(dir)
      .filter((name) => name.includes('.corrupt-'))
      .map((name) => readFileSync(join(dir, name), 'utf8')),
  ).toContain(wreck)
  await again.backend.close()
  rmSync(dir, { recursive: true })
})
