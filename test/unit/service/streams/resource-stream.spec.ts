import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryBackend } from '../../../../src/backends/memory/memory-backend'
import type { Resource } from '../../../../src/core/resource/resource'
import type { ResourceStore } from '../../../../src/core/store/resource-store'
import { ResourceStream } from '../../../../src/service/streams/resource-stream'
import { FakeClock } from '../../../fixtures/fake-clock'
import { TestEngine } from '../../../fixtures/test-engine'
import { overriding } from '../../../fixtures/overriding'

describe('a watch in the words of the wire', () => {
  let test: TestEngine
  // Not started: only what this spec writes is written.
  beforeEach(() => void (test = new TestEngine()))
  afterEach(() => test.stop())

  const words = (stream: ResourceStream, limit = 100) =>
    stream.take(limit).map(({ type, object }) => `${type} ${'name' in object.metadata ? object.metadata.name : ''}`)

  it('#97 what is written while the list is being read is said once, after it', async () => {
    await test.declare('before')
    const { store } = test.engine
    const busy: ResourceStore = overriding<ResourceStore>(store, {
      async list<R extends Resource>(...args: Parameters<ResourceStore['list']>) {
        const listed = await store.list<R>(...args)
        await test.declare('meanwhile')
        return listed
      },
    })
    const stream = await ResourceStream.open(busy, { kind: 'LabInstance' })
    expect([words(stream), words(stream), words(stream)]).toEqual([['ADDED before'], ['ADDED meanwhile'], []])
    stream.close()
  })

  it('says the beginning in portions, and no bookmark before its end', async () => {
    for (const name of ['a', 'b', 'c']) await test.declare(name)
    const stream = await ResourceStream.open(test.engine.store, { kind: 'LabInstance' })
    expect([words(stream, 2), stream.bookmark(), words(stream, 2)]).toEqual([['ADDED a', 'ADDED b'], undefined, ['ADDED c']])
    expect(stream.bookmark()).toMatchObject({
      type: 'BOOKMARK',
      object: { kind: 'LabInstance', metadata: { resourceVersion: test.engine.store.resourceVersion } },
    })
    stream.close()
  })

  it('#98 a reader that fell behind is told ERROR Expired as a Status, and nothing after', async () => {
    const clock = new FakeClock()
    const small = new TestEngine({ clock, backend: createMemoryBackend({ clock, history: { maxChanges: 2, maxBytes: 1_000_000 } }) })
    const stream = await ResourceStream.open(small.engine.store, { kind: 'LabInstance' })
    for (const name of ['a', 'b', 'c']) await small.declare(name)
    expect(stream.take(100)).toEqual([
      {
        type: 'ERROR',
        object: expect.objectContaining({
          kind: 'Status',
          apiVersion: 'v1',
          metadata: {},
          status: 'Failure',
          reason: 'Expired',
          code: 410,
        }),
      },
    ])
    expect({ ended: stream.ended, more: words(stream), bookmark: stream.bookmark() }).toEqual({
      ended: true,
      more: [],
      bookmark: undefined,
    })
    await small.stop()
  })
})
