import { expect, it } from 'vitest'
import { DEFAULT_NAMESPACE } from '../../src/core/resource/resource'
import type { StoredLab } from '../../src/core/resource/lab-instance'
import type { ResourceWatch } from '../../src/core/store/resource-store'
import { dice, type Roll } from '../fixtures/dice'
import { TestEngine } from '../fixtures/test-engine'

const STUDENTS = 30
const HOURS = Number(process.env['SOAK_HOURS'] ?? 8)
const SEED = Number(process.env['SOAK_SEED'] ?? Date.now() % 100_000)
const MINUTE = 60_000

/** A client that lists once and then only watches: what it believes must be what is stored, at every moment. */
class Follower {
  readonly believed = new Map<string, string>()
  #watch: ResourceWatch<StoredLab> | undefined

  async follow(app: TestEngine): Promise<void> {
    this.#watch?.close()
    const { items, resourceVersion } = await app.engine.store.list<StoredLab>('LabInstance')
    this.believed.clear()
    for (const lab of items) this.believed.set(lab.metadata.name, lab.status.state)
    this.#watch = app.engine.store.watch<StoredLab>('LabInstance', { resourceVersion })
  }

  catchUp(): void {
    for (const { type, current } of this.#watch?.take().changes ?? []) {
      if (type === 'DELETED') this.believed.delete(current.metadata.name)
      else this.believed.set(current.metadata.name, current.status.state)
    }
  }
}

/** What a minute of a school day brings: mostly nothing, sometimes a person, sometimes a fault. */
async function oneMinute(app: TestEngine, roll: Roll, minute: number): Promise<void> {
  const name = `student-${Math.floor(roll() * STUDENTS)}`
  const lab = await app.lab(name)
  const uid = lab?.metadata.uid ?? ''
  const acts: readonly (() => unknown)[] = [
    () => lab ?? app.declare(name, { duration: `${20 + Math.floor(roll() * 100)}m` }),
    () => lab ?? app.declare(name, { scheduledStart: new Date(app.clock.now() + 5 * MINUTE).toISOString() }),
    () => lab && app.delete(name),
    () => lab && lab.metadata.deletionTimestamp === undefined && app.edit(name, { duration: `${60 + (minute % 60)}m` }),
    () => lab && lab.metadata.deletionTimestamp === undefined && app.edit(name, { restartAt: new Date(app.clock.now()).toISOString() }),
    () => app.world.kill(uid),
    () => app.world.remove(uid),
    () => app.world.pause(uid),
    () => app.world.exit(uid, roll() < 0.5 ? 0 : 1),
    () => {
      app.world.stopDaemon({ liveRestore: roll() < 0.5 })
      app.clock.after(20_000, () => app.world.startDaemon())
    },
    () => {
      app.faults.set({ slowMs: 3_000 })
      app.clock.after(30_000, () => app.faults.clear())
    },
    () => app.clock.jump((roll() - 0.5) * 2_000),
  ]
  if (app.world.daemonUp) await acts[Math.floor(roll() * acts.length)]?.()
}

it(
  `#188 a class day of ${HOURS} h: 30 students, a fault a minute, a crash every ten (SOAK_SEED=${SEED})`,
  { timeout: 30 * MINUTE },
  async () => {
    const roll = dice(SEED)
    const follower = new Follower()
    let app = await new TestEngine({ timings: { startMs: 300, answerMs: 500, stopMs: 200 } }).start()
    for (let student = 0; student < STUDENTS; student++) await app.declare(`student-${student}`, { duration: '90m' })
    await follower.follow(app)
    for (let minute = 1; minute <= HOURS * 60; minute++) {
      await oneMinute(app, roll, minute)
      await app.pass(roll() * MINUTE)
      if (minute % 10 === 0) {
        app = await app.crash()
        await follower.follow(app)
      }
      follower.catchUp()
      expect(Object.fromEntries(follower.believed), `minute ${minute}`).toEqual(await app.states())
    }
    app.world.startDaemon()
    app.faults.clear()
    await app.pass(10 * MINUTE)
    await expectOneContainerForEachLiveLab(app)
    await app.stop()
  },
)

async function expectOneContainerForEachLiveLab(app: TestEngine): Promise<void> {
  const { items } = await app.engine.store.list<StoredLab>('LabInstance', { namespace: DEFAULT_NAMESPACE })
  const live = items.filter(({ status }) => status.state === 'ready').map(({ metadata }) => metadata.uid)
  const { byUid } = await app.provisioner.list()
  const running = [...byUid.values()].filter(({ condition }) => condition === 'running').map(({ uid }) => uid)
  expect(running.toSorted()).toEqual(live.toSorted())
  const stuck = items
    .filter(({ status }) => status.state === 'provisioning' || status.state === 'deleting')
    .map(({ metadata, status }) => `${metadata.name} ${status.state} ${status.message ?? ''}`)
  expect(stuck).toEqual([])
  const known = new Set(items.map(({ metadata }) => metadata.uid))
  expect([...byUid.keys()].filter((uid) => !known.has(uid))).toEqual([])
}
