import { afterEach, describe, expect, it } from 'vitest'
import { ProvisionerError } from '../../src/core/provisioner/provisioner-error'
import { FORCE_DELETE_ANNOTATION } from '../../src/core/resource/annotations'
import type { DeletedLab } from '../../src/core/resource/deleted-lab'
import { conditionOf } from '../../src/core/resource/lab-conditions'
import type { StoredLab } from '../../src/core/resource/lab-instance'
import { TestEngine } from '../fixtures/test-engine'

const ADA = { kind: 'LabInstance', namespace: 'student-labs', name: 'ada' } as const

let app: TestEngine

afterEach(() => app.stop())

async function atWork(timings: { readonly stopMs?: number } = {}): Promise<StoredLab> {
  app = await new TestEngine({ timings }).start()
  await app.declare('ada')
  await app.pass(1_000)
  const lab = await app.engine.store.get<StoredLab>(ADA)
  app.world.write(lab.metadata.uid, 'essay')
  return lab
}

const recorded = async () => (await app.engine.store.list<DeletedLab>('DeletedLab')).items[0]?.spec

describe('what became of the work of a deleted lab', () => {
  it('stands in its record: where it is, how much, and its hash', async () => {
    await atWork()
    await app.delete('ada')
    await app.pass(3_000)
    expect((await recorded())?.work).toEqual({
      path: 'memory:student-labs/ada',
      files: 1,
      bytes: 5,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      collectedAt: expect.any(String),
    })
  })

  it('is known also when the engine died at any moment of the deletion', async () => {
    for (let turns = 0; turns <= 120; turns += 3) {
      await atWork()
      void app.delete('ada').catch(() => undefined)
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      app = await app.crash()
      await app.delete('ada').catch(() => undefined)
      await app.pass(3_000)
      const spec = await recorded()
      expect([spec?.work?.files, spec?.workLost], `died after ${turns} turns`).toEqual([1, undefined])
      await app.stop()
    }
    app = new TestEngine()
  })

  it('is nothing where nothing was written, and where the lab never started', async () => {
    app = await new TestEngine().start()
    await app.declare('ada')
    await app.pass(1_000)
    await app.delete('ada')
    await app.pass(3_000)
    const spec = await recorded()
    expect([spec?.labName, spec?.work, spec?.workLost]).toEqual(['ada', undefined, undefined])
  })

  it('is said to be lost, and why, when force was used because it could not be had', async () => {
    const lab = await atWork()
    const remove = app.provisioner.remove.bind(app.provisioner)
    app.provisioner.remove = (it, about) =>
      about.withoutWork === true
        ? remove(it, about)
        : Promise.reject(new ProvisionerError('DiskFull', 'transient', { sentence: { code: 'DiskIsFull' } }))
    await app.engine.store.update({ ...lab, metadata: { ...lab.metadata, annotations: { [FORCE_DELETE_ANNOTATION]: 'true' } } })
    await app.delete('ada')
    await app.pass(3_000)
    expect(await recorded()).toMatchObject({ workLost: { code: 'DiskIsFull' } })
    expect((await recorded())?.work).toBeUndefined()
  })

  it('is said to be lost where somebody else took container and folder away, and nobody had noticed before the lab was deleted', async () => {
    const { metadata } = await atWork()
    takeAway(metadata.uid)
    await app.delete('ada')
    await app.pass(3_000)
    expect(await recorded()).toMatchObject({ workLost: { code: 'WorkGone' } })
  })

  it('is said to be lost where all was taken away before it was in safety: at its end already, and in its record', async () => {
    const { metadata } = await atWork()
    const collect = app.provisioner.collect.bind(app.provisioner)
    app.provisioner.collect = () => Promise.reject(new ProvisionerError('DiskFull', 'transient', { sentence: { code: 'DiskIsFull' } }))
    await app.edit('ada', { endsAt: new Date(app.clock.now() + 1_000).toISOString() })
    await app.pass(5_000)
    takeAway(metadata.uid)
    app.provisioner.collect = collect
    await app.pass(600_000)
    expect(conditionOf('WorkCollected', (await app.lab('ada'))?.status.conditions)).toMatchObject({ reason: 'WorkGone' })
    await app.delete('ada')
    await app.pass(3_000)
    expect((await recorded())?.workLost).toEqual({ code: 'WorkGone' })
  })

  it('is said to be lost where it was found, could not be brought into safety, and was then taken away, though the lab was never ready', async () => {
    app = await new TestEngine({ timings: { answerMs: 60_000 } }).start()
    await app.declare('ada')
    await app.pass(1_000)
    const { metadata, status } = await app.engine.store.get<StoredLab>(ADA)
    expect(status.containerId).toBeUndefined()
    app.world.write(metadata.uid, 'essay')
    const remove = app.provisioner.remove.bind(app.provisioner)
    app.provisioner.remove = () => Promise.reject(new ProvisionerError('DiskFull', 'transient', { sentence: { code: 'DiskIsFull' } }))
    await app.delete('ada')
    await app.pass(3_000)
    takeAway(metadata.uid)
    app.provisioner.remove = remove
    await app.pass(600_000)
    expect((await recorded())?.workLost).toEqual({ code: 'WorkGone' })
  })

  it('is not lost where it was in safety before all was taken away', async () => {
    const { metadata } = await atWork()
    await app.edit('ada', { endsAt: new Date(app.clock.now() + 1_000).toISOString() })
    await app.pass(5_000)
    takeAway(metadata.uid)
    await app.delete('ada')
    await app.pass(3_000)
    const spec = await recorded()
    expect([spec?.work?.files, spec?.workLost]).toEqual([1, undefined])
  })
})

/** Container and folder, as `docker rm -f` and `docker volume rm` do. */
function takeAway(uid: string): void {
  app.world.remove(uid)
  app.world.volumes.delete(uid)
}
