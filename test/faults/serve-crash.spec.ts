import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildHosts } from '../../src/hosts/build.mjs'
import { startFakeDaemon, type FakeDaemon } from '../fixtures/fake-daemon'
import { aLabObject, LABS } from '../fixtures/http-client'
import { ServedFolder } from '../fixtures/served-process'

/** Something that nobody foresaw, at a moment that the test chooses. */
const trapdoor = (fault: string) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`process.on('SIGUSR2', () => { ${fault} })`)}`,
})

describe('#21 a fault of the server itself', () => {
  let served: ServedFolder
  let daemon: FakeDaemon
  beforeAll(() => buildHosts())
  beforeEach(async () => {
    served = new ServedFolder()
    daemon = await startFakeDaemon()
  })
  afterEach(async () => {
    await served.remove()
    await daemon.close()
  })

  const labs = async () => JSON.parse((await served.client().ask(LABS)).text) as { items: { metadata: { name: string } }[] }

  it.each([
    ['an exception that nobody caught', "throw new Error('out of the blue')"],
    ['a promise that nobody caught', "void Promise.reject(new Error('out of the blue'))"],
  ])('%s: one line in the log, an exit code, nothing acknowledged is lost, and no lab is touched', async (_, fault) => {
    const run = served.start(['--docker-host', daemon.host], trapdoor(fault))
    await run.serving()
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    const writes = Array.from({ length: 20 }, (_each, index) =>
      served.client().ask(LABS, { method: 'POST', body: aLabObject(`lab-${index}`, { scheduledStart: tomorrow }) }),
    )
    const codes = (await Promise.all(writes)).map(({ code }) => code)
    run.child.kill('SIGUSR2')
    expect((await run.ended).code).toBe(1)
    const said = run.err
      .trim()
      .split('\n')
      .filter((line) => line.includes('fault of its own'))
      .map((line) => JSON.parse(line) as object)
    expect(said).toMatchObject([{ level: 50, error: { message: 'out of the blue', stack: expect.any(String) } }])
    expect(daemon.asked.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)).toEqual([])

    // What is left of server.json names nobody: the next start is not held up by it, and its token opens nothing.
    const left = existsSync(join(served.data, 'server.json')) ? served.file().token : ''
    const again = await served.simulated()
    expect((await labs()).items).toHaveLength(codes.filter((code) => code === 201).length)
    expect(codes).toEqual(Array.from({ length: 20 }, () => 201))
    expect((await served.client().bare(LABS, { headers: { authorization: `Bearer ${left}` } })).code).toBe(401)
    expect(await again.stop('SIGTERM')).toEqual({ code: 0, inTime: true })
  })

  it('#187 a restart ends the watches of before, and their cookies and tokens let nobody in any more', async () => {
    const run = await served.simulated()
    const [before, { port }] = [served.client(), served.client()]
    const ticket = JSON.parse((await before.ask('/tickets', { method: 'POST' })).text) as { url: string }
    const link = new URL(ticket.url)
    const opened = await before.bare(link.pathname + link.search)
    const cookie = opened.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const session = { cookie, 'x-labs-key': String(opened.headers.location).split('#key=')[1] ?? '' }
    expect((await before.bare('/', { headers: session })).code).toBe(200)
    const watches = await Promise.all([before.bearer, session].map((headers) => before.open(`${LABS}?watch=1`, { headers })))
    const ends = watches.map(
      (watch) =>
        new Promise<void>((resolve) =>
          watch
            .on('error', () => {})
            .on('close', resolve)
            .resume(),
        ),
    )
    expect(await run.stop('SIGTERM')).toEqual({ code: 0, inTime: true })
    await Promise.all(ends)
    const again = served.start(['--provisioner', 'simulated', '--port', String(port)])
    await again.serving()
    const after = [before.bearer, session].map(async (headers) => (await before.bare(LABS, { headers })).code)
    expect(await Promise.all(after)).toEqual([401, 401])
    expect((await served.client().ask(LABS)).code).toBe(200)
  })
})
