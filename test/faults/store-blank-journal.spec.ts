import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLowdbBackend, type OpenedStore } from '../../src/backends/lowdb/open-lowdb-backend'
import { REVISION_JUMP } from '../../src/backends/lowdb/recover'
import { FakeClock } from '../fixtures/fake-clock'
import { FaultyFileSystem } from '../fixtures/faulty-file-system'
import { storeDirectory } from '../fixtures/store-directory'

const SIZES = { chunkBytes: 64 * 1024, reserveBytes: 1024 }
const open = (dir: string): Promise<OpenedStore> => openLowdbBackend({ dir, clock: new FakeClock(), sizes: SIZES })
const journals = (dir: string): readonly string[] =>
  readdirSync(dir)
    .filter((name) => /^journal-\d+\.log$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
const last = (dir: string): string => join(dir, journals(dir).at(-1) ?? '')

async function written(dir: string, key: string): Promise<number> {
  const { backend } = await open(dir)
  const { revision } = await backend.set(key, {})
  await backend.close()
  return revision
}

/** What a power cut leaves of a file whose length the disk kept and whose content it did not. */
const EMPTIED: readonly (readonly [string, (path: string) => void])[] = [
  ['all zeros', (path) => writeFileSync(path, Buffer.alloc(readFileSync(path).length))],
  ['empty', (path) => truncateSync(path, 0)],
]

for (const [what, empty] of EMPTIED) {
  it(`#208 a last journal that is ${what} is told as what it is, not as damage and not as nothing, and the counter jumps`, async () => {
    const dir = storeDirectory()
    await written(dir, 'labs/kept')
    const known = await written(dir, 'labs/lost')
    const name = last(dir).split('/').at(-1)
    empty(last(dir))
    const { backend, notices } = await open(dir)
    expect([notices, await backend.keys('labs/*')]).toEqual([
      [{ code: 'JournalBlank', params: { file: name, revision: known - 1 } }],
      ['labs/kept'],
    ])
    expect(backend.revision).toBeGreaterThanOrEqual(REVISION_JUMP)
    await backend.close()
    expect((await open(dir)).notices).toEqual([])
  })
}

it('a journal that was made and never written to is nothing to tell, however often the program was started', async () => {
  const dir = storeDirectory()
  const revision = await written(dir, 'labs/a')
  for (let n = 0; n < 3; n += 1) {
    const opened = await open(dir)
    expect([opened.notices, opened.backend.revision]).toEqual([[], revision])
    await opened.backend.close()
    expect(readFileSync(last(dir), 'utf8')).toMatch(/^[0-9a-f]{8} \{"journal":\d+,"epoch":1,/)
  }
})

it('a journal in the middle that is all zeros: what came after it is used, the gap is told, and nobody speaks of a restored backup', async () => {
  const dir = storeDirectory()
  for (const key of ['labs/a', 'labs/b', 'labs/c']) await written(dir, key)
  const middle = join(dir, journals(dir).at(-2) ?? '')
  writeFileSync(middle, Buffer.alloc(readFileSync(middle).length))
  const { backend, notices } = await open(dir)
  expect(await backend.keys('labs/*')).toEqual(['labs/a', 'labs/c'])
  expect([notices[0], JSON.stringify(notices)]).toEqual([
    expect.objectContaining({ code: 'JournalBlank' }),
    expect.not.stringContaining('backup'),
  ])
  await backend.close()
})

it('a store of before, whose snapshot does not say that journals have a first line: zeros are a journal that was never written to', async () => {
  const dir = storeDirectory()
  await written(dir, 'labs/a')
  await (await open(dir)).backend.close()
  const name = join(dir, 'state.json')
  const before = readFileSync(name, 'utf8')
    .replace(',"journalsBegin":true', '')
    .replace(/"checksum":"[0-9a-f]+"/, '"checksum":"edited"')
  expect(before).not.toContain('journalsBegin')
  writeFileSync(name, before)
  writeFileSync(last(dir), Buffer.alloc(SIZES.chunkBytes))
  const { backend, notices } = await open(dir)
  expect([notices, await backend.keys('labs/*')]).toEqual([[{ code: 'FileEdited', params: { file: 'state.json' } }], ['labs/a']])
  await backend.close()
  expect(readFileSync(name, 'utf8')).toContain('"journalsBegin":true')
})

it('a first write that the disk refused leaves a journal that was never written to, not an emptied one', async () => {
  const [disk, dir] = [new FaultyFileSystem(), storeDirectory()]
  await written(dir, 'labs/a')
  const { backend } = await openLowdbBackend({ dir, clock: new FakeClock(), files: disk.files, sizes: SIZES })
  disk.fault = (call) => (call === 'syncData' || call === 'create' ? 'EIO' : undefined)
  await expect(backend.set('labs/b', {})).rejects.toMatchObject({ code: 'unavailable' })
  // Killed right then: the lock is a dead owner's.
  rmSync(join(dir, 'store.lock'))
  const again = await open(dir)
  expect([again.notices, await again.backend.keys('labs/*')]).toEqual([[], ['labs/a']])
  await again.backend.close()
})
