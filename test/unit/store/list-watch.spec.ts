import { expect, it } from 'vitest'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import { ListWatch } from '../../../src/core/store/list-watch'
import type { ResourceStore } from '../../../src/core/store/resource-store'
import { aStore, declareLab, setStatus } from '../../fixtures/a-store'
import { FakeClock, settle } from '../../fixtures/fake-clock'
import { overriding } from '../../fixtures/overriding'

function aListWatch({ maxChanges = 1_000 } = {}) {
  const clock = new FakeClock()
  const store = aStore(clock, { maxChanges, maxBytes: 1e9 })
  const told: string[] = []
  let failures = 0
  const list: ResourceStore['list'] = (kind, options) =>
    failures-- > 0 ? Promise.reject(new Error('the disk is away')) : store.list(kind, options)
  const source = new ListWatch<StoredLab>({
    store: overriding(store, { list }),
    kind: 'LabInstance',
    clock,
    onList: ({ items }) => told.push(`list ${items.map(({ metadata }) => metadata.name).join()}`),
    onChange: ({ type, current }) => told.push(`${type} ${current.metadata.name}`),
    onNews: () => told.push('news'),
    onRetry: () => void source.catchUp().catch(() => told.push(`failed at ${clock.monotonic()}`)),
    onGap: () => told.push('gap'),
  })
  return { clock, store, source, told, failNext: (times: number) => (failures = times) }
}

it('tells what there is, then every change once and in order, whenever it is asked', async () => {
  const { store, source, told } = aListWatch()
  await declareLab(store, 'ada')
  await source.catchUp()
  await declareLab(store, 'bob')
  await setStatus(store, 'bob', { state: 'provisioning' })
  await settle()
  expect(told.filter((each) => each !== 'news')).toEqual(['list ada'])
  await source.catchUp()
  await source.catchUp()
  expect(told.filter((each) => each !== 'news')).toEqual(['list ada', 'CREATED bob', 'STATUS_UPDATED bob'])
})

it('says that there is news', async () => {
  const { store, source, told } = aListWatch()
  await source.catchUp()
  await declareLab(store, 'ada')
  await settle()
  expect(told).toEqual(['list ', 'news'])
})

it('lists again when the history does not reach back, and goes on from there', async () => {
  const { store, source, told } = aListWatch({ maxChanges: 1 })
  await source.catchUp()
  for (const name of ['ada', 'bob', 'eve']) await declareLab(store, name)
  await source.catchUp()
  await declareLab(store, 'joe')
  await source.catchUp()
  expect(told.filter((each) => each !== 'news')).toEqual(['list ', 'gap', 'list ada,bob,eve', 'CREATED joe'])
})

it('tries again after a list that failed: soon, then later and later, at last every 30 s, and never gives up', async () => {
  const { clock, source, told, failNext } = aListWatch()
  const began = clock.monotonic()
  failNext(9)
  await expect(source.catchUp()).rejects.toThrow('the disk is away')
  await clock.advanceAsync(200_000)
  const failed = told.filter((each) => each.startsWith('failed')).map((each) => Number(each.slice(10)) - began)
  expect(failed).toEqual([250, 750, 1_750, 3_750, 7_750, 15_750, 31_750, 61_750])
  expect([told.at(-1), clock.pendingTimers]).toEqual(['list ', 0])
})

it('closed while a list is under way, it says nothing and leaves no timer', async () => {
  const { clock, store, source, told, failNext } = aListWatch()
  const listing = source.catchUp()
  source.close()
  await listing
  failNext(1)
  const failing = source.catchUp()
  source.close()
  await expect(failing).rejects.toThrow('the disk is away')
  await declareLab(store, 'ada')
  expect([told, clock.pendingTimers]).toEqual([[], 0])
})

it('asked again while a list is under way, it lists once', async () => {
  const { source, told } = aListWatch()
  await Promise.all([source.catchUp(), source.catchUp()])
  expect(told).toEqual(['list '])
})
