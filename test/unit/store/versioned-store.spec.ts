import { expect, it } from 'vitest'
import { createMemoryBackend } from '../../../src/backends/memory/memory-backend'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import { VersionedStore } from '../../../src/core/store/versioned-store'
import { FakeClock } from '../../fixtures/fake-clock'

it('smoke', async () => {
  const clock = new FakeClock()
  const store = new VersionedStore({ backend: createMemoryBackend({ clock }), clock, newUid: () => crypto.randomUUID() })
  const watch = store.watch('LabInstance')
  const lab = await store.create<StoredLab>({ kind: 'LabInstance', metadata: { name: 'a' }, spec: { template: 't', studentEmail: 'a@b.ch' } })
  expect(lab).toMatchObject({ metadata: { resourceVersion: '1', generation: 1 }, status: { state: 'pending' } })
  const next = await store.updateStatus<StoredLab>({ ...lab, status: { ...lab.status, state: 'provisioning' } })
  const gone = await store.delete<StoredLab>({ kind: 'LabInstance', name: 'a' })
  expect(gone.metadata.deletionTimestamp).toBeDefined()
  await store.update({ ...gone, metadata: { ...gone.metadata, finalizers: [] } })
  expect(watch.take().changes.map(({ type }) => type)).toEqual(['CREATED', 'STATUS_UPDATED', 'UPDATED', 'DELETED'])
  expect(next.metadata.resourceVersion).toBe('2')
  expect((await store.list('LabInstance')).items).toEqual([])
})
