import { randomUUID } from 'node:crypto'
import { createMemoryBackend } from '../../src/backends/memory/memory-backend'
import { createEngine, type Engine } from '../../src/core/engine/engine'
import { silentLog } from '../../src/core/observe/log'
import { planFor } from '../../src/core/plan/lab-plan'
import type { StoredLab } from '../../src/core/resource/lab-instance'
import type { StorageBackend } from '../../src/core/store/storage-backend'
import { createSimulatedProvisioner } from '../../src/provisioners/simulated/simulated-provisioner'
import { SimulatedWorld } from '../../src/provisioners/simulated/simulated-world'
import { aLab, at, aTemplate } from '../fixtures/a-lab'
import { asStored, labKeyOf, labName } from './bench-labs'
import { BenchReport } from './bench-report'
import { median, timePer } from './rounds'
import { StillClock } from './still-clock'

/**
 * What a system in which nothing happens costs. One look of the watcher, and one pass of the reconciler with nothing due, over
 * labs that are all ready: both must cost the same with a thousand labs and with a hundred thousand.
 */
const SIZES = [1_000, 100_000]
const REPEATS = 200
const PATIENCE_MS = 5_000
const INSTANCE = 'bench'
const report = new BenchReport('a system in which nothing happens (simulated provisioner)')

for (const labs of SIZES) await measure(labs)
report.finish()

async function measure(labs: number): Promise<void> {
  const clock = new StillClock()
  const world = new SimulatedWorld({ clock })
  const backend = createMemoryBackend({ clock })
  await putReadyLabs(backend, world, labs)
  const provisioner = createSimulatedProvisioner({ clock, world, instanceId: INSTANCE })
  const engine = createEngine({
    backend,
    clock,
    newUid: randomUUID,
    log: silentLog,
    provisioners: () => [provisioner],
    provisionerFor: () => provisioner,
  })
  const starting = await timePer(1, () => startAndSettle(engine))
  const before = backend.revision
  report.add(`${labs} labs: known to the reconciler`, engine.reconciler.status().saw, 'labs', { atLeast: labs })
  report.add(`${labs} labs: start until every lab was looked at`, starting, 'ms')
  report.add(`${labs} labs: an idle poll`, await timeOf(() => engine.watcher.runNow()), 'ms', { atMost: 0.1 })
  report.add(`${labs} labs: a reconcile pass with nothing due`, await timeOf(() => engine.reconciler.runNow()), 'ms', { atMost: 1 })
  report.add(`${labs} labs: findings of that pass`, engine.reconciler.lastFindings().length, 'findings', { atMost: 0 })
  report.add(`${labs} labs: writes meanwhile`, backend.revision - before, 'writes', { atMost: 0 })
  report.add(`${labs} labs: memory`, process.memoryUsage().heapUsed / 2 ** 20, 'MiB')
  await engine.stop()
  await provisioner.close()
}

/** As they stand in the store after a whole class has come up, with containers that agree. */
async function putReadyLabs(backend: StorageBackend, world: SimulatedWorld, labs: number): Promise<void> {
  const template = aTemplate({ ports: [], readiness: { type: 'none' } })
  for (let number = 0; number < labs; number++) {
    const lab = aLab({ metadata: { name: labName(number), uid: randomUUID() } })
    const { observation } = world.start(world.create(INSTANCE, planFor(lab, template, Date.now())))
    await backend.set(labKeyOf(number), asStored(asReady(lab, observation.containerId)))
  }
}

function asReady(lab: StoredLab, containerId: string): StoredLab {
  const times = { startedAt: at(-120_000), readyAt: at(-60_000), expiresAt: at(3_540_000) }
  return { ...lab, status: { ...lab.status, state: 'ready', observedGeneration: 1, containerId, ...times } }
}

/** Until the controller has seen every lab and the first pass is over. */
async function startAndSettle(engine: Engine): Promise<void> {
  await engine.start()
  do {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  } while (engine.queue.depth > 0)
  await engine.reconciler.runNow()
}

/** Median of many, in milliseconds. */
async function timeOf(work: () => Promise<void>): Promise<number> {
  const times: number[] = []
  const began = performance.now()
  while (times.length < REPEATS && performance.now() - began < PATIENCE_MS) times.push(await timePer(1, work))
  return median(times)
}
