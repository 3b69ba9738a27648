import { describe, expect, it } from 'vitest'
import { createMemoryBackend } from '../../src/backends/memory/memory-backend'
import { BUILT_IN_ANNOTATION } from '../../src/core/resource/annotations'
import { newerBuiltIn, SHIPPED_EARLIER, shippedAs } from '../../src/core/resource/templates/built-in'
import { BUILTIN_TEMPLATES } from '../../src/core/resource/templates/builtin-templates'
import { fingerprintOf } from '../../src/core/resource/templates/fingerprint'
import type { LabTemplate, LabTemplateSpec } from '../../src/core/resource/lab-template'
import type { JsonObject } from '../../src/core/store/storage-backend'
import { ResourceService } from '../../src/service/resource-service'
import { BUILT_INS_OF_BEFORE } from '../fixtures/built-ins-of-before'
import { FakeClock } from '../fixtures/fake-clock'
import { TestEngine } from '../fixtures/test-engine'

const ref = (name: string) => ({ kind: 'LabTemplate', namespace: 'student-labs', name })
const now = (name: string): LabTemplateSpec => shippedAs({ metadata: { name } as LabTemplate['metadata'] }) as LabTemplateSpec
const originOf = ({ metadata }: LabTemplate) => metadata.annotations?.[BUILT_IN_ANNOTATION]

/** A program that was started before, and what it finds in the store at its next start. */
async function startedAgain(prepare: (app: TestEngine) => Promise<void>): Promise<TestEngine> {
  const before = await new TestEngine().start()
  await prepare(before)
  await before.stop()
  return new TestEngine({ clock: before.clock, world: before.world, backend: before.backend }).start()
}

/** What an earlier version of this program shipped and wrote down. */
async function shippedBefore(app: TestEngine, name: string, spec: LabTemplateSpec): Promise<void> {
  await app.engine.store.delete(ref(name))
  await app.engine.store.create({
    kind: 'LabTemplate',
    metadata: { name, namespace: 'student-labs', annotations: { [BUILT_IN_ANNOTATION]: fingerprintOf(spec) } },
    spec,
  })
}

describe('a built-in template', () => {
  it('that nobody changed goes along with the program, and the log says so', async () => {
    const app = await startedAgain((first) => shippedBefore(first, 'shell', { ...now('shell'), title: 'Shell of before' }))
    const stored = await app.engine.store.get<LabTemplate>(ref('shell'))
    expect([stored.spec, originOf(stored), newerBuiltIn(stored)]).toEqual([now('shell'), fingerprintOf(now('shell')), undefined])
    expect(app.lines).toContain('The built-in template shell was brought up to date; nobody had changed it.')
    await app.stop()
  })

  it('that a person changed is left alone, and the newer one is there to be taken', async () => {
    const app = await startedAgain(async (first) => {
      await shippedBefore(first, 'shell', { ...now('shell'), title: 'Shell of before' })
      const stored = await first.engine.store.get<LabTemplate>(ref('shell'))
      await first.engine.store.update({ ...stored, spec: { ...stored.spec, stopTimeout: 9 } })
    })
    const stored = await app.engine.store.get<LabTemplate>(ref('shell'))
    expect([stored.spec.title, stored.spec.stopTimeout, newerBuiltIn(stored)]).toEqual(['Shell of before', 9, now('shell')])
    await app.engine.store.update({ ...stored, spec: now('shell') })
    expect(newerBuiltIn(await app.engine.store.get<LabTemplate>(ref('shell')))).toBeUndefined()
    await app.stop()
  })

  it('that a person changed, and that has not moved on since, is offered nothing; one that was deleted stays deleted', async () => {
    const app = await startedAgain(async ({ engine: { store } }) => {
      const stored = await store.get<LabTemplate>(ref('jupyter'))
      await store.update({ ...stored, spec: { ...stored.spec, stopTimeout: 9 } })
      await store.delete(ref('shell'))
    })
    expect(newerBuiltIn(await app.engine.store.get<LabTemplate>(ref('jupyter')))).toBeUndefined()
    expect(await app.engine.store.find(ref('shell'))).toBeUndefined()
    await app.stop()
  })

  it('an idle program writes nothing at its next start', async () => {
    let version = ''
    const app = await startedAgain(async ({ engine: { store } }) => void (version = store.resourceVersion))
    expect(app.engine.store.resourceVersion).toBe(version)
    await app.stop()
  })

  it("in a store of the version before: what was shipped then counts as unchanged, what is otherwise as a person's", async () => {
    expect(Object.fromEntries(BUILT_INS_OF_BEFORE.map(([name, spec]) => [name, fingerprintOf(spec)]))).toEqual(SHIPPED_EARLIER)
    const clock = new FakeClock()
    const backend = createMemoryBackend({ clock })
    const settings = {
      apiVersion: 'lab.neuroglia.com/v1',
      kind: 'EngineSettings',
      metadata: { name: 'default', uid: 's', generation: 1, creationTimestamp: '2026-01-01T00:00:00Z' },
      spec: {},
    }
    await backend.compareAndSwap('enginesettings//default', 0, settings as unknown as JsonObject)
    for (const [name, spec] of BUILT_INS_OF_BEFORE) {
      const metadata = { name, namespace: 'student-labs', uid: name, generation: 1, creationTimestamp: '2026-01-01T00:00:00Z' }
      const template = {
        apiVersion: 'lab.neuroglia.com/v1',
        kind: 'LabTemplate',
        metadata,
        spec: name === 'jupyter' ? { ...spec, title: 'Mine' } : spec,
      }
      await backend.compareAndSwap(`labtemplates/student-labs/${name}`, 0, template as unknown as JsonObject)
    }
    const app = await new TestEngine({ clock, backend }).start()
    const { items } = await app.engine.store.list<LabTemplate>('LabTemplate')
    expect(items.length).toBe(BUILTIN_TEMPLATES.length)
    for (const stored of items.filter(({ metadata }) => metadata.name !== 'jupyter')) expect(stored.spec).toEqual(now(stored.metadata.name))
    const mine = await app.engine.store.get<LabTemplate>(ref('jupyter'))
    expect([mine.spec.title, originOf(mine)]).toEqual(['Mine', SHIPPED_EARLIER['jupyter']])
    await app.stop()
  })

  it('says itself where it comes from, and no client does', async () => {
    const app = await new TestEngine().start()
    const service = new ResourceService({ store: app.engine.store, clock: app.clock })
    const stored = await app.engine.store.get<LabTemplate>(ref('shell'))
    const forged = {
      ...stored,
      metadata: { ...stored.metadata, annotations: { [BUILT_IN_ANNOTATION]: 'forged' } },
      spec: { ...stored.spec, title: 'Mine' },
    }
    await service.replace({ ...ref('shell'), object: forged as unknown as JsonObject })
    expect(originOf(await app.engine.store.get<LabTemplate>(ref('shell')))).toBe(originOf(stored))
    const { uid: _u, resourceVersion: _v, ...metadata } = forged.metadata
    await service.create({
      kind: 'LabTemplate',
      namespace: 'student-labs',
      object: { ...forged, metadata: { ...metadata, name: 'own' } } as unknown as JsonObject,
    })
    expect(originOf(await app.engine.store.get<LabTemplate>(ref('own')))).toBeUndefined()
    await app.stop()
  })
})
