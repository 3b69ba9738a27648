import { afterEach, describe, expect, it } from 'vitest'
import type { StoredLab } from '../../src/core/resource/lab-instance'
import { createLabService } from '../../src/service/lab-service'
import { TestEngine } from '../fixtures/test-engine'

const MINUTE = 60_000

let app: TestEngine

afterEach(() => app.stop())

/** Three labs run and hold work; then the engine finds the same world with a store that knows none of them. */
async function lost(): Promise<ReadonlyMap<string, StoredLab>> {
  app = await new TestEngine().start()
  for (const name of ['ada', 'bob', 'eve']) await app.declare(name, { studentName: `The student ${name}`, duration: '30m' })
  await app.pass(2_000)
  const before = new Map((await app.engine.store.list<StoredLab>('LabInstance')).items.map((lab) => [lab.metadata.name, lab]))
  for (const { metadata } of before.values()) app.world.write(metadata.uid, 'essay')
  await app.stop()
  app = await new TestEngine({ clock: app.clock, world: app.world }).start()
  return before
}

const service = () => createLabService({ engine: app.engine, clock: app.clock })
const adoptable = () => app.engine.reconciler.quarantine().filter(({ isAdoptable }) => isAdoptable)
const adoptAll = () => service().engine.adoptLabs({ uids: app.engine.reconciler.quarantine().map(({ uid }) => uid) })
const containers = async () =>
  [...(await app.provisioner.list()).byUid.values()]
    .map(({ uid, containerId, condition }) => `${uid} ${containerId ?? ''} ${condition}`)
    .toSorted()

describe('#39 the store is lost while labs run', () => {
  it('they are left alone and shown; not before a minute has passed can they be adopted', async () => {
    await lost()
    const before = await containers()
    await app.pass(MINUTE / 2)
    expect([app.engine.reconciler.quarantine().length, adoptable().length, (await adoptAll()).refused]).toEqual([3, 0, []])
    expect(await app.states()).toEqual({})
    await app.pass(MINUTE)
    expect(
      adoptable()
        .map(({ lab }) => lab?.name)
        .toSorted(),
    ).toEqual(['ada', 'bob', 'eve'])
    await app.pass(60 * MINUTE)
    expect(await containers()).toEqual(before)
  })

  it('adopted, each is known again as what it was, ready in the very container that it had', async () => {
    const before = await lost()
    const there = await containers()
    await app.pass(2 * MINUTE)
    expect(await adoptAll()).toMatchObject({ refused: [], view: { loops: expect.anything() as unknown } })
    await app.pass(5_000)
    expect(await app.states()).toEqual({ ada: 'ready', bob: 'ready', eve: 'ready' })
    const ada = await app.lab('ada')
    expect(ada?.spec).toEqual({ template: 'sample-lab', studentEmail: 'ada@example.com', studentName: 'The student ada' })
    expect([ada?.metadata.uid, ada?.status.containerId]).toEqual([before.get('ada')?.metadata.uid, before.get('ada')?.status.containerId])
    expect(await containers()).toEqual(there)
    await app.pass(15_000)
    expect(app.engine.reconciler.quarantine()).toEqual([])
  })

  it('then one that is not needed is deleted like any other: its work first', async () => {
    await lost()
    await app.pass(2 * MINUTE)
    await adoptAll()
    await app.pass(5_000)
    const {
      metadata: { uid },
    } = (await app.lab('eve'))!
    await app.delete('eve')
    await app.pass(5_000)
    expect([app.world.collected.get(uid)?.files, (await containers()).length]).toEqual([1, 2])
  })

  it('whose name has been given to another lab since stays as it is, and that is said; the others are adopted', async () => {
    await lost()
    await app.declare('bob')
    await app.pass(2 * MINUTE)
    const { refused } = await adoptAll()
    expect(refused).toMatchObject([{ name: 'bob', error: { reason: 'AlreadyExists' } }])
    await app.pass(5_000)
    expect(await app.states()).toEqual({ ada: 'ready', bob: 'ready', eve: 'ready' })
    expect(await containers()).toHaveLength(4)
  })

  it('asked for twice, or by a name that is not in quarantine, it is done once', async () => {
    await lost()
    await app.pass(2 * MINUTE)
    const uids = app.engine.reconciler.quarantine().map(({ uid }) => uid)
    await service().engine.adoptLabs({ uids: [...uids, 'nobody'] })
    expect(await service().engine.adoptLabs({ uids })).toMatchObject({ refused: [] })
    expect(Object.keys(await app.states()).toSorted()).toEqual(['ada', 'bob', 'eve'])
  })
})
