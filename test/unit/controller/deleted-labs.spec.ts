import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLowdbBackend } from '../../../src/backends/lowdb/open-lowdb-backend'
import { DeletedLabs } from '../../../src/core/controller/deleted-labs'
import { seedTemplates } from '../../../src/core/engine/seed-templates'
import { silentLog } from '../../../src/core/observe/log'
import type { DeletedLab } from '../../../src/core/resource/deleted-lab'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import { VersionedStore } from '../../../src/core/store/versioned-store'
import { aStore, declareLab, labRef } from '../../fixtures/a-store'
import { FakeClock } from '../../fixtures/fake-clock'
import { storeDirectory } from '../../fixtures/store-directory'

const ENVIRONMENT = { DB_PASSWORD: 'hunter2-s3cret', GREETING: 'hello-there' }
const SCRUBBED = { DB_PASSWORD: 'kept out', GREETING: 'kept out' }
const recordsIn = async (store: VersionedStore): Promise<readonly DeletedLab[]> => (await store.list<DeletedLab>('DeletedLab')).items

/** As an earlier version wrote it: the whole spec. */
async function recordOfBefore(store: VersionedStore, name: string): Promise<void> {
  const lab = await declareLab(store, name, { environment: ENVIRONMENT })
  await store.create({
    kind: 'DeletedLab',
    metadata: { name: `${name}-1` },
    spec: { ...lab.spec, labName: name, labUid: lab.metadata.uid },
    status: { ...lab.status, state: 'deleted' },
  })
  await store.update({ ...lab, metadata: { ...lab.metadata, finalizers: [] } })
  await store.delete(labRef(name))
}

describe('what remains of the environment of a lab that is gone', () => {
  it('is the names: no value is in the record, whatever it is called', async () => {
    const clock = new FakeClock()
    const store = aStore(clock)
    const lab = await declareLab(store, 'anna', { environment: ENVIRONMENT, duration: '30m' })
    await new DeletedLabs({ store, clock }).record(lab)
    const [record] = await recordsIn(store)
    expect([record?.spec.environment, record?.spec.duration]).toEqual([SCRUBBED, '30m'])
    expect(JSON.stringify(record)).not.toMatch(/hunter2|hello-there/)
    expect((await store.get<StoredLab>(labRef('anna'))).spec.environment).toEqual(ENVIRONMENT)
  })

  it('in records that an earlier version wrote, the values go at the next start, once, and nothing else changes', async () => {
    const store = aStore(new FakeClock())
    await seedTemplates(store, silentLog)
    await store.create({ kind: 'EngineSettings', metadata: { name: 'default' }, spec: {} })
    await recordOfBefore(store, 'anna')
    const [before] = await recordsIn(store)
    await seedTemplates(store, silentLog)
    const [after] = await recordsIn(store)
    expect(after).toEqual({
      ...before,
      metadata: { ...after?.metadata, uid: before?.metadata.uid },
      spec: { ...before?.spec, environment: SCRUBBED },
    })
    await seedTemplates(store, silentLog)
    expect((await recordsIn(store))[0]?.metadata.resourceVersion).toBe(after?.metadata.resourceVersion)
  })

  it('on the disk the values are gone from snapshot, its backup and journals after two compactions', async () => {
    const [dir, clock] = [storeDirectory(), new FakeClock()]
    const { backend } = await openLowdbBackend({ dir, clock, sizes: { chunkBytes: 4096, reserveBytes: 1024 } })
    const store = new VersionedStore({ backend, clock, newUid: () => crypto.randomUUID() })
    await store.create({ kind: 'EngineSettings', metadata: { name: 'default' }, spec: {} })
    await recordOfBefore(store, 'anna')
    await seedTemplates(store, silentLog)
    for (let n = 0; n < 120; n += 1) await backend.set('filler/1', { n, text: 'x'.repeat(3000) })
    await backend.close()
    for (const name of readdirSync(dir)) expect([name, readFileSync(join(dir, name), 'utf8').includes('hunter2')]).toEqual([name, false])
  })
})
