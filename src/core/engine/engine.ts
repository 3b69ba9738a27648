import type { LoopOrder, LoopStatus } from '../observe/loop-status'
import { ProbeScheduler } from './probe-scheduler'
import { LiveFactsBoard } from '../live/live-facts-board'
import type { EngineOptions } from './engine-options'
import { ChangeEvents, publishChanges, countChanges } from './change-events'
import { FolderWatch } from './folder-watch'
import { seedTemplates } from './seed-templates'
import { isInUse } from './in-use'
import { followJourney } from './journey'
import { HintRouter } from './hint-router'
import { ClassController } from '../classes/class-controller'
import { Controller } from '../controller/controller'
import { HostPorts } from '../controller/host-ports'
import { InProcessEventBus } from '../events/in-process-event-bus'
import { EngineMetrics } from '../metrics/engine-metrics'
import type { MetricsSnapshot } from '../metrics/metrics'
import { Notices } from '../notices/notices'
import { WorkQueue } from '../queue/work-queue'
import { SafetyHold } from '../reconciler/safety-hold'
import { Reconciler } from '../reconciler/reconciler'
import type { JourneyStep } from '../events/journey-step'
import { keyOf, parseKey, refOf, type ResourceKey } from '../resource/resource'
import type { StoredClass } from '../resource/class'
import type { StoredLab } from '../resource/lab-instance'
import { SettingsFeed } from '../settings/settings-feed'
import type { ResourceChange } from '../store/resource-store'
import { VersionedStore } from '../store/versioned-store'
import { Watcher } from '../watcher/watcher'

/** Faults of ours, not of a lab: tried again after 1 s, 2 s, 4 s, ... at most every 5 minutes. */
const FAULT_BACKOFF = { baseMs: 1_000, capMs: 300_000 } as const

export type Engine = ReturnType<typeof createEngine>

/**
 * The table of contents. A lab is declared in the `store`; the `watcher` notices and puts its key into the `queue`; the
 * `controller` takes the key, reads the lab again, and has a provisioner make the next step real; the `reconciler` compares the
 * whole world with the whole store on a timer, and hands what it finds to the same queue. Nobody else writes a lab's status.
 */
export function createEngine(options: EngineOptions) {
  const parts = createParts(options)
  connect(parts)
  const { log, clock } = options
  const {
    store,
    settings,
    metrics,
    queue,
    watcher,
    hostPorts,
    controller,
    classes,
    classWatcher,
    reconciler,
    changeEvents,
    probes,
    hints,
    notices,
    folders,
  } = parts

  return {
    ...parts,
    provisioners: options.provisioners,
    provisionerFor: options.provisionerFor,
    newUid: options.newUid,
    notices: notices.board,

    /** Settings first, because everything runs by them; then the world's news, then the loops. */
    async start(): Promise<void> {
      changeEvents.start()
      await seedTemplates(store, log)
      await settings.start()
      settings.onDidChange(() => controller.admitMore())
      settings.onDidChange(() => folders.adopt())
      await hostPorts.load(store)
      hints.start()
      notices.start()
      controller.start()
      classes.start()
      await watcher.start()
      await classWatcher.start()
      await reconciler.start()
      probes.start()
      folders.start()
    },

    /** What is in hand is finished or given up safely; labs run on. */
    async stop(): Promise<void> {
      hints.stop()
      await folders.stop()
      await probes.stop()
      await reconciler.stop()
      await classWatcher.stop()
      await watcher.stop()
      await notices.stop()
      changeEvents.stop()
      await classes.stop()
      await controller.stop()
      await settings.stop()
    },

    /** A person's hand on one loop, so that a class can watch the pattern step by step. */
    async steer(loop: LoopStatus['name'], order: LoopOrder): Promise<void> {
      log.info(`A person steers the ${loop}: ${order}`)
      const loops = { watcher: [watcher, classWatcher], controller: [controller, classes], reconciler: [reconciler] }
      for (const each of loops[loop]) await each[order]()
    },

    onDidStep: (listener: (step: JourneyStep) => void) => followJourney({ store, clock, watcher, controller, reconciler }, listener),

    waiting() {
      return { depth: queue.depth, delayed: queue.delayed, slotsUsed: controller.slots.used, slotsQueued: controller.slots.queued }
    },

    statuses(): readonly LoopStatus[] {
      return [watcher.status(), controller.status(), reconciler.status()]
    },

    readMetrics(): MetricsSnapshot {
      const { depth, delayed, slotsUsed, slotsQueued } = this.waiting()
      metrics.gauge('queue_depth', depth)
      metrics.gauge('queue_delayed', delayed)
      metrics.gauge('provisioning_slots_used', slotsUsed)
      metrics.gauge('provisioning_queue', slotsQueued)
      return metrics.snapshot()
    },
  }
}

/** Each part with what it is made of, from the store upwards. */
function createParts(options: EngineOptions) {
  const { backend, clock, newUid, log, provisioners, provisionerFor } = options
  const metrics = new EngineMetrics()
  const live = new LiveFactsBoard({ log })
  const events = new InProcessEventBus({ clock, newId: newUid, source: options.source ?? '/lab-resource-manager', log, metrics })
  const store = new VersionedStore({ backend, clock, newUid })
  const settings = new SettingsFeed({ store, clock, log })
  const queue = new WorkQueue({ clock, backoff: () => FAULT_BACKOFF })
  const safetyHold = new SafetyHold({ store, settings, clock, log })
  const watcher = new Watcher<StoredLab>({ store, kind: 'LabInstance', settings, clock, log, metrics })
  const hostPorts = new HostPorts(() => settings.current().network.labPorts)
  const shared = { store, settings, clock, log, metrics, live, provisioners }
  const controller = new Controller({ ...shared, hostPorts, queue, provisionerFor, events, mayExpire: (lab) => safetyHold.mayExpire(lab) })
  const classQueue = new WorkQueue({ clock, backoff: () => FAULT_BACKOFF })
  const classWatcher = new Watcher<StoredClass>({ store, kind: 'Class', settings, clock, log, metrics })
  const classes = new ClassController({ ...shared, queue: classQueue, events })
  const found = { add: (key: ResourceKey) => (parseKey(key).kind === 'Class' ? classQueue : queue).add(key) }
  const reconciler = new Reconciler({ ...shared, queue: found, safetyHold })
  const changeEvents = new ChangeEvents({ store, events, log })
  const probes = new ProbeScheduler({ clock, ask: (key) => controller.requestProbe(key) })
  const folders = new FolderWatch({
    ...shared,
    isBusy: () => controller.slots.used + controller.slots.queued > 0,
    measured: (key, size) => controller.measured(key, size),
    judgeAgain: (key) => queue.add(key),
  })
  const hints = new HintRouter({ provisioners, settings, controller, reconciler, live })
  const inUse = (kind: string): Promise<boolean> => isInUse(kind, { store, provisionerFor })
  const notices = new Notices({ ...shared, newId: newUid, readLoopLag: options.readLoopLag, safetyHold, isInUse: inUse })
  return {
    store,
    settings,
    live,
    metrics,
    events,
    queue,
    safetyHold,
    watcher,
    hostPorts,
    controller,
    reconciler,
    changeEvents,
    classes,
    classWatcher,
    probes,
    folders,
    hints,
    notices,
  }
}

/** Who hears of what: the watcher's handlers in their order, and the findings that are told to the controller. */
function connect({
  watcher,
  hostPorts,
  controller,
  classes,
  classWatcher,
  queue,
  hints,
  probes,
  folders,
  events,
  metrics,
  notices,
  reconciler,
}: ReturnType<typeof createParts>): void {
  watcher.addHandler('host ports', (change) => hostPorts.learn(change))
  watcher.addHandler('controller', handTo(controller, queue))
  watcher.addHandler('classes', (change) => classes.learnLab(change))
  classWatcher.addHandler('controller', (change) => classes.learn(change))
  watcher.addHandler('hints', (change) => hints.learn(change))
  watcher.addHandler('beat', (change) => probes.learn(change))
  watcher.addHandler('folder watch', (change) => folders.learn(change))
  watcher.addHandler('audit log', publishChanges(events))
  watcher.addHandler('metrics collector', countChanges(metrics))
  watcher.addHandler('notices', (change) => notices.learn(change))
  reconciler.onDidFind(({ key, type }) => {
    if (key !== undefined && type === 'drifted' && isLabKey(key)) controller.suspect(key)
    if (key !== undefined && type === 'stuck') controller.foundStuck(key)
  })
}

const isLabKey = (key: ResourceKey): boolean => parseKey(key).kind === 'LabInstance'

/** A wish to be gone interrupts what is under way; everything else waits its turn. */
function handTo(controller: Controller, queue: WorkQueue): (change: ResourceChange<StoredLab>) => void {
  return ({ key, current, previous }) => {
    const deleting = current.metadata.deletionTimestamp !== undefined
    const wasDeleting = previous?.metadata.deletionTimestamp !== undefined
    if (deleting && !wasDeleting) controller.interrupt(key)
    if (current.metadata.generation !== previous?.metadata.generation) controller.giveUpCollecting(key)
    queue.add(keyOf(refOf(current)))
  }
}
