import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLowdbBackend } from '../../src/backends/lowdb/open-lowdb-backend'
import type { StoredLab } from '../../src/core/resource/lab-instance'
import { VersionedStore } from '../../src/core/store/versioned-store'
import { FakeClock } from '../fixtures/fake-clock'
import { storeDirectory } from '../fixtures/store-directory'

it('#55 one lab spoilt by hand among a hundred: the others are listed, watched and written, and the spoilt one can be let go', async () => {
  const [dir, clock] = [storeDirectory(), new FakeClock()]
  const open = async (): Promise<{ store: VersionedStore; close(): Promise<void> }> => {
    const { backend } = await openLowdbBackend({ dir, clock })
    return { store: new VersionedStore({ backend, clock, newUid: () => crypto.randomUUID() }), close: () => backend.close() }
  }
  let { store, close } = await open()
  for (let n = 0; n < 100; n += 1) {
    await store.create({
      kind: 'LabInstance',
      metadata: { name: `lab-${n}` },
      spec: { template: 'sample-lab', studentEmail: 'anna@school.ch', duration: '60m' },
    })
  }
  await close()
  // Opening a store that a person edited writes a snapshot of everything: now all labs stand in the file to be spoilt.
  edit(dir, (text) => text)
  await (await open()).close()
  edit(dir, (text) => text.replace('"duration":"60m"', '"duration":"30d"').replace('"state":"pending"', '"state":"dreaming"'))
  ;({ store, close } = await open())
  const { items } = await store.list<StoredLab>('LabInstance')
  expect(items).toHaveLength(100)
  const spoilt = items.find(({ spec }) => spec.duration === '30d')
  const watch = store.watch('LabInstance')
  for (const lab of items) if (lab !== spoilt) await store.update({ ...lab, spec: { ...lab.spec, duration: '90m' } })
  expect(watch.take().changes).toHaveLength(99)
  const dying = await store.delete<StoredLab>({ kind: 'LabInstance', name: spoilt?.metadata.name ?? '' })
  await store.update({ ...dying, metadata: { ...dying.metadata, finalizers: [] } })
  expect((await store.list('LabInstance')).items).toHaveLength(99)
  await close()
})

function edit(dir: string, change: (text: string) => string): void {
  const name = join(dir, 'state.json')
  writeFileSync(name, change(readFileSync(name, 'utf8')).replace(/"checksum":"[0-9a-z]+"/, '"checksum":"edited"'))
}
