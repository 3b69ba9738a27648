import { describe, expect, it } from 'vitest'
import { createMemoryBackend } from '../../../src/backends/memory/memory-backend'
import { LAB_FINALIZER } from '../../../src/core/resource/annotations'
import { type StoredLab } from '../../../src/core/resource/lab-instance'
import type { ResourceDraft } from '../../../src/core/resource/resource'
import { VersionedStore } from '../../../src/core/store/versioned-store'
import { FakeClock } from '../../fixtures/fake-clock'

const draft = (name: string, labels: Readonly<Record<string, string>> = {}): ResourceDraft => ({
  kind: 'LabInstance',
  metadata: { name, labels },
  spec: { template: 'sample-lab', studentEmail: 'anna@school.ch' },
})
const ref = (name: string): { kind: string; name: string } => ({ kind: 'LabInstance', name })
const refused = (reason: string, message?: string): unknown =>
  expect.objectContaining({ reason, ...(message === undefined ? {} : { message: expect.stringContaining(message) as unknown }) })
const NAMED = 'labinstances.lab.neuroglia.com "anna"'

function aStore(maxChanges = 1000): VersionedStore {
  const clock = new FakeClock()
  let uids = 0
  const backend = createMemoryBackend({ clock, history: { maxChanges, maxBytes: 1e9 } })
  return new VersionedStore({ backend, clock, newUid: () => `uid-${(uids += 1)}` })
}

describe('writing', () => {
  it('gives a new lab its uid, first version, finalizer and first status', async () => {
    const lab = await aStore().create<StoredLab>(draft('anna'))
    expect(lab).toMatchObject({
      metadata: { uid: 'uid-1', resourceVersion: '1', generation: 1, namespace: 'student-labs', finalizers: [LAB_FINALIZER] },
      status: { state: 'pending' },
    })
  })

  it('#160 what only the store may say is not taken from a client', async () => {
    const store = aStore()
    const sent = {
      ...draft('anna'),
      status: { state: 'ready' },
      metadata: { name: 'anna', uid: 'mine', generation: 9, resourceVersion: '77', deletionTimestamp: 'x' },
    }
    const lab = await store.create<StoredLab>(sent)
    expect([lab.metadata.uid, lab.metadata.generation, lab.metadata.deletionTimestamp, lab.status.state]).toEqual([
      'uid-1',
      1,
      undefined,
      'pending',
    ])
    const next = await store.update({
      ...lab,
      status: { state: 'ready' },
      metadata: { ...lab.metadata, generation: 40, creationTimestamp: 'then', labels: { a: 'b' } },
    })
    expect(next).toMatchObject({
      status: { state: 'pending' },
      metadata: { generation: 1, creationTimestamp: lab.metadata.creationTimestamp, labels: { a: 'b' } },
    })
  })

  it('#87 keeps the owners that were named at creation: an owner of the same name and another uid is another one', async () => {
    const store = aStore()
    const owner = { apiVersion: 'lab.neuroglia.com/v1', kind: 'Class', name: 'monday', uid: 'uid-of-monday', controller: true }
    const named = { ...draft('anna'), metadata: { name: 'anna', ownerReferences: [owner] } }
    const lab = await store.create<StoredLab>(named)
    expect((await store.get<StoredLab>(ref('anna'))).metadata.ownerReferences).toEqual([owner])
    const other = await store.update({ ...lab, metadata: { ...lab.metadata, ownerReferences: [{ ...owner, uid: 'of-another-monday' }] } })
    expect(other.metadata.ownerReferences).not.toEqual([owner])
    const two = { ...draft('bob'), metadata: { name: 'bob', ownerReferences: [owner, { ...owner, name: 'tuesday', uid: 'x' }] } }
    await expect(store.create(two)).rejects.toEqual(
      refused('Invalid', 'Only one reference can have Controller set to true. Found "true" in references for monday and tuesday'),
    )
  })

  it('says when anything of an object was last written; the time alone is no change, and no client is believed', async () => {
    const clock = new FakeClock()
    const store = new VersionedStore({
      backend: createMemoryBackend({ clock, history: { maxChanges: 10, maxBytes: 1e9 } }),
      clock,
      newUid: () => 'uid',
    })
    const now = () => new Date(clock.now()).toISOString()
    const lab = await store.create<StoredLab>({ ...draft('anna'), metadata: { name: 'anna', ...{ lastModified: '2000-01-01T00:00:00Z' } } })
    const born = now()
    clock.advance(1_000)
    const same = await store.update({ ...lab, metadata: { ...lab.metadata, lastModified: '2000-01-01T00:00:00Z' } })
    expect([lab.metadata.lastModified, same.metadata]).toEqual([born, lab.metadata])
    const marked = await store.updateStatus({ ...lab, status: { ...lab.status, message: 'Otherwise' } })
    clock.advance(1_000)
    const doomed = await store.delete<StoredLab>(ref('anna'))
    expect([marked.metadata.lastModified, doomed.metadata.lastModified, doomed.metadata.creationTimestamp]).toEqual([
      new Date(clock.now() - 1_000).toISOString(),
      now(),
      born,
    ])
  })

  it('#99 says no in the words of the API server', async () => {
    const store = aStore()
    const lab = await store.create<StoredLab>(draft('anna'))
    const { resourceVersion: _, ...unversioned } = lab.metadata
    await expect(store.update({ ...lab, metadata: unversioned as StoredLab['metadata'] })).rejects.toEqual(
      refused('Invalid', 'metadata.resourceVersion: Invalid value: "": must be specified for an update'),
    )
    await store.update({ ...lab, spec: { ...lab.spec, duration: '30m' } })
    await expect(store.update({ ...lab, spec: { ...lab.spec, duration: '40m' } })).rejects.toEqual(
      refused(
        'Conflict',
        `Operation cannot be fulfilled on ${NAMED}: the object has been modified; please apply your changes to the latest version and try again`,
      ),
    )
    await expect(store.create(draft('anna'))).rejects.toEqual(refused('AlreadyExists', `${NAMED} already exists`))
    await expect(store.get(ref('otto'))).rejects.toEqual(refused('NotFound', 'labinstances.lab.neuroglia.com "otto" not found'))
    await expect(store.delete(ref('anna'), { uid: 'other' })).rejects.toEqual(
      refused('Conflict', 'Precondition failed: UID in precondition: other'),
    )
    await expect(store.delete(ref('anna'), { resourceVersion: '1' })).rejects.toEqual(refused('Conflict'))
  })

  it('#88 generation moves with spec only, and a write that changes nothing is none', async () => {
    const store = aStore()
    const lab = await store.create<StoredLab>(draft('anna'))
    const relabelled = await store.update({ ...lab, metadata: { ...lab.metadata, labels: { row: '3' } } })
    const extended = await store.update({ ...relabelled, spec: { ...lab.spec, duration: '2h' } })
    const provisioning = await store.updateStatus<StoredLab>({ ...extended, status: { ...lab.status, state: 'provisioning' } })
    expect([relabelled, extended, provisioning].map(({ metadata }) => metadata.generation)).toEqual([1, 2, 2])
    expect([await store.update(provisioning), store.resourceVersion]).toEqual([provisioning, '4'])
  })

  it('#90 refuses a transition that the life of a lab does not have', async () => {
    const store = aStore()
    const lab = await store.create<StoredLab>(draft('anna'))
    await expect(store.updateStatus({ ...lab, status: { ...lab.status, state: 'ready' } })).rejects.toEqual(
      refused('Invalid', 'a lab does not go from "pending" to "ready"'),
    )
  })

  it('#77 a status write never takes back what a person changed meanwhile', async () => {
    const store = aStore()
    const lab = await store.create<StoredLab>(draft('anna'))
    const extended = await store.update<StoredLab>({ ...lab, spec: { ...lab.spec, duration: '2h' } })
    await expect(store.updateStatus({ ...lab, status: { ...lab.status, state: 'provisioning' } })).rejects.toEqual(refused('Conflict'))
    const next = await store.updateStatus<StoredLab>({ ...extended, spec: lab.spec, status: { ...lab.status, state: 'provisioning' } })
    expect(next.spec.duration).toBe('2h')
  })

  it('#102 what is handed out cannot be changed, and two readers of one version hold the same object', async () => {
    const store = aStore()
    await store.create(draft('anna'))
    const [first, second] = [await store.get<StoredLab>(ref('anna')), await store.get<StoredLab>(ref('anna'))]
    expect(first).toBe(second)
    expect(() => Object.assign(first.spec, { duration: '1m' })).toThrow(TypeError)
    expect(() => Object.assign(first.metadata, { name: 'x' })).toThrow(TypeError)
  })
})

describe('deleting', () => {
  it('holds the record until its last finalizer is taken away', async () => {
    const store = aStore()
    const watch = store.watch<StoredLab>('LabInstance')
    await store.create(draft('anna'))
    const dying = await store.delete<StoredLab>(ref('anna'))
    expect(await store.delete(ref('anna'))).toBe(dying)
    await store.update({ ...dying, metadata: { ...dying.metadata, finalizers: [] } })
    const { changes } = watch.take()
    expect(changes.map(({ type, resourceVersion }) => [type, resourceVersion])).toEqual([
      ['CREATED', '1'],
      ['UPDATED', '2'],
      ['DELETED', '3'],
    ])
    expect(changes[2]?.current.metadata).toMatchObject({ resourceVersion: '3', uid: 'uid-1' })
    expect(await store.find(ref('anna'))).toBeUndefined()
  })

  it('#82 nobody can hold on to what is being deleted', async () => {
    const store = aStore()
    await store.create(draft('anna'))
    const dying = await store.delete<StoredLab>(ref('anna'))
    await expect(
      store.update({ ...dying, metadata: { ...dying.metadata, finalizers: [LAB_FINALIZER, 'mine.example/x'] } }),
    ).rejects.toEqual(
      refused('Invalid', 'no new finalizers can be added if the object is being deleted, found new finalizers []string{"mine.example/x"}'),
    )
  })

  it('#43 who comes back under the same name is somebody else', async () => {
    const store = aStore()
    const lab = await store.create<StoredLab>(draft('anna'))
    const bare = await store.update({ ...lab, metadata: { ...lab.metadata, finalizers: [] } })
    await store.delete(ref('anna'))
    const again = await store.create<StoredLab>(draft('anna'))
    expect([again.metadata.uid, again.metadata.resourceVersion]).toEqual(['uid-2', '4'])
    await expect(store.update({ ...bare, spec: { ...bare.spec, duration: '2h' } })).rejects.toEqual(refused('Conflict'))
  })
})

describe('selecting', () => {
  it('lists by namespace, labels and fields', async () => {
    const store = aStore()
    for (const [name, row] of [
      ['anna', '1'],
      ['ben', '2'],
      ['cleo', '2'],
    ] as const)
      await store.create(draft(name, { row }))
    await store.create({ ...draft('ben'), metadata: { name: 'ben', namespace: 'other' } })
    const names = async (options: Parameters<VersionedStore['list']>[1]): Promise<readonly string[]> =>
      (await store.list('LabInstance', options)).items.map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`)
    expect(await names({ labelSelector: 'row=2' })).toEqual(['student-labs/ben', 'student-labs/cleo'])
    expect(await names({ fieldSelector: 'metadata.name=ben' })).toEqual(['other/ben', 'student-labs/ben'])
    expect(await names({ namespace: 'other' })).toEqual(['other/ben'])
  })

  it('a watch with a selection sees coming and going as created and deleted', async () => {
    const store = aStore()
    const watch = store.watch<StoredLab>('LabInstance', { labelSelector: 'row=2' })
    const lab = await store.create<StoredLab>(draft('anna', { row: '1' }))
    const moved = await store.update({ ...lab, metadata: { ...lab.metadata, labels: { row: '2' } } })
    const started = await store.updateStatus<StoredLab>({ ...moved, status: { ...lab.status, state: 'provisioning' } })
    await store.update({ ...started, metadata: { ...started.metadata, labels: {} } })
    expect(watch.take().changes.map(({ type }) => type)).toEqual(['CREATED', 'STATUS_UPDATED', 'DELETED'])
  })

  it('#101 pages show one moment, whatever is written between them; an old token is Expired', async () => {
    const store = aStore(4)
    for (const name of ['a', 'b', 'c', 'd']) await store.create(draft(name))
    const first = await store.list<StoredLab>('LabInstance', { limit: 2 })
    await store.create(draft('bb'))
    const c = await store.get<StoredLab>(ref('c'))
    await store.update({ ...c, metadata: { ...c.metadata, labels: { new: 'yes' } } })
    const second = await store.list<StoredLab>('LabInstance', { limit: 2, continue: first.continue ?? '' })
    expect({
      names: second.items.map(({ metadata }) => metadata.name),
      labels: second.items[0]?.metadata.labels,
      rv: [first.resourceVersion, second.resourceVersion],
      more: second.continue,
    }).toEqual({ names: ['c', 'd'], labels: {}, rv: ['4', '4'], more: undefined })
    for (const name of ['x1', 'x2', 'x3', 'x4']) await store.create(draft(name))
    await expect(store.list('LabInstance', { continue: first.continue ?? '' })).rejects.toEqual(refused('Expired'))
    await expect(store.list('LabInstance', { continue: 'garbage' })).rejects.toEqual(refused('BadRequest'))
  })

  it('#50 a watch from garbage is a bad request, from too old or too new a version Expired', async () => {
    const store = aStore(2)
    for (const name of ['a', 'b', 'c', 'd']) await store.create(draft(name))
    const from = (resourceVersion: string) => () => store.watch('LabInstance', { resourceVersion })
    expect(from('x')).toThrow(refused('BadRequest') as Error)
    expect(from('1')).toThrow(refused('Expired') as Error)
    expect(from('9')).toThrow(refused('Expired', 'Too large resource version') as Error)
    expect(
      from('2')()
        .take()
        .changes.map(({ key }) => key),
    ).toEqual(['LabInstance/student-labs/c', 'LabInstance/student-labs/d'])
  })
})
