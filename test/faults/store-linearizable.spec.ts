import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openLowdbBackend } from '../../src/backends/lowdb/open-lowdb-backend'
import { isStorageError, type StorageBackend } from '../../src/core/store/storage-backend'
import { FakeClock } from '../fixtures/fake-clock'
import { isLinearizable, type Operation } from '../fixtures/linearizable'
import { StoppedFileSystem, untilStill } from '../fixtures/stopped-file-system'
import { storeDirectory } from '../fixtures/store-directory'

const KEYS = ['labs/a', 'labs/b']
type Mutable<T> = { -readonly [Member in keyof T]: T[Member] }
interface Step {
  readonly kind: Operation['kind']
  readonly key: string
  readonly pause: number
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('get', 'set', 'swap', 'swap', 'delete'),
  key: fc.constantFrom(...KEYS),
  pause: fc.nat(3),
})
const clients = fc.array(fc.array(step, { minLength: 3, maxLength: 8 }), { minLength: 4, maxLength: 8 })

/** What all clients did and were told, by key. */
class History {
  readonly byKey = new Map<string, Operation[]>(KEYS.map((key) => [key, []]))
  #moment = 0
  #written = 0

  begin(key: string, kind: Operation['kind']): Mutable<Operation> {
    const operation: Mutable<Operation> = { calledAt: (this.#moment += 1), kind }
    if (kind === 'set' || kind === 'swap') operation.writes = this.#written += 1
    this.byKey.get(key)?.push(operation)
    return operation
  }

  end(operation: Mutable<Operation>): void {
    operation.answeredAt = this.#moment += 1
  }
}

/** A killed process hears and tells nothing any more. */
function neverAgain(): never {
  throw new Error('This process was killed.')
}

async function client(store: () => StorageBackend, history: History, steps: readonly Step[]): Promise<void> {
  for (const { kind, key, pause } of steps) {
    for (let turn = 0; turn < pause; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    const before = kind === 'swap' ? await store().get(key) : undefined
    const operation = history.begin(key, kind)
    if (kind === 'get') operation.saw = (await store().get(key))?.value['n'] as number | undefined
    if (kind === 'set') await store().set(key, { n: operation.writes ?? 0 })
    if (kind === 'delete') operation.wasDone = await store().delete(key)
    if (kind === 'swap') {
      operation.expects = before?.value['n'] as number | undefined
      operation.wasDone = await store()
        .compareAndSwap(key, before?.revision ?? 0, { n: operation.writes ?? 0 })
        .then(
          () => true,
          (error: unknown) => {
            if (isStorageError(error, 'conflict')) return false
            throw error
          },
        )
    }
    history.end(operation)
  }
}

it('#49 clients at once, the process killed in between: get, set, compare-and-set and delete fit one order of things', async () => {
  const runs = process.env['LAB_FULL_FAULTS'] === undefined ? 60 : 600
  await fc.assert(
    fc.asyncProperty(clients, clients, fc.integer({ min: 5, max: 60 }), async (first, second, stopAt) => {
      const [dir, history] = [storeDirectory(), new History()]
      for (const [life, all] of [first, second].entries()) {
        // The second life reads everything that the first one left, and ends in order.
        let isOver = false
        const disk = new StoppedFileSystem(life === 0 ? stopAt : Number.POSITIVE_INFINITY)
        if (existsSync(join(dir, 'store.lock'))) rmSync(join(dir, 'store.lock'))
        const running = openLowdbBackend({
          dir,
          clock: new FakeClock(),
          files: disk.files,
          sizes: { chunkBytes: 4096, reserveBytes: 1024 },
        }).then(async ({ backend }) => {
          await Promise.all(all.map((steps) => client(() => (isOver ? neverAgain() : backend), history, steps)))
          await backend.close()
        })
        if (life === 0) {
          void running.catch(() => undefined)
          await untilStill(disk)
          isOver = true
        } else await running
      }
      for (const [key, operations] of history.byKey) expect({ key, fits: isLinearizable(operations) }).toEqual({ key, fits: true })
    }),
    { numRuns: runs },
  )
})

it('the judge itself: tells a lost write, a stale read and a torn swap from what is right', () => {
  const set = (writes: number, calledAt: number, answeredAt: number): Operation => ({ kind: 'set', writes, calledAt, answeredAt })
  const get = (saw: number | undefined, calledAt: number, answeredAt: number): Operation => ({
    kind: 'get',
    ...(saw === undefined ? {} : { saw }),
    calledAt,
    answeredAt,
  })
  expect(isLinearizable([set(1, 1, 2), get(1, 3, 4)])).toBe(true)
  expect(isLinearizable([set(1, 1, 2), get(undefined, 3, 4)])).toBe(false)
  expect(isLinearizable([set(1, 1, 4), get(undefined, 2, 3)])).toBe(true)
  expect(isLinearizable([set(1, 1, 6), get(1, 2, 3), get(undefined, 4, 5)])).toBe(false)
  expect(isLinearizable([{ kind: 'set', writes: 1, calledAt: 1 }, get(undefined, 2, 3), get(1, 4, 5)])).toBe(true)
  const swap = (writes: number, calledAt: number): Operation => ({
    kind: 'swap',
    writes,
    expects: 1,
    wasDone: true,
    calledAt,
    answeredAt: 9,
  })
  expect(isLinearizable([set(1, 1, 2), swap(2, 3), swap(3, 4)])).toBe(false)
})
