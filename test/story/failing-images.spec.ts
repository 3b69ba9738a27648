import { afterEach, describe, expect, it } from 'vitest'
import type { LabTemplate } from '../../src/core/resource/lab-template'
import { DEFAULT_NAMESPACE } from '../../src/core/resource/resource'
import { TestEngine } from '../fixtures/test-engine'

const STALL_MS = 60_000
let app: TestEngine

afterEach(() => app.stop())

/** Images come in ten seconds, and not at all while their template is in `stalled`. */
async function aClass(stalled: Set<string>): Promise<void> {
  app = await new TestEngine({ timings: { pullMs: 10_000 } }).start()
  app.faults.set({ pullStalls: ({ image }) => [...stalled].some((name) => image.includes(name)) })
  await app.tune({ provisioning: { maxConcurrent: 3 }, retries: { max: 3, backoff: '30s' } })
}

const names = (count: number, word = 'lab'): string[] => Array.from({ length: count }, (_, index) => `${word}-${index}`)
const statuses = async (labs: readonly string[]) => Promise.all(labs.map(async (name) => (await app.lab(name))?.status))
const reasonsOf = async (name: string) => (await app.lab(name))?.status.transitions?.map(({ reason }) => reason)

async function correct(name: string, image: string): Promise<void> {
  const template = await app.engine.store.get<LabTemplate>({ kind: 'LabTemplate', namespace: DEFAULT_NAMESPACE, name })
  await app.engine.store.update({ ...template, spec: { ...template.spec, image } })
}

describe('an image that does not come', () => {
  const stalled = new Set<string>()
  afterEach(() => stalled.clear())

  it('is trouble at once for every lab that wants it, with one moment for the next try', async () => {
    stalled.add('python')
    await aClass(stalled)
    for (const name of names(6)) await app.declare(name, { template: 'python-basics' })
    await app.pass(STALL_MS + 2_000)
    const seen = await statuses(names(6))
    expect(seen.map((status) => [status?.state, status?.reason, status?.retries])).toEqual(
      Array(6).fill(['provisioning', 'ImagePullStalled', 1]),
    )
    expect(new Set(seen.map((status) => status?.retryAt)).size).toBe(1)
    expect(seen[0]).toMatchObject({ code: 'TriesAgain' })
  })

  it('one that wants it meanwhile waits for that moment too, begins no pull, and uses up no attempt of its own', async () => {
    stalled.add('python')
    await aClass(stalled)
    await app.declare('first', { template: 'python-basics' })
    await app.pass(STALL_MS + 10_000)
    await app.declare('late', { template: 'python-basics' })
    await app.pass(1_000)
    const [first, late] = await statuses(['first', 'late'])
    expect(late).toMatchObject({
      state: 'provisioning',
      reason: 'ImagePullStalled',
      code: 'TriesAgainForAll',
      retries: 0,
      retryAt: first?.retryAt,
    })
    expect(await reasonsOf('late')).not.toContain('Pulling')
    stalled.clear()
    await app.pass(60_000)
    expect(await app.states()).toEqual({ first: 'ready', late: 'ready' })
  })

  it('holds up nobody who wants another one', async () => {
    stalled.add('python')
    await aClass(stalled)
    for (const name of names(6)) await app.declare(name, { template: 'python-basics' })
    await app.pass(1_000)
    for (const name of names(3, 'other')) await app.declare(name, { template: 'shell' })
    await app.pass(15_000)
    expect((await statuses(names(3, 'other'))).map((status) => status?.state)).toEqual(['ready', 'ready', 'ready'])
  })

  it("a person's wish for one lab makes all that wait for the image try now, once", async () => {
    stalled.add('python')
    await aClass(stalled)
    for (const name of names(4)) await app.declare(name, { template: 'python-basics' })
    await app.pass(STALL_MS + 2_000)
    stalled.clear()
    await app.edit('lab-2', { restartAt: new Date(app.clock.now()).toISOString() })
    await app.pass(500)
    expect((await statuses(names(4))).map((status) => [status?.reason, status?.retryAt])).toEqual(Array(4).fill(['Pulling', undefined]))
    await app.pass(15_000)
    expect(await app.states()).toEqual({ 'lab-0': 'ready', 'lab-1': 'ready', 'lab-2': 'ready', 'lab-3': 'ready' })
  })

  it('a wish is granted once: a try that fails again waits its time', async () => {
    stalled.add('python')
    await aClass(stalled)
    await app.declare('ada', { template: 'python-basics' })
    await app.pass(STALL_MS + 2_000)
    await app.edit('ada', { restartAt: new Date(app.clock.now()).toISOString() })
    await app.pass(STALL_MS + 5_000)
    const before = await reasonsOf('ada')
    expect(before?.slice(-3)).toEqual(['TryingNow', 'Pulling', 'ImagePullStalled'])
    await app.pass(15_000)
    expect(await reasonsOf('ada')).toEqual(before)
  })

  it('the wait grows with each failure, and the lab fails when its attempts are used up', async () => {
    stalled.add('python')
    await aClass(stalled)
    await app.declare('ada', { template: 'python-basics' })
    await app.pass(4 * STALL_MS + 30_000 + 60_000 + 120_000 + 30_000)
    expect((await app.lab('ada'))?.status).toMatchObject({ state: 'failed', reason: 'ImagePullStalled', retries: 3 })
  })

  it("a corrected template is not told the old image's failure, and is not held by it", async () => {
    stalled.add('python')
    await aClass(stalled)
    await app.declare('ada', { template: 'python-basics' })
    await app.pass(STALL_MS - 5_000)
    await correct('python-basics', 'debian:12')
    await app.pass(25_000)
    expect((await app.lab('ada'))?.status).toMatchObject({ state: 'ready', retries: 0 })
  })

  it('a lab that waits for a try of the old image tries the new one as soon as it is looked at', async () => {
    stalled.add('python')
    await aClass(stalled)
    await app.declare('ada', { template: 'python-basics' })
    await app.pass(STALL_MS + 2_000)
    await correct('python-basics', 'debian:12')
    await app.edit('ada', { duration: '50m' })
    await app.pass(15_000)
    expect((await app.lab('ada'))?.status.state).toBe('ready')
  })
})
