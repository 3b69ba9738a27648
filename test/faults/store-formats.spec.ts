import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLowdbBackend, type OpenedStore } from '../../src/backends/lowdb/open-lowdb-backend'
import { REVISION_JUMP } from '../../src/backends/lowdb/recover'
import { restoreBackup } from '../../src/backends/lowdb/restore-backup'
import type { StoreFormat } from '../../src/backends/lowdb/snapshot/store-format'
import { FakeClock } from '../fixtures/fake-clock'
import { StoppedFileSystem, untilStill } from '../fixtures/stopped-file-system'
import { storeDirectory } from '../fixtures/store-directory'

const clock = new FakeClock()
const open = (dir: string, more: { format?: StoreFormat; files?: StoppedFileSystem['files'] } = {}): Promise<OpenedStore> =>
  openLowdbBackend({ dir, clock, ...more })

/** Made up: from format 1 to 2 minutes become seconds. */
const NEXT: StoreFormat = { version: 2, migrations: new Map([[1, (_, value) => ({ seconds: Number(value['minutes']) * 60 })]]) }

async function ofFormatOne(dir: string): Promise<void> {
  for (const n of [1, 2]) {
    const { backend } = await open(dir)
    await backend.set(`labs/${n}`, { minutes: n })
    await backend.close()
  }
}

it('#45 a store of an older format is migrated, its old file kept; killed at any step of that it is the old or the new one', async () => {
  const whole = new StoppedFileSystem()
  const first = storeDirectory()
  await ofFormatOne(first)
  await (await open(first, { format: NEXT, files: whole.files })).backend.close()
  for (let at = 1; at <= whole.calls; at += 1) {
    const dir = storeDirectory()
    await ofFormatOne(dir)
    const old = readFileSync(join(dir, 'state.json'))
    const disk = new StoppedFileSystem(at, 'after')
    void open(dir, { format: NEXT, files: disk.files }).catch(() => undefined)
    await untilStill(disk)
    const rest = readdirSync(dir).filter((name) => name !== 'store.lock')
    const copy = storeDirectory()
    for (const name of rest) copyFileSync(join(dir, name), join(copy, name))
    const { backend } = await open(copy, { format: NEXT })
    expect((await backend.listByLabels({})).items.map(({ value }) => value)).toEqual([{ seconds: 60 }, { seconds: 120 }])
    expect(() => backend.watch('', 2)).toThrow(/too old/)
    await backend.close()
    expect(readdirSync(copy).some((name) => readFileSync(join(copy, name)).equals(old))).toBe(true)
    const older = await open(copy)
    expect([older.isReadOnly, older.notices[0]]).toEqual([true, expect.stringContaining('newer version')])
    await older.backend.close()
  }
})

it('#45 a journal of a newer format behind a snapshot of this one is not written to either', async () => {
  const dir = storeDirectory()
  await ofFormatOne(dir)
  const before = readFileSync(join(dir, 'state.json'))
  const { backend } = await open(dir, { format: NEXT })
  await backend.set('labs/3', { seconds: 1 })
  await backend.close()
  writeFileSync(join(dir, 'state.json'), before)
  expect((await open(dir)).isReadOnly).toBe(true)
})

it('#42 restoreBackup: the labs of the backup, the revision far ahead of both, old watches told to list again, the present kept', async () => {
  const [dir, elsewhere] = [storeDirectory(), storeDirectory()]
  await ofFormatOne(dir)
  let { backend } = await open(dir)
  await backend.close()
  const name = join(dir, 'state.json')
  writeFileSync(name, readFileSync(name, 'utf8').replace(/"checksum":"[0-9a-f]+"/, '"checksum":"edited"'))
  await (await open(dir)).backend.close()
  copyFileSync(name, join(elsewhere, 'backup.json'))
  ;({ backend } = await open(dir))
  const { revision: known } = await backend.set('labs/late', { minutes: 9 })
  await expect(restoreBackup({ dir, backup: join(elsewhere, 'backup.json'), clock })).rejects.toThrow('in use by process')
  await backend.close()
  writeFileSync(join(elsewhere, 'bad.json'), 'no backup')
  const before = readdirSync(dir)
  await expect(restoreBackup({ dir, backup: join(elsewhere, 'bad.json'), clock })).rejects.toThrow()
  expect(readdirSync(dir)).toEqual(before)
  await restoreBackup({ dir, backup: join(elsewhere, 'backup.json'), clock })
  ;({ backend } = await open(dir))
  expect([await backend.keys('labs/*'), backend.revision >= known + REVISION_JUMP]).toEqual([['labs/1', 'labs/2'], true])
  expect(() => backend.watch('', known)).toThrow(/too old/)
  await backend.close()
  expect(readdirSync(dir).some((file) => file.includes('.corrupt-') && readFileSync(join(dir, file)).includes('labs/late'))).toBe(true)
})
