import { LiveFactsBoard } from '../../../src/core/live/live-facts-board'
import { EngineMetrics } from '../../../src/core/metrics/engine-metrics'
import { WorkQueue } from '../../../src/core/queue/work-queue'
import { SafetyHold } from '../../../src/core/reconciler/safety-hold'
import { Reconciler, type ReconcilerOptions } from '../../../src/core/reconciler/reconciler'
import { aStore } from '../../fixtures/a-store'
import { FakeClock } from '../../fixtures/fake-clock'
import { FixedSettings } from '../../fixtures/fixed-settings'
import { ListedWorld } from '../../fixtures/listed-world'
import { RecordingLog } from '../../fixtures/recording-log'

export function aReconciler(options: Partial<ReconcilerOptions> & { readonly worlds?: readonly ListedWorld[] } = {}) {
  const clock = new FakeClock()
  const store = aStore(clock)
  const settings = new FixedSettings()
  const [log, metrics, live, world] = [new RecordingLog(), new EngineMetrics(), new LiveFactsBoard(), new ListedWorld()]
  const queue = new WorkQueue({ clock, backoff: () => ({ baseMs: 1_000, capMs: 300_000 }) })
  const safetyHold = new SafetyHold({ store, settings, clock, log })
  const worlds = options.worlds ?? [world]
  const reconciler = new Reconciler({
    store,
    queue,
    settings,
    clock,
    log,
    metrics,
    live,
    safetyHold,
    provisioners: () => worlds.map((each) => each.asProvisioner()),
    ...options,
  })
  /** What the passes found since the last call: `type name: detail`. */
  const found: string[] = []
  reconciler.onDidFind(({ type, key, uid, detail }) => found.push(`${type} ${key?.split('/')[2] ?? uid}: ${detail}`))
  const pass = async (): Promise<string[]> => {
    found.length = 0
    await reconciler.runNow()
    return [...found]
  }
  return { clock, store, settings, log, metrics, live, world, queue, brake: safetyHold, reconciler, found, pass }
}
