import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settingsHistory } from '../../src/contract/words'
import type { EngineSettings } from '../../src/contract/words'
import { buildHosts } from '../../src/hosts/build.mjs'
import type { HttpClient } from '../fixtures/http-client'
import { ServedFolder } from '../fixtures/served-process'

const API = '/apis/lab.neuroglia.com/v1'
const SETTINGS = `${API}/enginesettings/default`

interface Stored {
  readonly code?: number
  readonly message: string
  readonly metadata: { readonly resourceVersion: string }
  readonly spec: object
}
/** `nextTickAt` is absent while a tick is under way. */
interface Loop {
  readonly name: string
  readonly intervalMs: number
  readonly iterations: number
  readonly lastTickAt: number
  readonly nextTickAt?: number
}

describe('#184 settings of a running server', () => {
  let served: ServedFolder
  let http: HttpClient
  beforeAll(async () => {
    await buildHosts()
    served = new ServedFolder()
    await served.simulated()
    http = served.client()
  })
  afterAll(() => served.remove())

  const stored = async () => JSON.parse((await http.ask(SETTINGS)).text) as Stored
  const put = async (spec: object) =>
    JSON.parse((await http.ask(SETTINGS, { method: 'PUT', body: { ...(await stored()), spec } })).text) as Stored
  async function reconciler(): Promise<Loop> {
    const { loops } = JSON.parse((await http.ask(`${API}/engine`)).text) as { loops: Loop[] }
    const loop = loops.find(({ name }) => name === 'reconciler')
    if (loop === undefined) throw new Error('The engine shows no reconciler')
    return loop
  }

  it('a reconcile interval of 1 s instead of 10 s is in force within 100 ms of its answer, without a lost or doubled tick', async () => {
    const before = await reconciler()
    expect(before).toMatchObject({ intervalMs: 10_000, nextTickAt: expect.closeTo(before.lastTickAt + 10_000, -2) })
    const wanted = { ...(await stored()), spec: { reconcile: { interval: '1s' } } }
    expect((await http.ask(SETTINGS, { method: 'PUT', body: wanted })).code).toBe(200)
    const began = performance.now()
    const after = await reconciler()
    expect(performance.now() - began).toBeLessThan(100)
    expect({ ...after, isDue: (after.nextTickAt ?? 0) - Date.now() <= 1000 }).toMatchObject({ intervalMs: 1000, isDue: true })
    // One tick a second from here on: seen from outside, ticks and time agree.
    await expect
      .poll(async () => (await reconciler()).iterations, { interval: 100, timeout: 10_000 })
      .toBeGreaterThanOrEqual(after.iterations + 3)
    const later = await reconciler()
    expect(Math.round((later.lastTickAt - after.lastTickAt) / 1000)).toBe(later.iterations - after.iterations)
  })

  it('keeps who changed them, by the name that the client gives itself', async () => {
    const patch = (manager: string, interval: string) =>
      http.ask(`${SETTINGS}?fieldManager=${manager}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { cleanup: { interval } } },
      })
    expect((await patch('timetable', '61s')).code).toBe(200)
    const [newest] = settingsHistory(JSON.parse((await http.ask(SETTINGS)).text) as EngineSettings)
    expect(newest).toMatchObject({ by: 'timetable', from: {} })
    expect((await patch('x'.repeat(129), '62s')).code).toBe(400)
  })

  it.each([
    [{ reconcile: { interval: '0s' } }, 'spec.reconcile.interval', '1s', '300s'],
    [{ reconcile: { interval: '301s' } }, 'spec.reconcile.interval', '1s', '300s'],
    [{ watch: { pollInterval: '199ms' } }, 'spec.watch.pollInterval', '200ms', '60s'],
    [{ retries: { backoff: '6m' } }, 'spec.retries.backoff', '10ms', '5m'],
    [{ provisioning: { maxConcurrent: 101 } }, 'spec.provisioning.maxConcurrent', '', '100'],
    [{ network: { bind: '0.0.0.0' } }, 'spec.network.bind', '127.0.0.1', 'labs cannot be shared on the network yet'],
    [{ network: { bind: '::1' } }, 'spec.network.bind', '127.0.0.1', 'this machine only'],
  ])('%j is a 422 that spells what is possible, and changes nothing', async (spec, field, least, most) => {
    const before = await stored()
    const refused = await put(spec)
    expect(refused).toMatchObject({ code: 422, message: expect.stringContaining(field) })
    expect(refused.message).toContain(least)
    expect(refused.message).toContain(most)
    expect(await stored()).toEqual(before)
  })
})
