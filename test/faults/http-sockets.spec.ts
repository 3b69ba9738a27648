import { PROTOCOL_VERSION } from '../../src/contract/protocol'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { MOST_UNREAD_BYTES } from '../../src/hosts/headless/channel/outbox'
import { HTTP_LIMITS } from '../../src/hosts/headless/http/http-limits'
import { aLabObject, LABS, linesOf, takeEvents } from '../fixtures/http-client'
import { startTestServer, type TestServer } from '../fixtures/test-server'

/** Held and counted; all are taken back after each test. */
class Crowd {
  readonly #port: number
  readonly #sockets: Socket[] = []

  constructor(port: number) {
    this.#port = port
  }

  async open(count: number, { from = '127.0.0.1', say = '' } = {}): Promise<readonly Socket[]> {
    const opened = Array.from({ length: count }, () =>
      connect({ port: this.#port, host: '127.0.0.1', localAddress: from, allowHalfOpen: true }).on('error', () => {}),
    )
    this.#sockets.push(...opened)
    await Promise.all(opened.map((socket) => once(socket, 'connect')))
    if (say !== '') for (const socket of opened) socket.write(say)
    return opened
  }

  leave(): void {
    for (const socket of this.#sockets.splice(0)) socket.destroy()
  }
}

describe('#204 connections that want nothing but to be there', () => {
  let server: TestServer
  let crowd: Crowd
  const start = async (limits = {}) => {
    server = await startTestServer({ limits })
    crowd = new Crowd(server.http.port)
  }
  afterEach(async () => {
    crowd.leave()
    await server.stop()
  })
  const left = () => expect.poll(() => server.host.connections.size, { timeout: 10_000 })
  const upgrade = () =>
    `GET /channel HTTP/1.1\r\nHost: 127.0.0.1:${server.http.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`

  describe('with the limits of everyday', () => {
    beforeEach(() => start())

    it('two and a half thousand refused upgrades that are never closed hold nothing, and a person is served meanwhile', async () => {
      await crowd.open(2500, { say: upgrade() })
      expect((await server.http.ask(LABS)).code).toBe(200)
      expect(server.host.connections.unauthenticated).toBeLessThanOrEqual(HTTP_LIMITS.maxUnauthenticated)
      await left().toBe(0)
    })

    it('two thousand six hundred that say nothing: who comes then is served, before a single one of them was given up', async () => {
      await crowd.open(2600)
      expect((await server.http.ask(LABS, { headers: { connection: 'close' } })).code).toBe(200)
      expect(server.host.connections.unauthenticated).toBeGreaterThanOrEqual(HTTP_LIMITS.maxUnauthenticated - 1)
    })
  })

  describe('with small limits', () => {
    beforeEach(() =>
      start({
        maxUnauthenticated: 20,
        headersTimeoutMs: 60_000,
        requestTimeoutMs: 60_000,
        keepAliveTimeoutMs: 200,
        unreadTimeoutMs: 300,
        checkIntervalMs: 50,
      }),
    )

    it('a stream and a line of somebody who is known stay, however many strangers come', async () => {
      const watch = await server.http.open(`${LABS}?watch=1`, { headers: server.http.bearer })
      const line = new WebSocket(`${server.host.url.replace('http', 'ws')}/channel`, { headers: server.http.bearer })
      await once(line, 'open')
      await crowd.open(100)
      await server.http.ask(LABS, { method: 'POST', body: aLabObject('ada') })
      expect(await takeEvents(linesOf(watch), 1)).toMatchObject([{ type: 'ADDED', object: { metadata: { name: 'ada' } } }])
      expect(line.readyState).toBe(WebSocket.OPEN)
      watch.destroy()
      line.terminate()
    })

    it('the crowd of one address pushes out its own, not the one stranger of another', async () => {
      const [other] = await crowd.open(1, { from: '127.0.0.3' })
      const gone = (await crowd.open(40, { from: '127.0.0.2' })).slice(0, 10)
      await Promise.all(
        gone
          .filter((socket) => !socket.readableEnded && !socket.destroyed)
          .map((socket) => Promise.race([once(socket.resume(), 'end'), once(socket, 'close')])),
      )
      other?.write(`GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${server.http.port}\r\n\r\n`)
      expect(String((await once(other as Socket, 'data'))[0])).toMatch(/^HTTP\/1.1 200 /)
    })

    it('an answered connection that asks nothing more is closed', async () => {
      await crowd.open(5, {
        say: `GET ${LABS} HTTP/1.1\r\nHost: 127.0.0.1:${server.http.port}\r\nAuthorization: Bearer ${server.http.token}\r\n\r\n`,
      })
      await left().toBe(0)
    })

    it('what answers and is never read ends, and a watch that has nothing to say does not', async () => {
      const watch = await server.http.open(`${LABS}?watch=1`, { headers: server.http.bearer })
      const ended = once(watch, 'close').then(() => 'closed')
      for (let count = 0; count < 20; count += 1)
        await server.http.ask(LABS, {
          method: 'POST',
          body: { ...aLabObject(`lab-${count}`), metadata: { name: `lab-${count}`, annotations: { big: 'x'.repeat(60_000) } } },
        })
      const question = `GET ${LABS} HTTP/1.1\r\nHost: 127.0.0.1:${server.http.port}\r\nAuthorization: Bearer ${server.http.token}\r\n\r\n`
      await crowd.open(2, { say: question.repeat(40) })
      await left().toBe(1)
      expect(await Promise.race([ended, Promise.resolve('open')])).toBe('open')
      watch.destroy()
    })

    it('bytes that are no HTTP, from somebody who never closes, hold nothing', async () => {
      await crowd.open(20, { say: 'hello\r\n\r\n' })
      await left().toBe(0)
    })
  })

  describe('#205 answers that nobody reads', () => {
    const LISTS = 490
    beforeEach(async () => {
      await start()
      for (let count = 0; count < 50; count += 1)
        await server.service.resources.create({
          kind: 'LabInstance',
          object: { ...aLabObject(`lab-${count}`), metadata: { name: `lab-${count}`, annotations: { big: 'x'.repeat(20_000) } } },
        })
    })
    const line = async () => {
      const socket = new WebSocket(`${server.host.url.replace('http', 'ws')}/channel`, { headers: server.http.bearer })
      await once(socket, 'open')
      return socket
    }
    const askAll = (socket: WebSocket) => {
      for (let id = 1; id <= LISTS; id += 1)
        socket.send(JSON.stringify({ id, protocol: PROTOCOL_VERSION, call: 'list', args: { kind: 'LabInstance' } }))
    }

    it('490 lists on each of four lines cost each line the room of one, and a person is served', async () => {
      const lines = await Promise.all([line(), line(), line(), line()])
      for (const each of lines) each.pause()
      for (const each of lines) askAll(each)
      const one = JSON.stringify(await server.service.resources.list({ kind: 'LabInstance' })).length
      await expect.poll(() => server.host.connections.unreadBytes, { timeout: 30_000 }).toBeGreaterThan(4 * MOST_UNREAD_BYTES - 1)
      expect((await server.http.ask(`${LABS}?limit=1`)).code).toBe(200)
      expect(server.host.connections.unreadBytes).toBeLessThan(4 * (MOST_UNREAD_BYTES + 2 * one))
      for (const each of lines) each.terminate()
    })

    it('who reads late gets every one of them; who never reads is told why its line ends, and others are unaffected', async () => {
      const [late, never, other] = await Promise.all([line(), line(), line()])
      never.pause()
      late.pause()
      for (const each of [never, late]) askAll(each)
      await expect.poll(() => server.host.connections.unreadBytes, { timeout: 30_000 }).toBeGreaterThan(2 * MOST_UNREAD_BYTES - 1)
      let answers = 0
      const all = new Promise<void>((resolve) => late.on('message', () => (answers += 1) === LISTS && resolve()))
      late.resume()
      await all
      const end = once(never, 'close')
      await server.test.pass(30_000)
      never.resume()
      expect(await end.then(([code, reason]) => [code, String(reason)])).toEqual([1008, 'nothing was read for too long'])
      other.send(JSON.stringify({ id: 1, protocol: PROTOCOL_VERSION, call: 'get', args: { kind: 'EngineSettings', name: 'default' } }))
      expect(String((await once(other, 'message'))[0])).toContain('EngineSettings')
      for (const each of [late, other]) each.terminate()
    })

    it('a hundred connections that ask for a list and read nothing: the fullest go, as soon as all together hold too much', async () => {
      await server.stop()
      await start({ maxUnreadBytes: 3_000_000 })
      for (let count = 0; count < 50; count += 1)
        await server.service.resources.create({
          kind: 'LabInstance',
          object: { ...aLabObject(`lab-${count}`), metadata: { name: `lab-${count}`, annotations: { big: 'x'.repeat(60_000) } } },
        })
      const question = `GET ${LABS} HTTP/1.1\r\nHost: 127.0.0.1:${server.http.port}\r\nAuthorization: Bearer ${server.http.token}\r\n\r\n`
      await crowd.open(100, { say: question.repeat(3) })
      expect((await server.http.ask(`${LABS}?limit=1`)).code).toBe(200)
      expect(server.host.connections.unreadBytes).toBeLessThan(3_000_000 + 4_000_000)
    })
  })
})
