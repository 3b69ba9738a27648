import { PROTOCOL_VERSION } from '../../src/contract/protocol'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { ClientOptions } from 'ws'
import { aLabObject, LABS } from '../fixtures/http-client'
import { startTestServer, type TestServer } from '../fixtures/test-server'

describe('the line of the panel', () => {
  let server: TestServer
  beforeEach(async () => void (server = await startTestServer()))
  afterEach(() => server.stop())

  const origin = () => server.host.url
  const open = (headers: Readonly<Record<string, string>>, path = '/channel', options: ClientOptions = {}) =>
    new WebSocket(`${server.host.url.replace('http', 'ws')}${path}`, { headers, ...options })
  const refusal = async (socket: WebSocket): Promise<number> => {
    socket.on('error', () => {})
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number; destroy(): void }]
    response.destroy()
    return response.statusCode
  }
  const opened = async (socket: WebSocket) => {
    await once(socket, 'open')
    return socket
  }
  const closed = async (socket: WebSocket): Promise<number> => ((await once(socket, 'close')) as [number])[0]
  const answer = async (socket: WebSocket) => JSON.parse(String((await once(socket, 'message'))[0])) as Record<string, unknown>

  /** What a browser has after the one-time link: a cookie that goes to every port, and a key that only the page of this one reads. */
  async function letIn(): Promise<{ readonly cookie: string; readonly key: string }> {
    const { headers } = await server.http.bare(new URL(server.host.newLink()).pathname + new URL(server.host.newLink()).search)
    return { cookie: String(headers['set-cookie']).split(';')[0] ?? '', key: String(headers.location).split('#key=')[1] ?? '' }
  }
  const ourPage = (cookie: string, key: string) =>
    new WebSocket(`${server.host.url.replace('http', 'ws')}/channel`, ['labs', `key.${key}`], { headers: { cookie, origin: origin() } })
  const offering = (key: string) => ({ 'sec-websocket-protocol': `labs, key.${key}` })

  it('#170 #171 #172 is for our own page with a session, and for the token; for nobody else', async () => {
    const { cookie: session, key } = await letIn()
    const codes = await Promise.all([
      refusal(open({})),
      refusal(open({ cookie: session })),
      refusal(open({ cookie: session, origin: origin() })),
      refusal(open({ cookie: session, origin: origin(), ...offering('wrong') })),
      refusal(open({ cookie: session, origin: 'http://evil.example' })),
      refusal(open({ cookie: session, origin: `http://127.0.0.1:${server.http.port + 1}` })),
      refusal(open({ origin: origin() })),
      refusal(open({ authorization: 'Bearer wrong' })),
      refusal(open({ cookie: session, origin: origin(), host: 'evil.example' })),
      refusal(open(server.http.bearer, '/channel/x')),
      refusal(open(server.http.bearer, LABS)),
    ])
    expect(codes).toEqual([401, 401, 401, 401, 403, 403, 401, 401, 403, 404, 404])
    const [ours, theirs] = await Promise.all([opened(ourPage(session, key)), opened(open(server.http.bearer))])
    ours.terminate()
    theirs.terminate()
  })

  it('answers what is asked and tells what is watched', async () => {
    const line = await opened(open(server.http.bearer))
    line.send(
      JSON.stringify({ id: 1, protocol: PROTOCOL_VERSION, call: 'create', args: { kind: 'LabInstance', object: aLabObject('ada') } }),
    )
    expect(await answer(line)).toMatchObject({ id: 1, answer: { metadata: { name: 'ada' } } })
    line.send(JSON.stringify({ id: 2, subscribe: 'watch', args: { kind: 'LabInstance' } }))
    expect(await answer(line)).toMatchObject({ id: 2, events: [{ type: 'ADDED', object: { metadata: { name: 'ada' } } }] })
    line.terminate()
  })

  it('brings the list that it was opened for without being asked, and no other', async () => {
    await server.http.ask(LABS, { method: 'POST', body: aLabObject('ada') })
    const [labs, nothing] = [open(server.http.bearer, '/channel?list=LabInstance'), open(server.http.bearer, '/channel?list=Secret')]
    expect(await answer(labs)).toMatchObject({ id: 0, answer: { items: [{ metadata: { name: 'ada' } }] } })
    expect(await answer(nothing)).toMatchObject({ id: 0, error: { status: 'Failure' } })
    for (const line of [labs, nothing]) line.terminate()
  })

  it('ends at once with the session it came in with', async () => {
    const { cookie: session, key } = await letIn()
    const line = await opened(ourPage(session, key))
    const code = closed(line)
    await server.http.bare('/logout', { method: 'POST', headers: { cookie: session, origin: origin(), 'x-labs-key': key } })
    expect(await code).toBe(1008)
  })

  it.each([
    ['text that is no JSON', 'hello', 1007],
    ['more parts than a body may have', `[${'{},'.repeat(30_000)}{}]`, 1007],
    ['bytes', Buffer.from([1, 2, 3]), 1007],
    ['more than a request may be', `"${'x'.repeat(4 * 1024 * 1024)}"`, 1009],
  ] as const)('closes on %s, and only that line', async (_, message, code) => {
    const [line, other] = await Promise.all([opened(open(server.http.bearer)), opened(open(server.http.bearer))])
    const end = closed(line)
    line.on('error', () => {})
    line.send(message)
    expect(await end).toBe(code)
    other.send(JSON.stringify({ id: 7, protocol: PROTOCOL_VERSION, call: 'get', args: { kind: 'EngineSettings', name: 'default' } }))
    expect(await answer(other)).toMatchObject({ id: 7, answer: { kind: 'EngineSettings' } })
    other.terminate()
  })

  it('leaves nothing behind when a page vanishes while it listens', async () => {
    const line = await opened(open(server.http.bearer))
    line.send(JSON.stringify({ id: 1, protocol: PROTOCOL_VERSION, subscribe: 'live', args: {} }))
    line.send(JSON.stringify({ id: 2, call: 'get', args: { kind: 'EngineSettings', name: 'default' } }))
    await answer(line)
    line.terminate()
    // A server that still held the line could not end within its grace.
    await server.host.close()
    expect((await server.service.resources.get({ kind: 'EngineSettings', name: 'default' })).kind).toBe('EngineSettings')
  })
})
