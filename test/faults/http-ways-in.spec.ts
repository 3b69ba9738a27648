import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGE_KEY } from '../../src/contract/page-key'
import type { Spoils } from '../fixtures/attack/spoils'
import { WAYS_IN } from '../fixtures/attack/ways-in'
import { aLabObject, LABS } from '../fixtures/http-client'
import { startTestServer, type TestServer } from '../fixtures/test-server'

/** What nobody may hear who is not in: a lab, a student, a word that lets in. */
const GIVES_AWAY = /secret-lab|ada@example|"items"|lab_engine|ticket=[\w-]{20}|#key=|lab_session_\d+=[\w-]{20}|101 Switching/
const TICKET_LIFE_MS = 10 * 60_000

describe(`#215 ${WAYS_IN.length} ways in, and none of them leads in`, () => {
  let server: TestServer
  let strange: TestServer
  let spoils: Spoils

  beforeAll(async () => {
    strange = await startTestServer()
    server = await startTestServer()
    await server.http.ask(LABS, { method: 'POST', body: aLabObject('secret-lab', { studentEmail: 'ada@example.com' }) })
    await server.test.pass(5000)
    const oldTicket = ticketIn(server.host.newLink())
    server.test.clock.advance(TICKET_LIFE_MS + 1000)
    const [own, other, ended] = [await letIn(), await letIn(), await letIn()]
    await asPerson(ended, { method: 'POST', path: '/logout' })
    spoils = {
      port: server.http.port,
      cookie: own.cookie,
      key: own.key,
      otherKey: other.key,
      endedCookie: ended.cookie,
      endedKey: ended.key,
      usedTicket: own.ticket,
      oldTicket,
      strangeToken: strange.host.access.token,
      strangeTicket: ticketIn(strange.host.newLink()),
    }
  })
  afterAll(async () => {
    await server.stop()
    await strange.stop()
  })

  const ticketIn = (link: string): string => new URL(link).searchParams.get('ticket') ?? ''
  async function letIn() {
    const ticket = ticketIn(server.host.newLink())
    const { headers } = await server.http.bare(`/open?ticket=${ticket}`)
    return { ticket, cookie: String(headers['set-cookie']).split(';')[0] ?? '', key: String(headers.location).split('#key=')[1] ?? '' }
  }
  const asPerson = ({ cookie, key }: Pick<Spoils, 'cookie' | 'key'>, { method = 'GET', path = LABS, body = undefined as unknown } = {}) =>
    server.http.bare(path, {
      method,
      headers: { cookie, [PAGE_KEY.header]: key, origin: server.host.url },
      ...(body === undefined ? {} : { body }),
    })
  /** Everything that can be changed from outside; with the token, which is nobody's spoil. */
  const kept = async () =>
    (await Promise.all([LABS, '/apis/lab.neuroglia.com/v1/enginesettings/default'].map((path) => server.http.ask(path)))).map(
      ({ text }) => text,
    )

  it('are at least a hundred, each by a name of its own', () => {
    expect(new Set(WAYS_IN.map(({ how }) => how)).size).toBe(WAYS_IN.length)
    expect(new Set(WAYS_IN.map(({ bytes }) => bytes(spoils).replace(/evil-\d+/, 'evil'))).size).toBe(WAYS_IN.length)
    expect(WAYS_IN.length).toBeGreaterThanOrEqual(100)
  })

  it.each(WAYS_IN)('$how', { timeout: 10_000 }, async ({ bytes }) => {
    // Each is refused for what it is, not for those before it.
    server.test.clock.advance(1000)
    const before = await kept()
    const answer = await exchange(server.http.port, bytes(spoils))
    // A ticket that is sent along home is the sender's own.
    expect(answer.replaceAll(spoils.usedTicket, '')).not.toMatch(GIVES_AWAY)
    expect(answer === '' || codesIn(answer).every((code) => code >= 300 || isOpenDoor(answer))).toBe(true)
    expect(await kept()).toEqual(before)
  })

  it('while who may come in does so, all that time, and reads, makes, removes and is told', async () => {
    expect((await asPerson(spoils)).text).toContain('secret-lab')
    expect((await asPerson(spoils, { method: 'POST', body: aLabObject('own-lab') })).code).toBe(201)
    expect((await asPerson(spoils, { method: 'DELETE', path: `${LABS}/own-lab` })).code).toBe(200)
    expect((await asPerson(spoils, { method: 'POST', path: '/tickets' })).text).toContain('ticket=')
    expect((await server.http.ask(LABS)).text).toContain('secret-lab')
    const line = [
      'GET /channel HTTP/1.1',
      `Host: 127.0.0.1:${spoils.port}`,
      `Origin: ${server.host.url}`,
      `Cookie: ${spoils.cookie}`,
      `Sec-WebSocket-Protocol: ${PAGE_KEY.protocol}, ${PAGE_KEY.offered}${spoils.key}`,
      ...['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13'],
    ]
    expect(await exchange(spoils.port, `${line.join('\r\n')}\r\n\r\n`)).toContain('101 Switching')
  })
})

const codesIn = (answer: string): readonly number[] => [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, code]) => Number(code))
/** The health check says one word to everybody. */
const isOpenDoor = (answer: string): boolean => /^HTTP\/1\.1 200 [^]*\r\n\r\n(2\r\n)?ok/.test(answer)

/** What came back until the server closed, or took the line for a conversation. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let answer = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      answer += chunk
      if (answer.includes('101 Switching')) socket.destroy()
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? undefined : reject(error)))
  })
}
