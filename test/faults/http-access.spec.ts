import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OPEN_PATHS } from '../../src/hosts/headless/http/authenticate'
import { aLabObject, LABS } from '../fixtures/http-client'
import { startTestServer, type TestServer } from '../fixtures/test-server'

const FOREIGN_HOSTS = ['evil.example', '127.0.0.1.evil.com', 'localhost.', '0x7f000001', '2130706433', '192.168.1.7']

describe('nobody comes in without being meant and known', () => {
  let server: TestServer
  let routes: readonly { readonly method: string; readonly path: string }[]

  beforeAll(async () => {
    server = await startTestServer()
    // From the app itself, so that no route can be forgotten here.
    routes = server.host.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => ({
        method,
        path: path.replace(':namespace', 'student-labs').replace(':plural', 'labinstances').replace(':name', 'one'),
      }))
    await server.http.ask(LABS, { method: 'POST', body: aLabObject('one') })
  })
  afterAll(() => server.stop())

  /** The limit of failures counts by the clock that only this test moves. */
  const nextSecond = () => server.test.clock.advance(1000)
  const state = async () => (await server.http.ask('/apis/lab.neuroglia.com/v1/labinstances')).text

  it('knows its routes, and opens three of them only', () => {
    expect(OPEN_PATHS).toEqual(['/healthz', '/readyz', '/open'])
    expect(routes.length).toBeGreaterThan(25)
    expect(routes).toContainEqual({ method: 'GET', path: `${LABS}/one/log` })
  })

  it('#171 #177 every route but the open ones answers 401 Status without the token or with a wrong one', async () => {
    const { token } = server.http
    const wrong = [
      undefined,
      'Bearer',
      'Bearer ',
      `Bearer ${token.slice(0, -1)}`,
      `Bearer ${token}x`,
      `Basic ${token}`,
      token,
      `Bearer ${token.toUpperCase()}`,
    ]
    const before = await state()
    for (const { method, path } of routes.filter((route) => !OPEN_PATHS.includes(route.path))) {
      for (const authorization of wrong) {
        nextSecond()
        const answer = await server.http.bare(`${path}?watch=1`, { method, headers: authorization === undefined ? {} : { authorization } })
        expect({ method, path, authorization, code: answer.code, kind: JSON.parse(answer.text).kind }).toEqual({
          method,
          path,
          authorization,
          code: 401,
          kind: 'Status',
        })
        expect(answer.text).not.toContain(token)
      }
    }
    expect(await state()).toBe(before)
  })

  it('#170 a foreign Host is refused on every route, before the token and before routing', async () => {
    const before = await state()
    for (const { method, path } of [...routes, { method: 'GET', path: '/nowhere' }]) {
      for (const host of FOREIGN_HOSTS) {
        const answer = await server.http.ask(path, { method, headers: { host: `${host}:${server.http.port}` } })
        expect({ path, host, code: answer.code }).toEqual({ path, host, code: 403 })
      }
    }
    expect(await state()).toBe(before)
  })

  it('#172 #173 nothing that another page can send has an effect or an answer', async () => {
    const before = await state()
    const foreign = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: `http://127.0.0.1:${server.http.port + 1}` },
    ]
    for (const { method, path } of routes) {
      for (const headers of foreign) {
        const answer = await server.http.ask(path, { method, headers, ...(method === 'POST' ? { body: aLabObject('evil') } : {}) })
        expect({ method, path, headers, code: answer.code, cors: answer.headers['access-control-allow-origin'] }).toEqual({
          method,
          path,
          headers,
          code: 403,
          cors: undefined,
        })
      }
    }
    const preflight = await server.http.bare(LABS, {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.code).toBe(403)
    expect(await state()).toBe(before)
  })

  it("#174 an upgrade is taken at the panel's line only, and there for those who are known", async () => {
    nextSecond()
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'x', 'sec-websocket-version': '13' }
    expect((await server.http.bare('/', { headers: upgrade })).code).toBe(401)
    expect((await server.http.ask('/', { headers: upgrade })).code).toBe(404)
    expect((await server.http.bare('/channel', { headers: upgrade })).code).toBe(401)
  })

  it('#175 the link works once; its cookie opens the page, reads with the key of the page, and writes only from our own page, as JSON', async () => {
    const link = new URL(server.host.newLink())
    const opened = await server.http.bare(link.pathname + link.search)
    const [cookie = ''] = opened.headers['set-cookie'] ?? []
    expect(opened).toMatchObject({
      code: 303,
      headers: { location: expect.stringMatching(/^\/#key=[\w-]{43}$/) as string, 'referrer-policy': 'no-referrer' },
    })
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    expect((await server.http.bare(link.pathname + link.search)).code).toBe(401)

    const alone = { cookie: cookie.split(';')[0] ?? '' }
    const session = { ...alone, 'x-labs-key': String(opened.headers.location).split('#key=')[1] ?? '' }
    const origin = { origin: server.http.url }
    const create = (headers: object, name: string, type = 'application/json') =>
      server.http.bare(LABS, { method: 'POST', headers: { ...session, ...headers, 'content-type': type }, body: aLabObject(name) })
    expect((await server.http.bare('/', { headers: session })).text).toContain('<h1>Labs</h1>')
    expect((await server.http.bare('/', { headers: alone })).text).toContain('<h1>Labs</h1>')
    expect((await create({}, 'no-origin')).code).toBe(403)
    expect((await create(origin, 'a-form', 'text/plain')).code).toBe(415)
    expect((await create(origin, 'a-page')).code).toBe(201)
    expect((await server.http.bare('/logout', { method: 'POST', headers: { ...session, ...origin } })).code).toBe(204)
    expect((await server.http.bare('/', { headers: session })).code).toBe(401)
  })

  it('#175 a stolen session under another name of this machine, or without the key of the page, opens nothing; a person there is sent home', async () => {
    nextSecond()
    const link = new URL(server.host.newLink())
    const [name, port] = [`localhost:${server.http.port}`, server.http.port]
    const sent = await server.http.bare(link.pathname + link.search, { headers: { host: name } })
    expect([sent.code, sent.headers.location, sent.headers['set-cookie']]).toEqual([
      307,
      `http://127.0.0.1:${port}${link.pathname}${link.search}`,
      undefined,
    ])
    const opened = await server.http.bare(link.pathname + link.search)
    const cookie = opened.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const key = { 'x-labs-key': String(opened.headers.location).split('#key=')[1] ?? '' }
    const before = await state()
    for (const host of [name, `[::1]:${port}`]) {
      const asked = { host, cookie, origin: `http://${host}`, ...key }
      const codes = [
        await server.http.bare(LABS, { headers: asked }),
        await server.http.bare(`${LABS}/one`, { method: 'DELETE', headers: asked }),
        await server.http.bare('/tickets', { method: 'POST', headers: asked }),
      ].map(({ code }) => code)
      expect([codes, (await server.http.bare('/', { headers: asked })).headers.location]).toEqual([
        [401, 401, 401],
        `http://127.0.0.1:${port}/`,
      ])
      expect((await server.http.ask(LABS, { headers: { host } })).code).toBe(200)
    }
    nextSecond()
    const alone = { cookie, origin: server.http.url }
    expect([
      (await server.http.bare(LABS, { headers: alone })).code,
      (await server.http.bare('/metrics', { headers: alone })).code,
      (await server.http.bare(`${LABS}/one`, { method: 'DELETE', headers: alone })).code,
    ]).toEqual([401, 401, 401])
    expect(await state()).toBe(before)
  })

  it("headers filled with other people's cookies are answered by taking those away", async () => {
    const answer = await server.http.raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.http.port}\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`)
    expect(answer).toContain('Clear-Site-Data: "cookies"')
  })

  it('#185 wrong tokens in a row are told to wait; the right one still comes in', async () => {
    nextSecond()
    const codes: number[] = []
    for (let count = 0; count < 12; count++) codes.push((await server.http.bare(LABS, { headers: { authorization: 'Bearer wrong' } })).code)
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
    expect((await server.http.ask(LABS)).code).toBe(200)
  })

  it('#186 proxy headers and method overrides are read by nobody', async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-for': '10.0.0.1',
      'x-original-url': '/healthz',
      'x-rewrite-url': '/healthz',
      'x-http-method-override': 'DELETE',
    }
    const answer = await server.http.ask(`${LABS}/one?_method=DELETE`, { headers })
    expect(JSON.parse(answer.text).metadata.deletionTimestamp).toBeUndefined()
    nextSecond()
    expect((await server.http.bare(LABS, { headers })).code).toBe(401)
  })

  it('#179 every answer forbids frames, sniffing and keeping', async () => {
    for (const path of ['/', '/assets/page.js', LABS, '/nowhere', `${LABS}/none`]) {
      expect((await server.http.ask(path)).headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'$/),
      })
    }
  })

  it('#180 no path leads to a file of this machine', async () => {
    const vectors = [
      '/../package.json',
      '/%2e%2e/package.json',
      '/%252e%252e/package.json',
      '/..%2fpackage.json',
      '/..%5cpackage.json',
      '/..\\\\package.json',
      '/assets/page.js/../../package.json',
      '/assets/page.js%00.html',
      '/etc/passwd',
      '/%2fetc/passwd',
      '/./././etc/passwd',
      '/assets/',
      '/file:///etc/passwd',
      '/.git/config',
      '/server.json',
      '/src/hosts/headless/main.ts',
      '/%c0%ae%c0%ae/x',
      '/assets/page%2ejs/..;/x',
    ]
    for (const path of vectors) {
      const answer = await server.http.ask(path)
      expect({ path, refused: [400, 404].includes(answer.code), kind: JSON.parse(answer.text).kind }).toEqual({
        path,
        refused: true,
        kind: 'Status',
      })
    }
  })
})
