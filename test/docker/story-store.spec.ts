import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { LABEL } from '../../src/provisioners/docker/container/labels'
import { Stage } from '../fixtures/docker-world-stage'

const LABS = 4

describe('the store is lost while labs run', () => {
  let stage: Stage
  let before: readonly string[]
  let instanceId: string
  beforeEach(async () => {
    stage = await Stage.open()
    await stage.readyLabs(LABS)
    before = await startsOf(stage)
    instanceId = stage.app.instanceId
  })
  afterEach(() => stage?.close({ judged: false }))

  /** Every container, and since when it runs: what is touched in any way is another line. */
  async function startsOf({ world, app }: Stage, ofInstance = app.instanceId): Promise<readonly string[]> {
    const seen = await Promise.all((await world.containersOf(ofInstance)).map(({ id }) => world.docker.getContainer(id).inspect()))
    return seen.map(({ Id, State }) => `${Id} ${State.Status} since ${State.StartedAt}`).sort()
  }
  const storeFiles = () =>
    readdirSync(stage.app.dataDir)
      .filter((name) => /^(state\.json|journal-)/.test(name))
      .map((name) => join(stage.app.dataDir, name))

  it('#39 #62 the server refuses to start and says so; no container is touched; with the files put back every lab is as it was', async () => {
    await stage.app.stop()
    const aside = `${stage.app.dataDir}-aside`
    onTestFinished(() => rmSync(aside, { recursive: true, force: true }))
    cpSync(stage.app.dataDir, aside, { recursive: true })
    for (const path of storeFiles()) rmSync(path)

    const { code, words } = await stage.app.startInVain()
    expect({ code, words }).toMatchObject({
      code: 1,
      words: expect.stringMatching(/labs that were stored in .* are gone.*Nothing was changed/),
    })
    expect(await startsOf(stage)).toEqual(before)

    cpSync(aside, stage.app.dataDir, { recursive: true })
    await stage.start()
    await stage.watch.until('all labs are known', (watch) => watch.count('ready') === LABS, 20_000)
    await stage.passesOver(2)
    expect(await startsOf(stage)).toEqual(before)
    await stage.expectOrder()
  })

  it("#39 #83 begun empty because a person asked for it: the containers of unknown labs are left alone; adopted, each is its lab's again, untouched", async () => {
    await stage.app.kill9()
    for (const path of storeFiles()) rmSync(path)
    writeFileSync(join(stage.app.dataDir, 'START-EMPTY'), '')
    await stage.start()
    expect(await stage.labs.all()).toEqual([])
    await stage.labs.tune({ reconcile: { interval: '1s' } })
    await stage.passesOver(4)
    expect(await startsOf(stage)).toEqual(before)

    await expect.poll(() => stage.labs.adopt(), { timeout: 90_000, interval: 1_000 }).toBe(LABS)
    await stage.watch.until('all are known again', (watch) => watch.count('ready') === LABS, 20_000)
    expect(await startsOf(stage)).toEqual(before)
    await stage.expectOrder()
  })

  it('#39 the whole folder is removed under the running server: nothing more is acknowledged, no container is touched; the folder made again, all is written anew', async () => {
    rmSync(stage.app.dataDir, { recursive: true })
    await expect(stage.labs.declare('late')).rejects.toThrow(/503.*is not there any more/)
    await stage.passesOver(2)
    expect([(await stage.labs.all()).length, await startsOf(stage, instanceId)]).toEqual([LABS, before])

    mkdirSync(stage.app.dataDir)
    await expect
      .poll(
        () =>
          stage.labs.declare('later').then(
            () => true,
            () => false,
          ),
        { timeout: 5_000 },
      )
      .toBe(true)
    await stage.app.kill9()
    await stage.start()
    await stage.watch.until('the later one is ready too', (watch) => watch.count('ready') === LABS + 1, 20_000)
    expect(stage.app.instanceId).toBe(instanceId)
    expect(await startsOf(stage)).toEqual(expect.arrayContaining([...before]))
    await stage.expectOrder()
  })

  it('#39 the folder is gone when the server is started: it is a new installation, and touches nothing of the old one', async () => {
    await stage.app.kill9()
    rmSync(stage.app.dataDir, { recursive: true })
    await stage.start()
    expect(stage.app.instanceId).not.toBe(instanceId)
    await stage.passesOver(2)
    expect([await stage.labs.all(), await startsOf(stage, instanceId)]).toEqual([[], before])
  })
})

describe('two installations on one daemon', () => {
  const stages: Stage[] = []
  beforeEach(async () => {
    for (const _ of ['one', 'other']) stages.push(await Stage.open())
  })
  afterEach(async () => {
    const verdicts = await Promise.allSettled(stages.splice(0).map((stage) => stage.close()))
    expect(verdicts.filter(({ status }) => status === 'rejected')).toEqual([])
  })

  it('#143 labs of the same names live beside each other; what one deletes, repairs or counts is its own', async () => {
    const [one, other] = stages as [Stage, Stage]
    await Promise.all([one.readyLabs(3), other.readyLabs(3)])
    // A stranger that bears the labels of one of one's own labs, which it was not made for.
    await one.world.bystander({
      labels: { [LABEL.instance]: one.app.instanceId, [LABEL.uid]: one.watch.named('student-1')?.metadata.uid ?? '' },
    })
    const before = await other.labs.all()

    await one.containerOf('student-2').kill()
    await one.watch.until('it is seen', (watch) => watch.named('student-2')?.status.state !== 'ready', 5_000)
    await one.watch.until('it is put right', (watch) => watch.named('student-2')?.status.state === 'ready', 30_000)
    await one.deleteAll()
    expect(await one.containers()).toEqual([])

    await other.passesOver(2)
    expect(await other.labs.all()).toEqual(before)
    await other.expectOrder()
    await other.deleteAll()
  })
})
