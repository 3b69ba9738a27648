import { join } from 'node:path'
import { expect, it } from 'vitest'
import { nodeFileSystem, type FileSystem, type OpenFile } from '../../../src/backends/lowdb/disk/file-system'
import { DEFAULT_SIZES, JournalFile } from '../../../src/backends/lowdb/journal/journal-file'
import { FakeClock } from '../../fixtures/fake-clock'
import { storeDirectory } from '../../fixtures/store-directory'

it('#30 a new journal is written, synced, named and sure to be found, in this order, before anything is kept in it', async () => {
  const calls: string[] = []
  const told = <Subject extends object>(subject: Subject): Subject =>
    new Proxy(subject, {
      get(target, member) {
        const value: unknown = Reflect.get(target, member)
        if (typeof value !== 'function') return value
        return (...args: unknown[]): unknown => {
          calls.push(String(member))
          const result: unknown = value.apply(target, args)
          return member === 'create' ? told(result as OpenFile) : result
        }
      },
    })
  const files: FileSystem = told(nodeFileSystem)
  const file = await JournalFile.create(join(storeDirectory(), 'journal-1.log'), {
    files,
    clock: new FakeClock(),
    number: 1,
    sizes: DEFAULT_SIZES,
    firstLine: Buffer.from('1\n'),
  })
  await file.append(Buffer.from('x'))
  file.close()
  expect(calls.filter((call) => call !== 'exists')).toEqual([
    'create',
    'write',
    'sync',
    'rename',
    'syncDirectory',
    'write',
    'syncData',
    'close',
  ])
})
