import { describe, expect, it } from 'vitest'
import { EngineMetrics } from '../../../src/core/metrics/engine-metrics'
import type { LabInstance, StoredLab } from '../../../src/core/resource/lab-instance'
import type { ResourceChange, ResourceStore, ResourceWatch } from '../../../src/core/store/resource-store'
import { Watcher } from '../../../src/core/watcher/watcher'
import { aStore, declareLab, labRef, setStatus } from '../../fixtures/a-store'
import { FakeClock, settle } from '../../fixtures/fake-clock'
import { FixedSettings } from '../../fixtures/fixed-settings'
import { RecordingLog } from '../../fixtures/recording-log'
import { overriding } from '../../fixtures/overriding'

const POLL = { mode: 'poll', pollIntervalMs: 2_000 } as const
const INSTANT = { mode: 'instant', pollIntervalMs: 2_000 } as const

function aWatcher(
  options: {
    watch?: typeof POLL | typeof INSTANT
    history?: number
    wrap?: (store: ResourceStore) => ResourceStore
  } = {},
) {
  const clock = new FakeClock()
  const store = aStore(clock, options.history === undefined ? undefined : { maxChanges: options.history, maxBytes: 1e9 })
  const settings = new FixedSettings()
  settings.change({ watch: options.watch ?? INSTANT })
  const [log, metrics] = [new RecordingLog(), new EngineMetrics()]
  const watcher = new Watcher<StoredLab>({
    store: options.wrap?.(store) ?? store,
    kind: 'LabInstance',
    settings,
    clock,
    log,
    metrics,
  })
  const seen: string[] = []
  watcher.addHandler('recorder', (change) => void seen.push(describeChange(change)))
  return { clock, store, settings, log, metrics, watcher, seen }
}

function describeChange({ type, current, previous }: ResourceChange<LabInstance>): string {
  return `${type} ${current.metadata.name} ${previous?.status?.state ?? '-'} > ${current.status?.state ?? '-'}`
}

async function renameStudent(store: ResourceStore, name: string): Promise<void> {
  const lab = await store.get<StoredLab>(labRef(name))
  await store.update<StoredLab>({ ...lab, spec: { ...lab.spec, studentName: 'Ada' } })
}

/** Without finalizers a delete is the end. */
async function removeLab(store: ResourceStore, name: string): Promise<void> {
  await store.delete(labRef(name))
  const lab = await store.find<StoredLab>(labRef(name))
  if (lab !== undefined) await store.update({ ...lab, metadata: { ...lab.metadata, finalizers: [] } })
}

describe('the watcher', () => {
  it('tells what exists as CREATED, then every change with old and new', async () => {
    const { store, watcher, seen } = aWatcher()
    await declareLab(store, 'ada')
    await watcher.start()
    await setStatus(store, 'ada', { state: 'provisioning' })
    await renameStudent(store, 'ada')
    await declareLab(store, 'bob')
    await removeLab(store, 'bob')
    await settle()
    expect(seen).toEqual([
      'CREATED ada - > pending',
      'STATUS_UPDATED ada pending > provisioning',
      'UPDATED ada provisioning > provisioning',
      'CREATED bob - > pending',
      'UPDATED bob pending > pending',
      'DELETED bob pending > pending',
    ])
  })

  it('speaks in words that do not change', async () => {
    const { store, watcher, log } = aWatcher()
    await watcher.start()
    await declareLab(store, 'python-basics-lab')
    await settle()
    await watcher.stop()
    expect(log.lines).toEqual([
      'info LabInstance Watcher started',
      'info Watcher detected change: student-labs/python-basics-lab -> pending',
      'info LabInstance Watcher stopped',
    ])
  })

  it('in poll mode tells nothing before the poll, and then everything', async () => {
    const { clock, store, watcher, seen } = aWatcher({ watch: POLL })
    await watcher.start()
    await declareLab(store, 'ada')
    await clock.advanceAsync(1_999)
    expect(seen).toEqual([])
    await clock.advanceAsync(1)
    expect(seen).toEqual(['CREATED ada - > pending'])
  })

  it('#72 a spec and a status change within one poll are both told', async () => {
    const { clock, store, watcher, seen } = aWatcher({ watch: POLL })
    await declareLab(store, 'ada')
    await watcher.start()
    await renameStudent(store, 'ada')
    await setStatus(store, 'ada', { state: 'provisioning' })
    await clock.advanceAsync(2_000)
    expect(seen.slice(1)).toEqual(['UPDATED ada pending > pending', 'STATUS_UPDATED ada pending > provisioning'])
  })

  it('in instant mode the poll is a safety net: news without a signal are told at the next one', async () => {
    const { clock, store, watcher, seen } = aWatcher({ wrap: withoutSignals })
    await watcher.start()
    await declareLab(store, 'ada')
    await settle()
    expect(seen).toEqual([])
    await clock.advanceAsync(2_000)
    expect(seen).toEqual(['CREATED ada - > pending'])
  })

  it('switched from poll to instant, it tells at once what waited', async () => {
    const { store, settings, watcher, seen } = aWatcher({ watch: POLL })
    await watcher.start()
    await declareLab(store, 'ada')
    settings.change({ watch: INSTANT })
    await settle()
    expect(seen).toEqual(['CREATED ada - > pending'])
  })

  it('takes a new poll interval from the last poll on', async () => {
    const { clock, metrics, settings, watcher } = aWatcher({ watch: POLL })
    await watcher.start()
    await clock.advanceAsync(3_000)
    settings.change({ watch: { mode: 'poll', pollIntervalMs: 1_500 } })
    await clock.advanceAsync(500)
    expect([metrics.snapshot().counters.watch_loop_iterations, watcher.status().nextTickAt]).toEqual([2, clock.now() + 1_500])
  })

  it('#70 after its history ran out it lists again and tells the differences, the deleted and the recreated too', async () => {
    const { clock, store, watcher, seen } = aWatcher({ watch: POLL, history: 3 })
    for (const name of ['gone', 'again', 'both', 'same']) await declareLab(store, name)
    await watcher.start()
    seen.length = 0
    for (const name of ['gone', 'again']) await removeLab(store, name)
    await declareLab(store, 'again')
    await setStatus(store, 'both', { state: 'provisioning' })
    await renameStudent(store, 'both')
    await declareLab(store, 'new')
    await clock.advanceAsync(2_000)
    expect(seen.toSorted()).toEqual([
      'CREATED again - > pending',
      'CREATED new - > pending',
      'DELETED again pending > pending',
      'DELETED gone pending > pending',
      'STATUS_UPDATED both pending > provisioning',
      'UPDATED both pending > provisioning',
    ])
    expect(seen.indexOf('DELETED again pending > pending')).toBeLessThan(seen.indexOf('CREATED again - > pending'))
  })

  it('survives a store that cannot be read, says so, and misses nothing', async () => {
    const { clock, store, watcher, seen, metrics } = aWatcher({ watch: POLL, wrap: (inner) => failingOnce(inner) })
    await watcher.start()
    await declareLab(store, 'ada')
    await clock.advanceAsync(2_000)
    expect([watcher.status().lastError?.params, metrics.snapshot().counters.loop_errors]).toEqual([{ said: 'the disk is away' }, 1])
    await clock.advanceAsync(2_000)
    expect([watcher.status().lastError, seen]).toEqual([undefined, ['CREATED ada - > pending']])
  })

  it('tells a handler that comes late what exists', async () => {
    const { store, watcher } = aWatcher()
    await declareLab(store, 'ada')
    await watcher.start()
    const late: string[] = []
    watcher.addHandler('late', (change) => void late.push(describeChange(change)))
    expect(late).toEqual(['CREATED ada - > pending'])
  })

  it('started again, it tells everything again; stopped, it leaves no timer', async () => {
    const { clock, store, watcher, seen } = aWatcher()
    await declareLab(store, 'ada')
    await watcher.start()
    await watcher.stop()
    await declareLab(store, 'bob')
    await clock.advanceAsync(10_000)
    expect([seen.length, clock.pendingTimers]).toEqual([1, 0])
    await watcher.start()
    expect(seen.slice(1)).toEqual(['CREATED ada - > pending', 'CREATED bob - > pending'])
    await watcher.stop()
  })
})

function withoutSignals(store: ResourceStore): ResourceStore {
  return withWatch(store, (watch) => ({
    take: (limit) => watch.take(limit),
    onDidSignal: () => () => undefined,
    close: () => watch.close(),
  }))
}

function failingOnce(store: ResourceStore): ResourceStore {
  let hasFailed = false
  return withWatch(store, (watch) => ({
    onDidSignal: (listener) => watch.onDidSignal(listener),
    close: () => watch.close(),
    take(limit) {
      if (hasFailed) return watch.take(limit)
      hasFailed = true
      throw new Error('the disk is away')
    },
  }))
}

function withWatch(store: ResourceStore, wrap: (watch: ResourceWatch) => ResourceWatch): ResourceStore {
  return overriding(store, {
    watch: ((kind, options) => wrap(store.watch(kind, options))) as ResourceStore['watch'],
  })
}
