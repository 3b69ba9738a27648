import { english } from '../../src/core/sentences/english'
import { copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLowdbBackend, type OpenedStore } from '../../src/backends/lowdb/open-lowdb-backend'
import { REVISION_JUMP } from '../../src/backends/lowdb/recover'
import { isStorageError } from '../../src/core/store/storage-backend'
import { CURRENT_FORMAT } from '../../src/backends/lowdb/snapshot/store-format'
import { FakeClock } from '../fixtures/fake-clock'
import { storeDirectory } from '../fixtures/store-directory'

const LABS = 12
const SIZES = { chunkBytes: 4096, reserveBytes: 1024 }
const open = (dir: string): Promise<OpenedStore> => openLowdbBackend({ dir, clock: new FakeClock(), sizes: SIZES })

/** A small store with a snapshot of the first half and a journal with the second. */
async function aStore(dir: string): Promise<void> {
  for (const half of [0, 1]) {
    const { backend } = await open(dir)
    for (let n = 0; n < LABS / 2; n += 1)
      await backend.set(`labs/a/${half}-${n}`, { metadata: { name: `${half}-${n}` }, spec: { email: 'anna@school.ch' } })
    await backend.close()
    if (half === 0) await rewriteSnapshot(dir)
  }
}

/** Damage that costs nothing makes the store write a snapshot of everything. */
async function rewriteSnapshot(dir: string): Promise<void> {
  const name = join(dir, 'state.json')
  const text = readFileSync(name, 'utf8')
  writeFileSync(name, text.replace(/"checksum":"[0-9a-f]+"/, '"checksum":"edited"'))
  await (await open(dir)).backend.close()
}

function copyStore(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to)
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(to, name))
}

/**
 * What must hold whatever was done to one file: it opens with all labs that can be read and says what is wrong, or refuses with a
 * sentence; the damaged bytes are still there; and the counter is beyond all that anybody saw.
 */
async function mustSurvive(dir: string, damaged: string): Promise<'whole' | 'told' | 'refused'> {
  const bytes = readFileSync(join(dir, damaged))
  const stillThere = (): boolean => readdirSync(dir).some((name) => readFileSync(join(dir, name)).equals(bytes))
  try {
    const { backend, notices } = await open(dir)
    const { items } = await backend.listByLabels({}, 'labs/')
    items.forEach(({ value }) => value['spec'])
    const { revision } = backend
    await backend.close()
    if (notices.length === 0) {
      expect(items).toHaveLength(LABS)
      return 'whole'
    }
    expect({ stillThere: stillThere(), empty: items.length === 0, jumped: revision >= REVISION_JUMP }).toEqual({
      stillThere: true,
      empty: false,
      jumped: true,
    })
    return 'told'
  } catch (error) {
    if (!isStorageError(error)) throw error
    expect(error.message).toMatch(/Nothing was changed/)
    expect(stillThere()).toBe(true)
    return 'refused'
  }
}

function journalInUse(dir: string): string {
  const found = readdirSync(dir).filter((name) => name.endsWith('.log') && readFileSync(join(dir, name)).includes('1-0'))
  return found.at(-1) ?? ''
}

describe('#38 corruption matrix', () => {
  it('a snapshot or journal cut at any byte never opens silently wrong', async () => {
    const [good, bad] = [storeDirectory(), join(storeDirectory(), 'bad')]
    await aStore(good)
    const tally: Record<string, number> = {}
    for (const name of ['state.json', journalInUse(good)]) {
      const size = readFileSync(join(good, name)).length
      const step = process.env['LAB_FULL_FAULTS'] === undefined ? 23 : 1
      for (let at = 0; at < size; at += step) {
        copyStore(good, bad)
        truncateSync(join(bad, name), at)
        const verdict = await mustSurvive(bad, name)
        tally[verdict] = (tally[verdict] ?? 0) + 1
      }
    }
    expect(tally['told']).toBeGreaterThan(50)
  })

  it('a flipped bit anywhere never opens silently wrong', async () => {
    const [good, bad] = [storeDirectory(), join(storeDirectory(), 'bad')]
    await aStore(good)
    for (const name of ['state.json', 'state.json.bak', journalInUse(good), 'installation.json']) {
      const bytes = readFileSync(join(good, name))
      const step = process.env['LAB_FULL_FAULTS'] === undefined ? 83 : 3
      for (let at = 0; at < bytes.length; at += step) {
        copyStore(good, bad)
        const flipped = Buffer.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
        writeFileSync(join(bad, name), flipped)
        await mustSurvive(bad, name)
      }
    }
  })

  const WRECKS: readonly (readonly [string, Buffer])[] = [
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(4096)],
    ['null', Buffer.from('null')],
    ['0', Buffer.from('0')],
    ['false', Buffer.from('false')],
    ['[]', Buffer.from('[]')],
    ['"x"', Buffer.from('"x"')],
    ['{}', Buffer.from('{}')],
    ['a byte order mark', Buffer.from('\ufeff{}')],
    ['UTF-16', Buffer.from('{"items":[]}', 'utf16le')],
    ['100,000 brackets', Buffer.from('['.repeat(100_000))],
    ['noise', Buffer.from(Array.from({ length: 999 }, (_, n) => (n * 7919) % 251))],
  ]
  for (const [what, bytes] of WRECKS) {
    it(`a snapshot that is ${what}: the previous one and the journals bring everything back, the wreck is kept`, async () => {
      const dir = storeDirectory()
      await aStore(dir)
      writeFileSync(join(dir, 'state.json'), bytes)
      const { backend, notices } = await open(dir)
      expect(await backend.keys('labs/*')).toHaveLength(LABS)
      expect(notices.map(english).join(' ')).toContain('state.json is damaged')
      expect(
        readdirSync(dir)
          .filter((name) => name.startsWith('state.json.corrupt-'))
          .map((name) => readFileSync(join(dir, name))),
      ).toEqual([bytes])
      await backend.close()
      const again = await open(dir)
      expect([again.notices, (await again.backend.keys('labs/*')).length]).toEqual([[], LABS])
      await again.backend.close()
    })
  }

  it('everything gone but the installation: refuses, says what to do, and begins empty only when asked to', async () => {
    const dir = storeDirectory()
    await aStore(dir)
    const id = (JSON.parse(readFileSync(join(dir, 'installation.json'), 'utf8')) as { instanceId: string }).instanceId
    for (const name of readdirSync(dir)) if (name !== 'installation.json') rmSync(join(dir, name))
    await expect(open(dir)).rejects.toThrow(/are gone.*START-EMPTY/)
    expect(readdirSync(dir)).toEqual(['installation.json'])
    writeFileSync(join(dir, 'START-EMPTY'), '')
    const { backend, installation, notices } = await open(dir)
    expect([installation.instanceId, backend.revision > REVISION_JUMP, notices.length]).toEqual([id, true, 1])
    await backend.close()
    expect((await open(dir)).notices).toEqual([])
  })

  it('every snapshot wrecked: refuses, twice the same, and touches nothing', async () => {
    const dir = storeDirectory()
    await aStore(dir)
    for (const name of ['state.json', 'state.json.bak']) writeFileSync(join(dir, name), 'wreck')
    const before = readdirSync(dir)
    for (const _ of [1, 2]) await expect(open(dir)).rejects.toThrow(/cannot be read.*damaged.*Nothing was changed/)
    expect(readdirSync(dir)).toEqual(before)
  })

  it('one damaged write in the middle of a journal costs that write alone', async () => {
    const dir = storeDirectory()
    await aStore(dir)
    const name = join(dir, journalInUse(dir))
    writeFileSync(name, readFileSync(name, 'latin1').replace('1-2', '1-X'), 'latin1')
    const { backend, notices } = await open(dir)
    expect(await backend.keys('labs/a/1-*')).toEqual(['labs/a/1-0', 'labs/a/1-1', 'labs/a/1-3', 'labs/a/1-4', 'labs/a/1-5'])
    expect(notices.map(english).join()).toMatch(/journal-\d+\.log is damaged at byte \d+/)
    await backend.close()
  })
})

it('#42 a restored older snapshot: revision far ahead, next epoch, old watches expired, old events never told as new', async () => {
  const [dir, kept] = [storeDirectory(), storeDirectory()]
  await aStore(dir)
  linkSync(join(dir, 'state.json'), join(kept, 'backup.json'))
  for (const _ of [1, 2]) await rewriteSnapshot(dir)
  let opened = await open(dir)
  const known = (await opened.backend.set('labs/a/late', { spec: {} })).revision
  await opened.backend.close()
  const epoch = (text: string): unknown => (JSON.parse(text) as { epoch: unknown }).epoch
  rmSync(join(dir, 'state.json'))
  copyFileSync(join(kept, 'backup.json'), join(dir, 'state.json'))
  opened = await open(dir)
  expect(opened.backend.revision).toBeGreaterThanOrEqual(known + REVISION_JUMP)
  expect(() => opened.backend.watch('labs/', known)).toThrow(/too old/)
  expect(opened.notices.map(english).join()).toContain('restoring a backup')
  expect(epoch(readFileSync(join(dir, 'state.json'), 'utf8'))).toBe(Number(epoch(readFileSync(join(kept, 'backup.json'), 'utf8'))) + 1)
  await opened.backend.close()
})

it('#45 a snapshot of a newer format is shown, not changed', async () => {
  const dir = storeDirectory()
  await aStore(dir)
  const name = join(dir, 'state.json')
  writeFileSync(
    name,
    readFileSync(name, 'utf8')
      .replace(/"formatVersion":\d+/, `"formatVersion":${CURRENT_FORMAT.version + 1}`)
      .replace(/"checksum":"[0-9a-f]+"/, '"checksum":"edited"'),
  )
  const before = readFileSync(name)
  const { backend, isReadOnly, notices } = await open(dir)
  expect([isReadOnly, (await backend.keys('labs/*')).length > 0, english(notices[0] ?? { code: 'None' })]).toEqual([
    true,
    true,
    expect.stringContaining('newer version'),
  ])
  await expect(backend.set('labs/a/x', {})).rejects.toThrow(/newer version/)
  await backend.close()
  expect(readFileSync(name)).toEqual(before)
})
