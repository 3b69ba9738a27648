import { afterEach, describe, expect, it } from 'vitest'
import type { ClassSpec, StoredClass } from '../../src/core/resource/class'
import { conditionOf } from '../../src/core/resource/lab-conditions'
import type { StoredLab } from '../../src/core/resource/lab-instance'
import { TestEngine } from '../fixtures/test-engine'

const MINUTE = 60_000
const REF = { kind: 'Class', namespace: 'student-labs', name: 'monday' }
let app: TestEngine

afterEach(() => app.stop())

const at = (minutes: number): string => new Date(app.clock.now() + minutes * MINUTE).toISOString()
const roster = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ login: `s${index + 1}`, studentName: `Student ${index + 1}` }))
const cls = () => app.engine.store.get<StoredClass>(REF)
const labs = async () => (await app.engine.store.list<StoredLab>('LabInstance')).items
const change = async (spec: Partial<ClassSpec>) => {
  const current = await cls()
  await app.engine.store.update<StoredClass>({ ...current, spec: { ...current.spec, ...spec } })
}

async function declared(spec: Partial<ClassSpec> = {}, [start, end]: readonly [number, number] = [-1, 45]): Promise<void> {
  app = await new TestEngine().start()
  const common = { title: 'Monday', templates: ['sample-lab'], roster: roster(3), timeZone: 'Europe/Berlin' }
  await app.engine.store.create({
    kind: 'Class',
    metadata: { name: 'monday', namespace: 'student-labs' },
    spec: { ...common, start: at(start), end: at(end), ...spec },
  })
  await app.pass(3_000)
}

describe('a class', () => {
  it('makes its labs ready, says so, and then writes nothing more', async () => {
    await declared()
    expect((await cls()).status).toMatchObject({ phase: 'running', labs: { wanted: 3, byState: { ready: 3 } } })
    expect((await labs()).map(({ spec }) => spec)).toMatchObject([{ studentLogin: 's1', endsAt: at(45 - 0.05) }, {}, {}])
    const before = app.engine.store.resourceVersion
    await app.pass(60_000)
    expect(app.engine.store.resourceVersion).toBe(before)
  })

  it('waits for its start', async () => {
    await declared({}, [10, 55])
    expect((await cls()).status).toMatchObject({ phase: 'planned', labs: { byState: { pending: 3 } } })
    await app.pass(10 * MINUTE)
    expect((await cls()).status).toMatchObject({ phase: 'running', labs: { byState: { ready: 3 } } })
  })

  it('ends its labs, collects, and is ended', async () => {
    await declared()
    await app.pass(45 * MINUTE)
    expect((await cls()).status).toMatchObject({ phase: 'ended', labs: { byState: { expired: 3 } } })
    expect((await labs()).map(({ status }) => conditionOf('WorkCollected', status.conditions)?.status)).toEqual(['True', 'True', 'True'])
  })

  it('brings its labs back when its end is moved later', async () => {
    await declared()
    await app.pass(45 * MINUTE)
    await change({ end: at(10) })
    await app.pass(5_000)
    expect((await cls()).status).toMatchObject({ phase: 'running', labs: { byState: { ready: 3 } } })
  })

  it('does not make again what a person deleted, and forgets nothing of it over a crash', async () => {
    await declared()
    const [first] = await labs()
    await app.delete(first?.metadata.name ?? '')
    await app.pass(5_000)
    app = await app.crash()
    await app.pass(30_000)
    expect(await labs()).toHaveLength(2)
  })

  it('#195 asks before it lets go of who left the list, and collects first when it may', async () => {
    await declared()
    await change({ roster: roster(2) })
    await app.pass(2_000)
    expect(conditionOf('RemovalsPending', (await cls()).status.conditions)).toMatchObject({ status: 'True', params: { count: 1 } })
    expect(await labs()).toHaveLength(3)
    const current = await cls()
    const uid = (await labs()).find(({ spec }) => spec.studentLogin === 's3')?.metadata.uid ?? ''
    const annotations = { 'lab.neuroglia.com/release-removals': uid }
    await app.engine.store.update<StoredClass>({ ...current, metadata: { ...current.metadata, annotations } })
    await app.pass(5_000)
    expect(await labs()).toHaveLength(2)
    expect(conditionOf('RemovalsPending', (await cls()).status.conditions)).toMatchObject({ status: 'False' })
  })

  it('that is deleted takes its labs along, and is gone after the last of them', async () => {
    await declared()
    await app.engine.store.delete(REF)
    expect((await cls()).metadata.deletionTimestamp).toBeDefined()
    await app.pass(10_000)
    expect(await labs()).toEqual([])
    expect(await app.engine.store.find(REF)).toBeUndefined()
  })

  it('#73 killed at any moment, comes to the same end: one lab for each student', async () => {
    await declared({ roster: roster(5) })
    for (const change of [roster(7), roster(6)]) {
      const current = await cls()
      await app.engine.store.update<StoredClass>({ ...current, spec: { ...current.spec, roster: change } })
      app = await app.crash()
      await app.pass(5_000)
    }
    expect(await labs()).toHaveLength(7)
    expect(conditionOf('RemovalsPending', (await cls()).status.conditions)).toMatchObject({ params: { count: 1 } })
  })

  it('#66 is brought about by the reconciler when its own news are lost', async () => {
    await declared()
    await app.engine.classWatcher.stop()
    await change({ roster: roster(4) })
    await app.pass(12_000)
    expect(await labs()).toHaveLength(4)
  })
})
