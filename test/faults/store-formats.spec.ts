import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLowdbBackend, type OpenedStore } from '../../src/backends/lowdb/open-lowdb-backend'
import { REVISION_JUMP } from '../../src/backends/lowdb/recover'
import { restoreBackup } from '../../src/backends/lowdb/restore-backup'
import { CURRENT_FORMAT, type StoreFormat } from '../../src/backends/lowdb/snapshot/store-format'
import { FakeClock } from '../fixtures/fake-clock'
import { StoppedFileSystem, untilStill } from '../fixtures/stopped-file-system'
import { storeDirectory } from '../fixtures/store-directory'

const clock = new FakeClock()
const open = (dir: string, more: { format?: StoreFormat; files?: StoppedFileSystem['files'] } = {}): Promise<OpenedStore> =>
  openLowdbBackend({ dir, clock, ...more })

/** Made up: from this format to the next minutes become seconds. */
const NEXT: StoreFormat = {
  version: CURRENT_FORMAT.version + 1,
  migrations: new Map([[CURRENT_FORMAT.version, (_, value) => ({ seconds: Number(value['minutes']) * 60 })]]),
}

async function ofThisFormat(dir: string): Promise<void> {
  for (const n of [1, 2]) {
    const { backend } = await open(dir)
    await backend.set(`labs/${n}`, { minutes: n })
    await backend.close()
  }
}

it('#45 a store of an older format is migrated, its old file kept; killed at any step of that it is the old or the new one', async () => {
  const whole = new StoppedFileSystem()
  const first = storeDirectory()
  await ofThisFormat(first)
  await (await open(first, { format: NEXT, files: whole.files })).backend.close()
  for (let at = 1; at <= whole.calls; at += 1) {
    const dir = storeDirectory()
    await ofThisFormat(dir)
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
    expect([older.isReadOnly, older.notices[0]]).toEqual([true, { code: 'StoreNewer' }])
    await older.backend.close()
  }
})

it('#45 a journal of a newer format behind a snapshot of this one is not written to either', async () => {
  const dir = storeDirectory()
  await ofThisFormat(dir)
  const before = readFileSync(join(dir, 'state.json'))
  const { backend } = await open(dir, { format: NEXT })
  await backend.set('labs/3', { seconds: 1 })
  await backend.close()
  writeFileSync(join(dir, 'state.json'), before)
  expect((await open(dir)).isReadOnly).toBe(true)
})

it('#45 a record of format 1 keeps its English for why work was lost, and a program of that format then only looks', async () => {
  const dir = storeDirectory()
  const first: StoreFormat = { version: 1, migrations: new Map() }
  const before = await open(dir, { format: first })
  await before.backend.set('deletedlabs/x/ada', { spec: { labName: 'ada', workLost: 'The disk was full' } })
  await before.backend.set('labinstances/x/bob', { spec: { workLost: 'is no word of its own' } })
  await before.backend.close()
  const { backend, isReadOnly } = await open(dir)
  expect([isReadOnly, (await backend.listByLabels({})).items.map(({ value }) => value)]).toEqual([
    false,
    [
      { spec: { labName: 'ada', workLost: { code: 'Said', params: { said: 'The disk was full' } } } },
      { spec: { workLost: 'is no word of its own' } },
    ],
  ])
  await backend.close()
  const older = await open(dir, { format: first })
  expect([older.isReadOnly, older.notices[0]]).toEqual([true, { code: 'StoreNewer' }])
  await older.backend.close()
})

it('#42 restoreBackup: the labs of the backup, the revision far ahead of both, old watches told to list again, the present kept', async () => {
  const [dir, elsewhere] = [storeDirectory(), storeDirectory()]
  await ofThisFormat(dir)
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
