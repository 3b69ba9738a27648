import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HTTP_LIMITS } from '../../src/hosts/headless/http/http-limits'
import { aLabObject, LABS } from '../fixtures/http-client'
import { startTestServer, type TestServer } from '../fixtures/test-server'

const SILENT = 2000
const WATCHES = 1000

describe('a crowd at the door', () => {
  let server: TestServer
  const sockets: Socket[] = []
  const streams: IncomingMessage[] = []
  beforeEach(async () => void (server = await startTestServer()))
  afterEach(async () => {
    for (const each of [...sockets.splice(0), ...streams.splice(0)]) each.destroy()
    await server.stop()
  })

  async function knockAndSayNothing(): Promise<void> {
    const opened = Array.from({ length: SILENT }, () => connect(server.http.port, '127.0.0.1').on('error', () => {}))
    sockets.push(...opened)
    await Promise.all(opened.map((socket) => once(socket, 'connect')))
  }

  /** The code that each of so many watches is answered with. */
  async function watchAll(): Promise<readonly (number | undefined)[]> {
    const codes: (number | undefined)[] = []
    while (codes.length < WATCHES) {
      const some = await Promise.all(
        Array.from({ length: 100 }, () => server.http.open(`${LABS}?watch=1`, { headers: server.http.bearer })),
      )
      codes.push(...some.map(({ statusCode }) => statusCode))
      streams.push(...some.filter(({ statusCode }) => statusCode === 200))
      for (const refused of some) if (refused.statusCode !== 200) refused.resume()
    }
    return codes
  }

  it('#181 as many streams as fit are no leak to be warned of', async () => {
    const warnings: Error[] = []
    const hear = (warning: Error) => void warnings.push(warning)
    process.on('warning', hear)
    await watchAll()
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', hear)
    expect(warnings).toEqual([])
  })

  it('#181 two thousand silent connections and a thousand watches: the surplus is told to wait, a person is served', async () => {
    await knockAndSayNothing()
    const codes = await watchAll()
    expect(codes.filter((code) => code === 200)).toHaveLength(HTTP_LIMITS.maxStreams)
    expect(codes.filter((code) => code === 429)).toHaveLength(WATCHES - HTTP_LIMITS.maxStreams)
    await server.http.ask(LABS, { method: 'POST', body: aLabObject('ada') })
    for (let count = 0; count < 200; count += 1) expect((await server.http.ask(`${LABS}/ada`)).code).toBe(200)
  })

  it('#181 #185 thousands of requests with a wrong token in a row cost a person nothing', async () => {
    const asked = Array.from({ length: 2000 }, () =>
      server.http
        .bare(LABS, { headers: { authorization: 'Bearer wrong' } })
        .then(({ code, headers }) => ({ code, wait: headers['retry-after'] })),
    )
    let told = 0
    for (const each of asked) void each.then(() => (told += 1))
    expect((await server.http.ask(LABS)).code).toBe(200)
    expect(told, 'a person waits for all strangers').toBeLessThan(2000)
    const answers = await Promise.all(asked)
    expect(answers.filter(({ code }) => code === 401)).toHaveLength(10)
    expect(answers.filter(({ code, wait }) => code === 429 && wait === '1')).toHaveLength(1990)
  })
})
