import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aLabObject, LABS } from '../fixtures/http-client'
import { startTestServer, type TestServer } from '../fixtures/test-server'

const LIMITS = { headersTimeoutMs: 150, requestTimeoutMs: 300, checkIntervalMs: 50, maxStreams: 3 }

describe('nothing that is sent costs much or harms anybody', () => {
  let server: TestServer
  beforeEach(async () => void (server = await startTestServer({ limits: LIMITS })))
  afterEach(() => server.stop())

  const post = (body: string | Uint8Array, headers = {}) => server.http.ask(LABS, { method: 'POST', body, headers })
  const stored = async () => (JSON.parse((await server.http.ask(LABS)).text) as { items: unknown[] }).items.length
  const head = (lines: readonly string[]) =>
    [...lines, `Host: 127.0.0.1:${server.http.port}`, `Authorization: Bearer ${server.http.token}`, '', ''].join('\r\n')
  /** The status of the first answer, how many answers there were, and that each is a Status. */
  const seen = (answer: string) => ({
    code: Number(answer.slice(9, 12)),
    answers: answer.match(/HTTP\/1\.1 \d{3} /g)?.length ?? 0,
    isStatus: answer.includes('"kind":"Status"'),
  })

  it.each([
    ['a byte too many', 'x'.repeat(3 * 1024 * 1024 + 1), {}, 413],
    ['a gzip bomb', gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' }, 415],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), {}, 400],
    ['trailing data', '{} {}', {}, 400],
    ['duplicate keys', '{"kind":"LabInstance","kind":"LabInstance"}', {}, 400],
    ['100,000 levels', '['.repeat(100_000), {}, 400],
    ['a million keys', `{${Array.from({ length: 200_000 }, (_, index) => `"k${index}":0`).join()}}`, {}, 400],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', '{}', { 'content-type': 'text/plain' }, 415],
    ['nothing', '', {}, 400],
    ['no JSON', '{oops', {}, 400],
    ['no object', '[]', {}, 400],
  ])('#156 %s is refused as what it is, within a second', async (_, body, headers, code) => {
    const began = performance.now()
    const answer = await post(body, headers)
    expect({ code: answer.code, kind: JSON.parse(answer.text).kind }).toEqual({ code, kind: 'Status' })
    expect(performance.now() - began).toBeLessThan(1000)
    expect(await stored()).toBe(0)
  })

  it('#156 a body without a length is counted while it comes', async () => {
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`
    const answer = await server.http.raw(
      head([`POST ${LABS} HTTP/1.1`, 'Content-Type: application/json', 'Transfer-Encoding: chunked']) + chunk.repeat(49),
    )
    expect(seen(answer)).toEqual({ code: 413, answers: 1, isStatus: true })
  })

  it('#156 slow headers and slow bodies get 408, and silence is cut', async () => {
    const slowHeaders = server.http.raw(`GET ${LABS} HTTP/1.1\r\nHost: 127.0.0.1:${server.http.port}\r\n`)
    const slowBody = server.http.raw(`${head([`POST ${LABS} HTTP/1.1`, 'Content-Type: application/json', 'Content-Length: 100'])}{`)
    const silence = server.http.raw('')
    expect([seen(await slowHeaders), seen(await slowBody)]).toEqual([
      { code: 408, answers: 1, isStatus: true },
      { code: 408, answers: 1, isStatus: true },
    ])
    expect(await silence).toMatch(/^(HTTP\/1.1 408|$)/)
  })

  it.each([
    ['length and chunks together', ['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n'],
    ['two lengths', ['Content-Length: 5', 'Content-Length: 6'], 'hello'],
    ['a length that is none', ['Content-Length: 0x5'], 'hello'],
    ['an unknown coding', ['Transfer-Encoding: chunked, identity'], '5\r\nhello\r\n0\r\n\r\n'],
    ['a bad chunk', ['Content-Type: application/json', 'Transfer-Encoding: chunked'], 'zz\r\nhello\r\n0\r\n\r\n'],
    ['a header with a space', ['X Y: z'], ''],
    ['a folded header', ['X-A: b', ' c: d'], ''],
    ['a NUL in a header', ['X-A: b\0c'], ''],
    ['a huge header', [`X-A: ${'x'.repeat(20_000)}`], ''],
  ])('#182 %s: 400, one answer, connection closed', async (_, lines, body) => {
    const answer = await server.http.raw(head([`POST ${LABS} HTTP/1.1`, ...lines]) + body)
    expect(seen(answer)).toEqual({ code: 400, answers: 1, isStatus: true })
    expect(await stored()).toBe(0)
  })

  it.each(['\x16\x03\x01\x02\x00\x01', 'hello\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', 'GET  HTTP/1.1\r\n\r\n'])(
    '#182 %j is not HTTP: 400 Status',
    async (bytes) => {
      expect(seen(await server.http.raw(bytes))).toEqual({ code: 400, answers: 1, isStatus: true })
    },
  )

  it('#170 HTTP/1.0, no Host, two Hosts and absolute form are refused on the wire', async () => {
    const { port } = server.http
    const asked = [
      'GET / HTTP/1.0\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
      `GET http://127.0.0.1:${port}/healthz HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
    ]
    for (const bytes of asked) expect(seen(await server.http.raw(bytes))).toEqual({ code: 403, answers: 1, isStatus: true })
  })

  it('#182 a refused request is not followed by the one that hid in its body', async () => {
    const hidden = `GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${server.http.port}\r\n\r\n`
    const answer = await server.http.raw(`POST / HTTP/1.1\r\nHost: evil\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}${hidden}`)
    expect(seen(answer)).toEqual({ code: 403, answers: 1, isStatus: true })
  })

  it('#181 one stream too many is told when to come back; a closed one makes room', async () => {
    const open = () => server.http.open(`${LABS}?watch=1`, { headers: server.http.bearer })
    const streams = [await open(), await open(), await open()]
    const refused = await server.http.ask(`${LABS}?watch=1`)
    expect(refused).toMatchObject({ code: 429, headers: { 'retry-after': '5' } })
    streams[0]?.destroy()
    await expect
      .poll(async () => {
        const next = await open()
        next.destroy()
        return next.statusCode
      })
      .toBe(200)
    for (const stream of streams) stream.destroy()
  })

  it('#156 #181 others are served while attackers hold 200 half-sent requests', async () => {
    const attackers = Array.from({ length: 200 }, () => connect(server.http.port, '127.0.0.1').on('error', () => {}))
    for (const socket of attackers) socket.write('POST / HTTP/1.1\r\nContent-')
    const times: number[] = []
    for (let count = 0; count < 50; count++) {
      const began = performance.now()
      expect((await server.http.ask(LABS)).code).toBe(200)
      times.push(performance.now() - began)
    }
    expect(times.toSorted((a, b) => a - b)[48]).toBeLessThan(200)
    for (const socket of attackers) socket.destroy()
  })

  it('#183 errors are Status objects without a stack, also where nobody expected one', async () => {
    server.test.engine.statuses = () => {
      throw new Error('boom at /home/someone')
    }
    const broken = await server.http.ask('/apis/lab.neuroglia.com/v1/engine')
    expect(JSON.parse(broken.text)).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      reason: 'InternalError',
      code: 500,
      details: { code: 'EngineMistake' },
      message: expect.not.stringMatching(/boom|home|at /),
    })
    for (const [path, method, code] of [
      ['/nowhere', 'GET', 404],
      ['/apis/x/v1/y', 'GET', 404],
      [LABS, 'TRACE', 405],
      [`${LABS}/x`, 'GET', 404],
      ['/apis/lab.neuroglia.com/v1/pods', 'GET', 404],
      [`${LABS}?limit=x`, 'GET', 400],
      [`${LABS}?watch=2`, 'GET', 400],
      [LABS, 'DELETE', 400],
    ] as const) {
      const answer = await server.http.ask(path, { method })
      expect({ path, method, status: JSON.parse(answer.text) }).toMatchObject({
        path,
        method,
        status: { kind: 'Status', status: 'Failure', code },
      })
      expect(answer.code).toBe(code)
    }
  })

  it('takes a lab in YAML as well', async () => {
    const { spec } = aLabObject('typed')
    const yaml = `apiVersion: lab.neuroglia.com/v1\nkind: LabInstance\nmetadata:\n  name: typed\nspec:\n  template: ${spec.template}\n  studentEmail: ${spec.studentEmail}\n`
    expect((await post(yaml, { 'content-type': 'application/yaml' })).code).toBe(201)
  })
})
