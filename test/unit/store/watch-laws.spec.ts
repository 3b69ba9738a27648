import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMemoryBackend } from '../../../src/backends/memory/memory-backend'
import { isStorageError, type StorageBackend, type StorageChange, type StorageWatch } from '../../../src/core/store/storage-backend'
import { FakeClock } from '../../fixtures/fake-clock'

type Step =
  | { readonly do: 'set' | 'delete'; readonly key: string }
  | { readonly do: 'swap'; readonly key: string; readonly stale: boolean }
  | { readonly do: 'take'; readonly watch: number; readonly limit: number }
  | { readonly do: 'reconnect'; readonly watch: number; readonly offset: number }

const key = fc.constantFrom('a/1', 'a/2', 'a/3', 'b/1')
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('set', 'delete'), key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('swap'), key, stale: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('take'), watch: fc.nat(2), limit: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reconnect'), watch: fc.nat(2), offset: fc.integer({ min: -20, max: 20 }) }) },
) as fc.Arbitrary<Step>

/** All that ever happened, told by the acknowledgements; the truth that watches are compared with. */
class Model {
  readonly now = new Map<string, { readonly n: number; readonly revision: number }>()
  readonly events: { readonly key: string; readonly revision: number; readonly n?: number; readonly previousN?: number }[] = []

  happened(of: string, revision: number, n?: number): void {
    const previousN = this.now.get(of)?.n
    this.events.push({ key: of, revision, ...(n === undefined ? {} : { n }), ...(previousN === undefined ? {} : { previousN }) })
    if (n === undefined) this.now.delete(of)
    else this.now.set(of, { n, revision })
  }
}

/** One client of prefix `a/`: where it is, and that it is told exactly what it has not been told. */
class Client {
  readonly #store: StorageBackend
  readonly #model: Model
  #watch: StorageWatch
  #known: number
  constructor(store: StorageBackend, model: Model) {
    this.#store = store
    this.#model = model

    this.#known = store.revision
    this.#watch = store.watch('a/')
  }

  take(limit: number): void {
    try {
      const { changes, revision } = this.#watch.take(limit)
      const due = this.#model.events.filter((event) => event.key.startsWith('a/') && event.revision > this.#known)
      // filter, ordered, unique, reliable, isCreate, prevKV in one comparison: the next of what is due, whole.
      expect(changes.map(plain)).toEqual(due.slice(0, limit))
      // bookmarkable: all up to the bookmark was told.
      expect(revision).toBeGreaterThanOrEqual(this.#known)
      expect(due.slice(changes.length).every((event) => event.revision > revision)).toBe(true)
      this.#known = revision
    } catch (error) {
      this.#listAgain(error)
    }
  }

  /** resumable: from any revision, or told that it is not possible. */
  reconnect(offset: number): void {
    const from = Math.max(0, this.#known + offset)
    this.#watch.close()
    try {
      this.#watch = this.#store.watch('a/', from)
      this.#known = from
    } catch (error) {
      if (isStorageError(error, 'future')) expect(from).toBeGreaterThan(this.#store.revision)
      this.#listAgain(error)
    }
  }

  #listAgain(error: unknown): void {
    if (!isStorageError(error, 'expired') && !isStorageError(error, 'future')) throw error
    this.#watch = this.#store.watch('a/')
    this.#known = this.#store.revision
  }
}

function plain({ key: of, revision, value, previous }: StorageChange): unknown {
  return {
    key: of,
    revision,
    ...(value === undefined ? {} : { n: value.value['n'] }),
    ...(previous === undefined ? {} : { previousN: previous.value['n'] }),
  }
}

async function run(steps: readonly Step[], maxChanges: number): Promise<void> {
  const store = createMemoryBackend({ clock: new FakeClock(), history: { maxChanges, maxBytes: 1e9 } })
  const model = new Model()
  const clients = [0, 1, 2].map(() => new Client(store, model))
  for (const [n, each] of steps.entries()) {
    if (each.do === 'set') model.happened(each.key, (await store.set(each.key, { n })).revision, n)
    if (each.do === 'delete' && (await store.delete(each.key))) model.happened(each.key, store.revision)
    if (each.do === 'swap') await swap(store, model, { key: each.key, stale: each.stale, n })
    if (each.do === 'take') clients[each.watch]?.take(each.limit)
    if (each.do === 'reconnect') clients[each.watch]?.reconnect(each.offset)
    for (const [at, { n: value, revision }] of model.now)
      expect(await store.get(at)).toMatchObject({ key: at, revision, value: { n: value } })
  }
  expect(await store.keys('*')).toEqual([...model.now.keys()].sort())
  for (const client of clients) client.take(Number.POSITIVE_INFINITY)
}

async function swap(store: StorageBackend, model: Model, { key: at, stale, n }: { key: string; stale: boolean; n: number }): Promise<void> {
  const actual = model.now.get(at)?.revision ?? 0
  const result = await store.compareAndSwap(at, stale ? actual + 1 : actual, { n }).catch((error: unknown) => error)
  if (stale) expect(result).toMatchObject({ code: 'conflict' })
  else model.happened(at, store.revision, n)
}

it('#48 #49 whatever is written, read and reconnected in whatever order: the nine laws of a watch, against a model', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120 }), fc.integer({ min: 1, max: 40 }), run), {
    numRuns: 150,
  })
})

it('#48 atomic: writes that became durable together are seen together', async () => {
  const store = createMemoryBackend({ clock: new FakeClock() })
  const watch = store.watch('')
  const sizes: number[] = []
  watch.onDidSignal(() => sizes.push(watch.take().changes.length))
  await Promise.all(Array.from({ length: 10 }, (_, n) => store.set(`a/${n}`, {})))
  expect(sizes).toEqual([10])
})
