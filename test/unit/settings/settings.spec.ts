import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../src/core/resource/api-error'
import { type EngineSettings, type EngineSettingsSpec } from '../../../src/core/resource/engine-settings'
import { SETTINGS_NAME } from '../../../src/core/resource/settings-bounds'
import { PRESETS } from '../../../src/core/settings/presets'
import { DEFAULT_SETTINGS, readSettings } from '../../../src/core/settings/read-settings'
import type { Settings } from '../../../src/core/settings/settings'
import { SettingsFeed } from '../../../src/core/settings/settings-feed'
import type { ResourceStore } from '../../../src/core/store/resource-store'
import { aStore } from '../../fixtures/a-store'
import { FakeClock, settle } from '../../fixtures/fake-clock'
import { RecordingLog } from '../../fixtures/recording-log'
import { overriding } from '../../fixtures/overriding'

const REF = { kind: 'EngineSettings', name: SETTINGS_NAME }

async function aFeed({
  history,
  wrap = (store) => store,
}: { history?: { maxChanges: number; maxBytes: number }; wrap?: (store: ResourceStore) => ResourceStore } = {}) {
  const clock = new FakeClock()
  const store = aStore(clock, history)
  const log = new RecordingLog()
  const heard: Settings[] = []
  const feed = new SettingsFeed({ store: wrap(store), clock, log })
  feed.onDidChange((settings) => heard.push(settings))
  await feed.start()
  return { clock, store, log, feed, heard }
}

async function declare(store: ResourceStore, spec: EngineSettingsSpec): Promise<void> {
  const stored = await store.get<EngineSettings>(REF)
  await store.update<EngineSettings>({ ...stored, spec })
  await settle()
}

describe('reading settings', () => {
  it('takes the documented defaults for what nobody declared', () => {
    expect(readSettings({})).toEqual({
      watch: { mode: 'instant', pollIntervalMs: 2_000 },
      reconcile: { intervalMs: 10_000, timeoutMs: 300_000 },
      cleanup: { intervalMs: 300_000, gracePeriodMs: 86_400_000, failedLabs: false },
      provisioning: { timeoutMs: 300_000, maxConcurrent: 10 },
      retries: { max: 3, backoffMs: 30_000 },
      labs: { defaultDurationMs: 3_600_000, warnBeforeExpiryMs: [600_000, 300_000] },
      drift: { events: true },
      safety: { maxUnaskedRemovals: 5, maxUnaskedShare: 0.3 },
      work: { maxBytes: 2 * 2 ** 30 },
      network: { bind: '127.0.0.1', labPorts: { first: 20_000, last: 29_999 } },
    })
  })

  it('has two working points; a class in session is no slower than the default', () => {
    const of = (spec: EngineSettingsSpec) => {
      const { watch, reconcile, cleanup } = readSettings(spec)
      return [watch.mode, watch.pollIntervalMs, reconcile.intervalMs, cleanup.gracePeriodMs]
    }
    expect([of(PRESETS.development), of(PRESETS.production)]).toEqual([
      ['poll', 1_000, 5_000, 300_000],
      ['instant', 5_000, 30_000, 86_400_000],
    ])
  })

  it('has a word for never', () => {
    expect(readSettings({ labs: { defaultDuration: 'none' } }).labs.defaultDurationMs).toBe('none')
  })

  it.each<[EngineSettingsSpec, string]>([
    [{ watch: { pollInterval: '199ms' } }, 'watch.pollInterval'],
    [{ watch: { pollInterval: '61s' } }, 'watch.pollInterval'],
    [{ reconcile: { interval: '0s' } }, 'reconcile.interval'],
    [{ reconcile: { interval: 'soon' } }, 'reconcile.interval'],
    [{ provisioning: { maxConcurrent: 0 } }, 'provisioning.maxConcurrent'],
    [{ retries: { max: -1 } }, 'retries.max'],
    [{ safety: { maxUnaskedShare: 1.5 } }, 'safety.maxUnaskedShare'],
  ])('refuses %j and names the member', (spec, member) => {
    expect(() => readSettings(spec)).toThrow(new RegExp(`^${member}: `))
  })
})

describe('the settings feed', () => {
  it('declares the defaults where there are none, once', async () => {
    const { store, feed } = await aFeed()
    const before = store.resourceVersion
    await new SettingsFeed({ store, clock: new FakeClock(), log: new RecordingLog() }).start()
    expect([(await store.get<EngineSettings>(REF)).spec, feed.current(), store.resourceVersion]).toEqual([{}, DEFAULT_SETTINGS, before])
  })

  it('has a change in force as soon as it is stored, and tells it once', async () => {
    const { store, feed, heard } = await aFeed()
    await declare(store, { watch: { pollInterval: '500ms' } })
    expect([feed.current().watch.pollIntervalMs, heard.length]).toEqual([500, 1])
  })

  it('keeps the last good settings over a value that cannot be read, and says so', async () => {
    const { store, feed, log } = await aFeed()
    await declare(store, { reconcile: { interval: '20s' } })
    const broken = { ...(await store.get<EngineSettings>(REF)), spec: { reconcile: { interval: 'soon' } } }
    const other = new SettingsFeed({ store: withListed(store, broken), clock: new FakeClock(), log })
    await other.start()
    expect([feed.current().reconcile.intervalMs, other.current()]).toEqual([20_000, DEFAULT_SETTINGS])
    expect(log.lines.join()).toContain('last good ones stay in force: reconcile.interval:')
  })

  it('keeps the last settings when they are deleted', async () => {
    const { store, feed, log } = await aFeed()
    await declare(store, { reconcile: { interval: '20s' } })
    await store.delete(REF)
    await settle()
    expect(feed.current().reconcile.intervalMs).toBe(20_000)
    expect(log.lines.join()).toContain('settings were deleted')
  })

  it('whose list fails reads again until it is there, with longer and longer pauses', async () => {
    let isAway = false
    const { clock, store, feed, log } = await aFeed({
      history: { maxChanges: 1, maxBytes: 1e9 },
      wrap: (inner) => away(inner, () => isAway),
    })
    isAway = true
    await declare(store, { reconcile: { interval: '20s' } })
    await clock.advanceAsync(249)
    expect([feed.current().reconcile.intervalMs, log.lines.join()]).toEqual([10_000, expect.stringContaining('read again in a moment')])
    await clock.advanceAsync(60_000)
    isAway = false
    await clock.advanceAsync(30_000)
    expect(feed.current().reconcile.intervalMs).toBe(20_000)
    await declare(store, { reconcile: { interval: '30s' } })
    expect([feed.current().reconcile.intervalMs, clock.pendingTimers]).toEqual([30_000, 0])
  })

  it('hears nothing after it was stopped', async () => {
    const { store, feed, heard } = await aFeed()
    await feed.stop()
    await declare(store, { watch: { pollInterval: '500ms' } })
    expect([heard, feed.current()]).toEqual([[], DEFAULT_SETTINGS])
  })
})

/** While it is away nothing can be listed, and what a cursor had not read is not to be had any more. */
function away(store: ResourceStore, isAway: () => boolean): ResourceStore {
  const refuse = (): never => {
    throw new ApiError('Expired', 'the history is gone')
  }
  const members: Partial<ResourceStore> = {
    list: (kind, options) => (isAway() ? Promise.reject(new Error('the disk is away')) : store.list(kind, options)),
    watch: (kind, options) => {
      const watch = store.watch<never>(kind, options)
      return {
        take: (limit) => (isAway() ? refuse() : watch.take(limit)),
        onDidSignal: (listener) => watch.onDidSignal(listener),
        close: () => watch.close(),
      }
    },
  }
  return overriding(store, members)
}

function withListed(store: ResourceStore, item: EngineSettings): ResourceStore {
  const list = async (): Promise<unknown> => ({ items: [item], resourceVersion: store.resourceVersion })
  return overriding(store, { list: list as ResourceStore['list'] })
}
