import { afterEach, describe, expect, it } from 'vitest'
import { dice } from '../fixtures/dice'
import { TestEngine } from '../fixtures/test-engine'

let app: TestEngine

afterEach(() => app.stop())

const containers = async () => [...(await app.provisioner.list()).byUid.values()]

describe('between the loops', () => {
  it('#67 lost, doubled and late hints lead to the same end, with one container for each lab', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const roll = dice(seed)
      app = new TestEngine({ timings: { startMs: 100, answerMs: 100 } })
      app.tamperWithHints((hint, deliver) => {
        const fate = roll()
        if (fate < 0.1) return
        deliver(hint)
        if (fate < 0.2) deliver(hint)
        if (fate < 0.3) app.clock.after(roll() * 5_000, () => deliver(hint))
      })
      await app.start()
      for (let index = 0; index < 6; index++) await app.declare(`lab-${index}`)
      await app.pass(1_000)
      for (let index = 0; index < 6; index++) {
        const uid = (await app.lab(`lab-${index}`))?.metadata.uid ?? ''
        const act = (['kill', 'remove', 'pause', 'stop'] as const)[Math.floor(roll() * 4)] ?? 'kill'
        if (roll() < 0.5) app.world[act](uid)
      }
      await app.pass(25_000)
      expect(new Set(Object.values(await app.states())), `seed ${seed}`).toEqual(new Set(['ready']))
      expect(
        (await containers()).map(({ condition }) => condition),
        `seed ${seed}`,
      ).toEqual(Array.from({ length: 6 }, () => 'running'))
      await app.stop()
    }
  })

  it('#71 a lab deleted and declared again under its name within one poll gets a container of its own', async () => {
    app = await new TestEngine().start()
    await app.tune({ watch: { mode: 'poll', pollInterval: '2s' } })
    await app.declare('ada')
    await app.pass(5_000)
    const first = (await app.lab('ada'))?.metadata.uid
    await app.delete('ada')
    await app.pass(6_000)
    await app.declare('ada')
    await app.pass(6_000)
    const second = await app.lab('ada')
    expect(second?.status.state).toBe('ready')
    expect(second?.metadata.uid).not.toBe(first)
    expect((await containers()).map(({ uid }) => uid)).toEqual([second?.metadata.uid])
  })

  it('#76 a lab that is made, ready and deleted between two polls is cleaned up all the same', async () => {
    app = await new TestEngine().start()
    await app.declare('ada')
    await app.pass(1_000)
    await app.tune({ watch: { mode: 'poll', pollInterval: '60s' } })
    await app.declare('bob')
    await app.delete('bob')
    await app.delete('ada')
    await app.pass(65_000)
    expect(await app.states()).toEqual({})
    expect(await containers()).toEqual([])
  })

  it('#93 a call that never comes back frees its worker, delays nobody, and what it brings late is thrown away', async () => {
    app = await new TestEngine().start()
    await app.tune({ reconcile: { timeout: '30s' } })
    app.hangNext('ensure')
    await app.declare('ada')
    await app.declare('bob')
    await app.pass(5_000)
    expect(await app.states()).toEqual({ ada: 'provisioning', bob: 'ready' })
    await app.pass(60_000)
    expect(await app.states()).toEqual({ ada: 'ready', bob: 'ready' })
    expect(await containers()).toHaveLength(2)
  })

  it('#93 what a run that was given up brings late is not written, though the lab is still in the state in which it began', async () => {
    app = await new TestEngine().start()
    await app.tune({ reconcile: { timeout: '30s' } })
    const { provisioner } = app
    const [ensure, probe] = [provisioner.ensure.bind(provisioner), provisioner.probe.bind(provisioner)]
    // One that hears of no end by itself: what it brings must be refused by whoever asked.
    provisioner.probe = (plan, observation) => probe(plan, observation, new AbortController().signal)
    let bringLate = (): void => {}
    provisioner.ensure = (plan) => {
      provisioner.ensure = () => new Promise(() => {})
      return new Promise((resolve) => (bringLate = () => resolve(ensure(plan, new AbortController().signal))))
    }
    await app.declare('ada')
    await app.pass(40_000)
    const before = (await app.lab('ada'))?.status
    bringLate()
    await app.pass(10_000)
    expect(await containers()).toHaveLength(1)
    expect((await app.lab('ada'))?.status).toEqual(before)
  })

  it('#77 a person who edits the spec while the status is written loses nothing, and neither does the status', async () => {
    app = await new TestEngine({ timings: { startMs: 500 } }).start()
    await app.declare('ada')
    await app.pass(250)
    for (let minutes = 90; minutes < 95; minutes++) await app.edit('ada', { duration: `${minutes}m` })
    await app.pass(3_000)
    const lab = await app.lab('ada')
    expect(lab?.spec.duration).toBe('94m')
    expect(lab?.status).toMatchObject({ state: 'ready', observedGeneration: lab?.metadata.generation })
  })

  it('a changed limit lets waiting labs in at once', async () => {
    app = await new TestEngine({ timings: { startMs: 2_000 } }).start()
    await app.tune({ provisioning: { maxConcurrent: 1 } })
    for (const name of ['ada', 'bob', 'eve']) await app.declare(name)
    await app.pass(250)
    expect(Object.values(await app.states()).filter((state) => state === 'provisioning')).toHaveLength(1)
    await app.tune({ provisioning: { maxConcurrent: 3 } })
    expect(Object.values(await app.states()).filter((state) => state === 'provisioning')).toHaveLength(3)
  })
})
