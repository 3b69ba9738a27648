import { describe, expect, it } from 'vitest'
import type { StoredLab } from '../../../src/core/resource/lab-instance'
import type { ResourceStore } from '../../../src/core/store/resource-store'
import { declareLab, labKey, labRef, readyLab, setStatus } from '../../fixtures/a-store'
import { FAKE_START, settle } from '../../fixtures/fake-clock'
import { ListedWorld } from '../../fixtures/listed-world'
import { aReconciler } from './a-reconciler'
import { overriding } from '../../fixtures/overriding'

const iso = (offsetMs: number): string => new Date(FAKE_START + offsetMs).toISOString()
const DAY_MS = 86_400_000
const CONTAINER = 'c'.repeat(64)

async function removeLab(store: ResourceStore, name: string): Promise<void> {
  await store.delete(labRef(name))
  const lab = await store.get<StoredLab>(labRef(name))
  await store.update({ ...lab, metadata: { ...lab.metadata, finalizers: [] } })
}

async function bury(store: ResourceStore, uid: string): Promise<void> {
  await store.create({
    kind: 'DeletedLab',
    metadata: { name: `gone-${uid.slice(-4)}`, namespace: 'student-labs' },
    spec: { template: 'sample-lab', studentEmail: 'ada@example.com', labUid: uid, labName: 'gone', deletedAt: iso(0) },
    status: { state: 'deleted' },
  })
}

describe('the reconciler', () => {
  it('speaks in words that do not change', async () => {
    const { clock, store, reconciler, log } = aReconciler()
    for (const name of ['ada', 'bob']) await setStatus(store, (await declareLab(store, name)).metadata.name, { state: 'provisioning' })
    await reconciler.start()
    await clock.advanceAsync(300_000)
    await reconciler.stop()
    const lines = [...new Set(log.lines.filter((line) => !line.startsWith('debug')))]
    expect(lines).toEqual([
      'info LabInstance Scheduler started reconciliation',
      'info Reconciling 2 lab instances',
      ...['ada', 'bob'].map((name) => `info Reconciler: Lab instance due: student-labs/${name} (provisioning to be checked)`),
      'warn Reconciler: Lab instance stuck in provisioning: student-labs/ada',
      'warn Reconciler: Lab instance stuck in provisioning: student-labs/bob',
      'info LabInstance Scheduler stopped reconciliation',
    ])
    expect(clock.pendingTimers).toBe(0)
  })

  it('#66 finds what is to be done with every event lost, and hands its key to the queue', async () => {
    const { store, queue, reconciler, pass } = aReconciler()
    await reconciler.start()
    await settle()
    await declareLab(store, 'ada')
    expect(await pass()).toEqual(['due ada: to be started'])
    expect(await queue.take()).toBe(labKey('ada'))
  })

  it('finds a scheduled start when it is due, not before', async () => {
    const { clock, store, reconciler, found } = aReconciler()
    await declareLab(store, 'ada', { scheduledStart: iso(25_000) })
    await reconciler.start()
    await clock.advanceAsync(24_999)
    expect(found).toEqual([])
    await clock.advanceAsync(5_001)
    expect(found).toEqual(['due ada: scheduled start'])
  })

  it('finds an expired lab on every pass until it is dealt with, and no other', async () => {
    const { clock, store, world, reconciler, pass } = aReconciler()
    for (const [name, expiresAt] of [
      ['ada', iso(5_000)],
      ['bob', iso(500_000)],
    ] as const) {
      world.has((await readyLab(store, name, { expiresAt })).metadata.uid)
    }
    await reconciler.start()
    await clock.advanceAsync(5_000)
    const expected = [`expired ada: ended at ${iso(5_000)}`]
    expect([await pass(), await pass()]).toEqual([expected, expected])
    await setStatus(store, 'ada', { state: 'expired', endedAt: iso(5_000), observedGeneration: 1 })
    expect(await pass()).toEqual(['drifted ada: still running'])
  })

  it('says each finding once, in words that do not change, until it changes', async () => {
    const { store, world, reconciler, log, pass } = aReconciler()
    const lab = await readyLab(store, 'ada', { containerId: CONTAINER })
    await reconciler.start()
    await settle()
    for (let passes = 0; passes < 5; passes++) await pass()
    world.has(lab.metadata.uid, { condition: 'paused', containerId: CONTAINER })
    await pass()
    world.has(lab.metadata.uid, { containerId: CONTAINER })
    await pass()
    world.has(lab.metadata.uid, { condition: 'paused', containerId: CONTAINER })
    for (let passes = 0; passes < 5; passes++) await pass()
    await reconciler.stop()
    const heard = log.lines.filter((line) => line.includes('Reconciler:'))
    expect(heard).toEqual(
      ['missing', 'paused', 'paused'].map((detail) => `info Reconciler: Lab instance drifted: student-labs/ada (${detail})`),
    )
  })

  it('cleans up on its own interval, when the grace is over', async () => {
    const { clock, store, reconciler, found } = aReconciler()
    await readyLab(store, 'ada')
    await setStatus(store, 'ada', { state: 'completed', endedAt: iso(1_000) })
    await reconciler.start()
    await clock.advanceAsync(DAY_MS + 299_999)
    expect(found).toEqual([])
    await clock.advanceAsync(1)
    expect(found).toEqual([`finished ada: completed since ${iso(1_000)}`])
  })

  it.each([
    ['missing', undefined],
    ['stopped', { condition: 'exited' }],
    ['paused', { condition: 'paused' }],
    ['replaced', { containerId: 'd'.repeat(64) }],
    ['cut off', { isCutOff: true }],
    ['port moved', { ports: { 8080: 4002 } }],
  ] as const)('finds drift: %s', async (detail, seen) => {
    const { store, world, reconciler, pass } = aReconciler()
    const lab = await readyLab(store, 'ada', { containerId: CONTAINER, image: 'sha256:own', endpoint: 'http://127.0.0.1:4001/' })
    world.has(lab.metadata.uid, { image: 'sha256:own', ports: { 8080: 4001 } })
    await reconciler.start()
    expect(await pass()).toEqual([])
    if (seen === undefined) world.loses(lab.metadata.uid)
    else world.has(lab.metadata.uid, { image: 'sha256:own', ports: { 8080: 4001 }, ...seen })
    expect([await pass(), await pass()]).toEqual([[`drifted ada: ${detail}`], [`drifted ada: ${detail}`]])
    world.has(lab.metadata.uid, { image: 'sha256:own', ports: { 8080: 4001 } })
    expect(await pass()).toEqual([])
  })

  it('compares a lab that changed with a world that has not', async () => {
    const { store, reconciler, pass } = aReconciler()
    await reconciler.start()
    await settle()
    await readyLab(store, 'ada')
    expect(await pass()).toEqual(['drifted ada: missing'])
  })

  it('does not compare a lab with a look that is older than its last change', async () => {
    const { store, world, reconciler, pass } = aReconciler()
    await declareLab(store, 'ada')
    await setStatus(store, 'ada', { state: 'provisioning' })
    await reconciler.start()
    await settle()
    world.has('somebody')
    world.onList = () => setStatus(store, 'ada', { state: 'ready', observedGeneration: 1 })
    expect(await pass()).toEqual([])
    world.onList = () => Promise.resolve()
    expect(await pass()).toEqual(['drifted ada: missing'])
  })

  it('concludes nothing from a daemon that does not answer; time goes on for all', async () => {
    const { clock, store, world, reconciler, found, pass } = aReconciler()
    const ada = await readyLab(store, 'ada')
    await readyLab(store, 'bob', { expiresAt: iso(1_000) })
    world.has(ada.metadata.uid).silence()
    world.loses(ada.metadata.uid)
    await reconciler.start()
    await clock.advanceAsync(10_000)
    expect([found, reconciler.status().lastError?.params]).toEqual([
      [`expired bob: ended at ${iso(1_000)}`],
      { said: 'Docker does not answer' },
    ])
    world.silence(false)
    expect(await pass()).toEqual([`expired bob: ended at ${iso(1_000)}`, 'drifted ada: missing', 'drifted bob: missing'])
    expect(reconciler.status().lastError).toBeUndefined()
  })

  it('believes that a lab is missing only when every world it could be in has answered', async () => {
    const [docker, simulated] = [new ListedWorld('docker'), new ListedWorld('simulated')]
    const { store, reconciler, pass } = aReconciler({ worlds: [docker, simulated] })
    await readyLab(store, 'ada')
    docker.silence()
    await reconciler.start()
    expect(await pass()).toEqual([])
    docker.silence(false)
    expect(await pass()).toEqual(['drifted ada: missing'])
  })

  it('knows when each lab was last confirmed, though nothing has changed', async () => {
    const { clock, store, world, live, reconciler } = aReconciler()
    const { metadata } = await readyLab(store, 'ada')
    await readyLab(store, 'bob')
    world.has(metadata.uid)
    await reconciler.start()
    await clock.advanceAsync(30_000)
    expect([live.get(labKey('ada')).confirmedAt, live.get(labKey('bob')).confirmedAt]).toEqual([FAKE_START + 30_000, undefined])
    world.silence()
    await clock.advanceAsync(60_000)
    expect(live.get(labKey('ada')).confirmedAt).toBe(FAKE_START + 30_000)
  })

  it('#84 a store that cannot be listed leads to nothing', async () => {
    const world = new ListedWorld().has('a').has('b')
    const { store } = aReconciler()
    const broken = overriding(store, { list: () => Promise.reject(new Error('the disk is away')) })
    const { clock, queue, reconciler, found } = aReconciler({ store: broken, worlds: [world] })
    await reconciler.start()
    await clock.advanceAsync(120_000)
    expect([found, queue.depth, reconciler.status().lastError?.params, reconciler.quarantine(), world.lists]).toEqual([
      [],
      0,
      { said: 'the disk is away' },
      [],
      0,
    ])
  })

  it("#83 an orphan is acted on only after two passes and a minute, and with the store's word that its lab was deleted", async () => {
    const { clock, store, world, reconciler, found } = aReconciler()
    const { metadata } = await readyLab(store, 'ada')
    world.has(metadata.uid).has('stranger')
    await reconciler.start()
    await settle()
    await removeLab(store, 'ada')
    await bury(store, metadata.uid)
    found.length = 0
    await clock.advanceAsync(69_999)
    expect([
      found,
      reconciler
        .quarantine()
        .map(({ uid }) => uid)
        .toSorted(),
    ]).toEqual([[], [metadata.uid, 'stranger'].toSorted()])
    await clock.advanceAsync(10_000)
    expect(found).toEqual([`orphaned ${metadata.uid}: container cccccccccccc of a deleted lab`])
    expect(reconciler.quarantine().map(({ uid, isAdoptable }) => [uid, isAdoptable])).toEqual([['stranger', true]])
  })

  it('shows an orphan of a world that does not answer, and does nothing about it', async () => {
    const { clock, store, world, reconciler, found } = aReconciler()
    world.has('orphan-a')
    await bury(store, 'orphan-a')
    await reconciler.start()
    await clock.advanceAsync(50_000)
    world.silence()
    await clock.advanceAsync(60_000)
    // Somebody deleted it: it is not offered as a lab that was lost.
    expect([found, reconciler.quarantine().map(({ uid, isAdoptable }) => [uid, isAdoptable])]).toEqual([[], [['orphan-a', false]]])
    world.silence(false)
    await clock.advanceAsync(10_000)
    expect(found).toEqual(['orphaned orphan-a: container cccccccccccc of a deleted lab'])
  })

  it('finds the container of a lab whose record just left an unchanged world', async () => {
    const { store, world, reconciler, pass } = aReconciler()
    const { metadata } = await readyLab(store, 'ada')
    world.has(metadata.uid)
    await reconciler.start()
    await pass()
    await removeLab(store, 'ada')
    await pass()
    expect(reconciler.quarantine().map(({ uid }) => uid)).toEqual([metadata.uid])
  })

  it('#85 more orphans at once than the settings allow: none is acted on until a person decides', async () => {
    const { clock, store, world, brake: safetyHold, reconciler, found, pass } = aReconciler()
    for (const uid of ['a', 'b', 'c', 'd']) {
      world.has(`orphan-${uid}`)
      await bury(store, `orphan-${uid}`)
    }
    await reconciler.start()
    await clock.advanceAsync(90_000)
    expect([found, safetyHold.status()?.held.length]).toEqual([[], 4])
    safetyHold.resolve('expire')
    expect((await pass()).length).toBe(4)
  })

  it('#95 a sleeping machine makes no lab stuck; waiting for a slot or an image does not count', async () => {
    const { clock, store, live, reconciler, found } = aReconciler()
    for (const name of ['ada', 'bob']) {
      await declareLab(store, name)
      await setStatus(store, name, { state: 'provisioning', startedAt: iso(0) })
    }
    await reconciler.start()
    await settle()
    live.set(labKey('bob'), { progress: { image: 'x', receivedBytes: 1 } })
    clock.jump(8 * 3_600_000)
    await clock.advanceAsync(299_999)
    expect(found.filter((line) => line.startsWith('stuck'))).toEqual([])
    await clock.advanceAsync(10_001)
    expect(found.filter((line) => line.startsWith('stuck'))).toEqual([
      'stuck ada: in provisioning for 300 s',
      'stuck ada: in provisioning for 310 s',
    ])
  })

  it("#94 an attempt's time goes on while its status moves, and starts over with the next attempt", async () => {
    const { clock, store, reconciler, found } = aReconciler()
    await declareLab(store, 'ada')
    await setStatus(store, 'ada', { state: 'provisioning', startedAt: iso(0) })
    await reconciler.start()
    await clock.advanceAsync(200_000)
    await setStatus(store, 'ada', { state: 'provisioning', message: 'still at it' })
    await clock.advanceAsync(100_000)
    expect(found.at(-2)).toBe('stuck ada: in provisioning for 300 s')
    await setStatus(store, 'ada', { state: 'provisioning', retries: 1 })
    found.length = 0
    await clock.advanceAsync(200_000)
    expect(found.filter((line) => line.startsWith('stuck'))).toEqual([])
  })

  it('takes a new interval from the last pass on', async () => {
    const { clock, settings, reconciler, metrics } = aReconciler()
    await reconciler.start()
    await clock.advanceAsync(7_000)
    settings.change({ reconcile: { intervalMs: 5_000, timeoutMs: 1 } })
    await clock.advanceAsync(4_000)
    expect([metrics.snapshot().counters.scheduler_loop_iterations, reconciler.status().nextTickAt]).toEqual([2, clock.now() + 1_000])
  })

  it('#68 an idle pass writes nothing and finds nothing', async () => {
    const { clock, store, world, reconciler, found } = aReconciler()
    for (const name of ['ada', 'bob']) world.has((await readyLab(store, name, { expiresAt: iso(9e6) })).metadata.uid)
    await reconciler.start()
    const version = store.resourceVersion
    await clock.advanceAsync(600_000)
    expect([found, store.resourceVersion, world.lists]).toEqual([[], version, 61])
  })
})
