import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DOCKER_HOST, DockerWorld } from '../fixtures/docker-world'
import { importImage } from '../fixtures/docker-world-image'
import { Stage } from '../fixtures/docker-world-stage'
import { HurriedClock, InsideApp } from '../fixtures/served-app-inside'
import { startFaultFront, type FaultFront } from '../setup/fault-front.mjs'
import { startRegistry, type Registry } from '../setup/registry.mjs'

const MEGABYTE = 1024 * 1024
const SIZE_MB = 20
const PULL_MS = 60_000
/** What a stalled download is given, in `HurriedClock` time: 60 s. */
const TIMES = 8

describe('pulling from a real registry', () => {
  const world = new DockerWorld()
  const name = `lrm-test/served-${randomUUID().slice(0, 8)}:1`
  let registry: Registry
  let front: FaultFront
  let stage: Stage<InsideApp>
  let image: string

  beforeAll(async () => {
    registry = await startRegistry()
    await importImage(world.docker, name, { randomMegabytes: SIZE_MB })
    registry.push(name)
    await world.docker.getImage(name).remove()
  })
  afterAll(() => registry?.stop())

  beforeEach(async () => {
    front = await startFaultFront(registry.url)
    image = `${front.address}/${name.split('/')[1] ?? ''}`
  })
  afterEach(async () => {
    await stage?.close()
    await world.docker
      .getImage(image)
      .remove()
      .catch(() => undefined) // Not every test lets it arrive.
    await front.stop()
  })

  async function open(app = new InsideApp(DOCKER_HOST)): Promise<Stage<InsideApp>> {
    stage = await Stage.with(app)
    await stage.labs.tune({ provisioning: { maxConcurrent: 30 }, retries: { max: 5, backoff: '500ms' } })
    return stage
  }

  const layersAsked = () => front.requests().filter((request) => /^GET .*\/blobs\//.test(request))
  const isSoon = (holds: () => boolean) => expect.poll(holds, { timeout: PULL_MS }).toBe(true)
  const statusOf = (lab: string) => stage.watch.named(lab)?.status

  it('30 labs that want one missing image make one pull, with a percentage that never goes back, and all become ready', async () => {
    const { labs, watch } = await open()
    await labs.offer('pulled', { image })
    front.be({ bytesPerSecond: 5 * MEGABYTE })
    const percents = new Map<string, number[]>()
    const told = labs.live(({ name: lab, live: { progress } }) => {
      if (progress?.percent !== undefined) percents.set(lab, [...(percents.get(lab) ?? []), progress.percent])
      return watch.labs.size > 0 && watch.count('ready') === watch.labs.size && watch.labs.size === 30
    })
    await stage.readyLabs(30, { template: 'pulled' })
    await told

    expect(new Set(layersAsked()).size).toBe(layersAsked().length)
    expect(percents.size).toBe(30)
    for (const seen of percents.values()) expect(seen).toEqual([...seen].sort((one, other) => one - other))
    expect(new Set([...percents.values()].flat()).size).toBeGreaterThan(3)
    expect(watch.events.some(({ lab }) => (lab.status.retries ?? 0) > 0)).toBe(false)
  })

  it('deleted in the middle of the pull: nothing is left, the pull is stopped, and a later one begins anew', async () => {
    const { labs, watch } = await open()
    await labs.offer('pulled', { image })
    front.be({ bytesPerSecond: MEGABYTE / 2 })
    for (const lab of ['one', 'two', 'three']) await labs.declare(lab, { template: 'pulled' })
    await labs.live(({ live }) => (live.progress?.receivedBytes ?? 0) > 0)
    const asked = layersAsked().length
    await stage.deleteAll(10_000)
    expect(await stage.containers()).toEqual([])
    await expect(world.docker.getImage(image).inspect()).rejects.toMatchObject({ statusCode: 404 })

    front.be({})
    await labs.declare('later', { template: 'pulled' })
    await watch.until('the later one is ready', () => watch.count('ready') === 1, PULL_MS)
    expect(layersAsked().length).toBeGreaterThan(asked) // It did not find the old download still going on.
  })

  it('the line is cut in the middle of a layer: Docker resumes, no attempt is used up, no percentage goes back', async () => {
    const { labs, watch } = await open()
    await labs.offer('pulled', { image })
    front.be({ cutAfterBytes: 8 * MEGABYTE })
    await labs.declare('one', { template: 'pulled' })
    await isSoon(() => layersAsked().length > 0)
    const percents: number[] = []
    const told = labs.live(({ live }) => {
      percents.push(live.progress?.percent ?? 0)
      return watch.count('ready') === 1
    })
    front.be({})
    await watch.until('it is ready', () => watch.count('ready') === 1, PULL_MS)
    await told
    expect(watch.events.filter(({ lab }) => (lab.status.retries ?? 0) > 0)).toEqual([])
    const shown = percents.filter((percent) => percent > 0)
    expect(shown).toEqual([...shown].sort((one, other) => one - other))
  })

  it('a tag that does not exist fails at once, is said to be that, and is not tried again', async () => {
    const { labs, watch } = await open()
    await labs.offer('wrong', { image: `${image}-no-such-tag` })
    await labs.declare('one', { template: 'wrong' })
    await watch.until('it has failed', () => watch.count('failed') === 1, 20_000)
    expect(statusOf('one')).toMatchObject({
      reason: 'ImageNotFound',
      retries: 0,
      message: expect.stringContaining('check its name and tag'),
    })
  })

  it('a download that stalls is given up after a minute without a byte, said to be that, and tried again', async () => {
    const { labs, watch } = await open(new InsideApp(DOCKER_HOST, new HurriedClock(TIMES)))
    await labs.offer('pulled', { image })
    front.be({ stallAfterBytes: 4 * MEGABYTE })
    await labs.declare('one', { template: 'pulled' })
    await watch.until('the stall is noticed', () => statusOf('one')?.reason === 'ImagePullStalled', PULL_MS)
    expect(statusOf('one')).toMatchObject({ state: 'provisioning', retries: 1 })
    front.be({})
    await watch.until('it is ready', () => watch.count('ready') === 1, PULL_MS)
  })

  it.each([
    { what: 'a registry that allows no more downloads', fault: { status: 429 }, reason: 'RateLimited' },
    { what: 'a registry that cuts every connection', fault: { refuse: true }, reason: 'RegistryUnreachable' },
  ])('$what: $reason is said, and when it is over the lab becomes ready', async ({ fault, reason }) => {
    const { labs, watch } = await open()
    await labs.offer('pulled', { image })
    front.be(fault)
    await labs.declare('one', { template: 'pulled' })
    await watch.until(`${reason} is said`, () => statusOf('one')?.reason === reason, 30_000)
    front.be({})
    await watch.until('it is ready', () => watch.count('ready') === 1, PULL_MS)
  })

  it("a registry that fails is asked once for all labs and once again at their one next moment; one lab's wish brings it forward for all", async () => {
    const { labs, watch } = await open()
    await labs.tune({ retries: { max: 5, backoff: '60s' } })
    await labs.offer('pulled', { image })
    front.be({ status: 429 })
    const early = ['one', 'two', 'three', 'four']
    for (const lab of early) await labs.declare(lab, { template: 'pulled' })
    await watch.until('all of them have heard', () => early.every((lab) => statusOf(lab)?.reason === 'RateLimited'), 30_000)
    const asked = front.requests().length
    await labs.declare('late', { template: 'pulled' })
    await watch.until('the late one has heard', () => statusOf('late')?.retryAt !== undefined, 10_000)
    const moments = new Set([...early, 'late'].map((lab) => statusOf(lab)?.retryAt))
    expect([moments.size, front.requests().length, statusOf('late')?.code]).toEqual([1, asked, 'TriesAgainForAll'])

    front.be({})
    await labs.edit('three', { restartAt: new Date().toISOString() })
    await watch.until('all of them are ready', () => watch.count('ready') === 5, PULL_MS)
    const [moment = ''] = moments
    for (const lab of [...early, 'late']) expect(Date.parse(statusOf(lab)?.readyAt ?? '')).toBeLessThan(Date.parse(moment))
    expect(new Set(layersAsked()).size).toBe(layersAsked().length)
  })

  it("nobody listens at the registry's address: RegistryUnreachable is said, retries are used up, then the lab has failed", async () => {
    const { labs, watch } = await open()
    await labs.tune({ retries: { max: 1, backoff: '100ms' } })
    await front.stop()
    await labs.offer('nowhere', { image })
    await labs.declare('one', { template: 'nowhere' })
    await watch.until('it has failed', () => watch.count('failed') === 1, PULL_MS)
    expect(statusOf('one')).toMatchObject({ reason: 'RegistryUnreachable', retries: 1 })
  })
})
