import { describe, expect, it } from 'vitest'
import type { HistoryLimits } from '../../src/core/store/journaled/change-history'
import { isStorageError, type StorageBackend, type StorageChange } from '../../src/core/store/storage-backend'
import { FakeClock } from '../fixtures/fake-clock'

/** How the suite gets a backend. `history` is small in the tests that need an end of history. */
export interface BackendUnderTest {
  readonly name: string
  open(options: { readonly clock: FakeClock; readonly history?: HistoryLimits }): Promise<StorageBackend>
}

const KEY = 'labinstances/student-labs/anna'
const value = (
  n: number,
): { readonly metadata: { readonly name: string; readonly labels: { readonly n: string } }; readonly spec: { readonly n: number } } => ({
  metadata: { name: 'anna', labels: { n: String(n % 2) } },
  spec: { n },
})
const code = (wanted: string): unknown => expect.objectContaining({ code: wanted })

/** The guarantees written on StorageBackend, one by one. A new backend is done when it passes. */
export function storageBackendSuite({ name, open }: BackendUnderTest): void {
  const opened = async (history?: HistoryLimits): Promise<StorageBackend> =>
    open({ clock: new FakeClock(), ...(history === undefined ? {} : { history }) })

  describe(`${name}: reading and writing`, () => {
    it('gives back what was set, frozen, at the revision of its write', async () => {
      const store = await opened()
      const sent = value(1)
      const stored = await store.set(KEY, sent)
      const read = await store.get(KEY)
      expect([read?.key, read?.value, read?.revision]).toEqual([KEY, sent, 1])
      expect([await store.exists(KEY), await store.exists('labinstances/x'), await store.get('labinstances/x')]).toEqual([
        true,
        false,
        undefined,
      ])
      expect(() => Object.assign(stored.value['spec'] as object, { n: 2 })).toThrow(TypeError)
      await store.close()
    })

    it('#102 keeps a copy: changing what was handed in changes nothing', async () => {
      const store = await opened()
      const mine = { metadata: {}, spec: { list: [1] } }
      await store.set(KEY, mine)
      mine.spec.list.push(2)
      expect((await store.get(KEY))?.value).toEqual({ metadata: {}, spec: { list: [1] } })
      await store.close()
    })

    it('counts every write of whatever key, deletes too', async () => {
      const store = await opened()
      await store.set('a/x', value(1))
      await store.set('b/x', value(1))
      expect([await store.delete('a/x'), await store.delete('a/x')]).toEqual([true, false])
      expect(store.revision).toBe(3)
      await store.close()
    })

    it('finds keys by pattern and values by labels, in order', async () => {
      const store = await opened()
      for (const [n, key] of ['labs/b/2', 'labs/a/1', 'labs/a/10', 'other/a/1', 'labs/a-b/1'].entries()) await store.set(key, value(n))
      expect(await store.keys('labs/*/1')).toEqual(['labs/a-b/1', 'labs/a/1'])
      expect(await store.keys('*')).toHaveLength(5)
      const listed = await store.listByLabels({ n: '0' }, 'labs/')
      expect({ keys: listed.items.map(({ key }) => key), revision: listed.revision }).toEqual({
        keys: ['labs/a-b/1', 'labs/a/10', 'labs/b/2'],
        revision: 5,
      })
      expect((await store.listByLabels({})).items).toHaveLength(5)
      await store.close()
    })
  })

  describe(`${name}: compare and swap`, () => {
    it('writes at the expected revision only, and 0 means: must not exist', async () => {
      const store = await opened()
      await store.compareAndSwap(KEY, 0, value(1))
      await expect(store.compareAndSwap(KEY, 0, value(2))).rejects.toEqual(code('conflict'))
      await expect(store.compareAndSwap(KEY, 7, value(2))).rejects.toEqual(code('conflict'))
      await expect(store.delete(KEY, 7)).rejects.toEqual(code('conflict'))
      expect((await store.get(KEY))?.value).toEqual(value(1))
      expect(await store.delete(KEY, 1)).toBe(true)
      await store.close()
    })

    it('#47 A, B, A again is a conflict for who saw the first A', async () => {
      const store = await opened()
      const first = await store.set(KEY, value(1))
      await store.set(KEY, value(2))
      await store.set(KEY, value(1))
      await expect(store.compareAndSwap(KEY, first.revision, value(3))).rejects.toEqual(code('conflict'))
      await store.close()
    })

    it('#46 fifty writers counting to a hundred each, retrying conflicts, reach five thousand', async () => {
      const store = await opened()
      await store.set(KEY, { n: 0 })
      let conflicts = 0
      const countUp = async (): Promise<void> => {
        for (let done = 0; done < 100;) {
          const { value: read, revision } = (await store.get(KEY)) ?? { value: { n: 0 }, revision: 0 }
          try {
            await store.compareAndSwap(KEY, revision, { n: Number((read as { n: number }).n) + 1 })
            done += 1
          } catch (error) {
            if (!isStorageError(error, 'conflict')) throw error
            conflicts += 1
          }
        }
      }
      await Promise.all(Array.from({ length: 50 }, countUp))
      expect([(await store.get(KEY))?.value, conflicts > 0]).toEqual([{ n: 5000 }, true])
      await store.close()
    }, 60_000)
  })

  describe(`${name}: what cannot be stored`, () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    const deep = JSON.parse(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`) as unknown
    const unfit = new Map<string, unknown>([
      ['BigInt', { a: 1n }],
      ['circle', circle],
      ['Date', { a: new Date(0) }],
      ['Map', { a: new Map() }],
      ['NaN', { a: Number.NaN }],
      ['function', { a: () => 1 }],
      ['half a surrogate pair', { a: '\ud800' }],
      ['depth 10,000', deep],
      ['no object', [1]],
    ])
    for (const [what, bad] of unfit) {
      it(`#37 ${what} is refused and leaves no trace`, async () => {
        const store = await opened()
        await expect(store.set(KEY, bad as { a: number })).rejects.toEqual(code('invalid'))
        expect([store.revision, await store.get(KEY)]).toEqual([0, undefined])
        expect((await store.set(KEY, value(1))).revision).toBe(1)
        await store.close()
      })
    }

    it('#36 of writes that arrive together only the unfit one is refused', async () => {
      const store = await opened()
      const results = await Promise.allSettled([
        store.set('a/1', value(1)),
        store.set('a/2', { a: 1n } as never),
        store.set('a/3', value(3)),
      ])
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await store.keys('a/*')).toEqual(['a/1', 'a/3'])
      await store.close()
    })

    it('#151 members named like the machinery of objects come back as they were', async () => {
      const store = await opened()
      const odd = JSON.parse('{"__proto__":{"a":1},"constructor":2,"toString":3,"hasOwnProperty":4,"prototype":5}') as {
        [member: string]: number
      }
      await store.set('__proto__/constructor', odd)
      expect(JSON.stringify((await store.get('__proto__/constructor'))?.value)).toBe(JSON.stringify(odd))
      expect('a' in {}).toBe(false)
      await store.close()
    })
  })

  describe(`${name}: watch`, () => {
    it('tells everything after a revision, in order, each once, with what was there before', async () => {
      const store = await opened()
      await store.set(KEY, value(1))
      const watch = store.watch('labinstances/', 1)
      await store.set(KEY, value(2))
      await store.set('other/x', value(9))
      await store.delete(KEY)
      const { changes, revision } = watch.take()
      expect(changes.map(({ key, revision: at, value: now, previous }) => [key, at, now?.value, previous?.value])).toEqual([
        [KEY, 2, value(2), value(1)],
        [KEY, 4, undefined, value(2)],
      ])
      expect([revision, watch.take().changes]).toEqual([4, []])
      await store.close()
    })

    it('#53 a bookmark never goes beyond what was handed out', async () => {
      const store = await opened()
      const watch = store.watch('a/')
      for (let n = 1; n <= 5; n += 1) await store.set(n === 3 ? 'b/x' : `a/${n}`, value(n))
      const marks: number[] = []
      for (let page = watch.take(1); page.changes.length > 0; page = watch.take(1)) {
        expect(page.revision).toBeGreaterThanOrEqual(page.changes.at(-1)?.revision ?? 0)
        marks.push(page.revision)
      }
      expect(marks).toEqual([1, 2, 4, 5])
      await store.close()
    })

    it('#50 from a revision that does not exist yet: future; from a forgotten one: expired', async () => {
      const store = await opened({ maxChanges: 3, maxBytes: 1e6 })
      for (let n = 0; n < 6; n += 1) await store.set(KEY, value(n))
      expect(() => store.watch('', 7)).toThrow(code('future') as Error)
      expect(() => store.watch('', 2)).toThrow(code('expired') as Error)
      expect(() => store.watch('', 0)).toThrow(code('expired') as Error)
      expect(
        store
          .watch('', 3)
          .take()
          .changes.map(({ revision }) => revision),
      ).toEqual([4, 5, 6])
      await store.close()
    })

    it('#51 #52 a reader that fell behind is told expired, the others are not held up', async () => {
      const store = await opened({ maxChanges: 10, maxBytes: 1e6 })
      const [slow, quick] = [store.watch(''), store.watch('')]
      const seen: StorageChange[] = []
      for (let n = 0; n < 30; n += 1) {
        await (n % 3 === 2 ? store.delete(KEY) : store.set(KEY, value(n)))
        seen.push(...quick.take().changes)
      }
      expect(seen.map(({ revision }) => revision)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1))
      expect(() => slow.take()).toThrow(code('expired') as Error)
      await store.close()
    })

    it('signals after a write it will hand out, and not after others', async () => {
      const store = await opened()
      const watch = store.watch('a/')
      let signals = 0
      const stop = watch.onDidSignal(() => {
        signals += 1
      })
      await store.set('b/1', value(1))
      expect(signals).toBe(0)
      await store.set('a/1', value(1))
      expect([signals > 0, watch.take().changes.length]).toEqual([true, 1])
      stop()
      const before = signals
      await store.set('a/1', value(2))
      expect(signals).toBe(before)
      await store.close()
    })
  })

  describe(`${name}: time to live`, () => {
    it('a key with a ttl deletes itself, watched like any delete, unless it was written again', async () => {
      const clock = new FakeClock()
      const store = await open({ clock })
      await store.set('a/short', value(1), { ttlMs: 1000 })
      await store.set('a/renewed', value(1), { ttlMs: 1000 })
      await store.set('a/renewed', value(2))
      const watch = store.watch('a/')
      const deleted = new Promise<void>((resolve) => {
        watch.onDidSignal(resolve)
      })
      clock.advance(1000)
      await deleted
      expect(watch.take().changes).toEqual([expect.objectContaining({ key: 'a/short', revision: 4 })])
      expect(await store.keys('a/*')).toEqual(['a/renewed'])
      await store.close()
      expect(clock.pendingTimers).toBe(0)
    })
  })

  it(`${name}: #44 a wall clock that jumps does not touch the order`, async () => {
    const clock = new FakeClock()
    const store = await open({ clock })
    const revisions: number[] = []
    for (const hours of [-1, 24, -48]) {
      clock.advance(Math.abs(hours) * 3_600_000)
      revisions.push((await store.set(KEY, value(hours))).revision)
    }
    expect(revisions).toEqual([1, 2, 3])
    await store.close()
  })

  it(`${name}: after close every verb says closed, and closing twice is closing once`, async () => {
    const store = await opened()
    const underWay = store.set(KEY, value(1))
    await Promise.all([store.close(), store.close()])
    expect((await underWay).revision).toBe(1)
    await expect(store.get(KEY)).rejects.toEqual(code('closed'))
    await expect(store.set(KEY, value(1))).rejects.toEqual(code('closed'))
    expect(() => store.watch('')).toThrow(code('closed') as Error)
  })
}
