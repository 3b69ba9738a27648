import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLowdbBackend } from '../../src/backends/lowdb/open-lowdb-backend'
import { createMemoryBackend } from '../../src/backends/memory/memory-backend'
import { FakeClock } from '../fixtures/fake-clock'
import { storeDirectory } from '../fixtures/store-directory'
import { storageBackendSuite } from './storage-backend.suite'

storageBackendSuite({ name: 'memory', open: async (options) => createMemoryBackend(options) })
storageBackendSuite({ name: 'lowdb', open: async (options) => (await openLowdbBackend({ dir: storeDirectory(), ...options })).backend })

it('#60 the suite runs on real files, also under NODE_ENV=test', async () => {
  const dir = storeDirectory()
  expect(process.env['NODE_ENV']).toBe('test')
  const { backend } = await openLowdbBackend({ dir, clock: new FakeClock() })
  const journal = join(dir, 'journal-1.log')
  const before = readFileSync(journal)
  await backend.set('labs/a', { word: 'durable' })
  expect(readFileSync(journal).equals(before)).toBe(false)
  expect(readFileSync(journal, 'utf8')).toContain('"durable"')
  expect(statSync(join(dir, 'state.json')).size).toBeGreaterThan(0)
  await backend.close()
})
