import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../fixtures/test-server'

/** How each is said right: whoever said it wrong is told so. */
const FORMS = {
  brake: '{"decision":"giveBack"}',
  daemon: '{"provisioner":"docker"}',
  'direct-route': '{"provisioner":"docker"}',
  adoption: '{"uids":["..."]}',
} as const
const ENGINE = '/apis/lab.neuroglia.com/v1/engine'

describe('the decisions that the engine leaves to a person, over HTTP', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.stop())

  const decide = async (what: keyof typeof FORMS, body: unknown) => {
    const { code, text } = await server.http.ask(`${ENGINE}/${what}`, { method: 'POST', body })
    return { code, ...(JSON.parse(text) as { readonly reason?: string; readonly message?: string; readonly provisioners?: object }) }
  }

  it('a body that is no JSON is told to be none', async () => {
    expect(await decide('brake', '{')).toMatchObject({ code: 400, reason: 'BadRequest', message: expect.stringContaining('JSON') })
  })

  it.each([
    ['brake', {}],
    ['brake', { decision: 'later' }],
    ['brake', { decision: 'expire', really: true }],
    ['daemon', {}],
    ['daemon', { provisioner: 1 }],
    ['daemon', { provisioner: 'x'.repeat(65) }],
    ['daemon', { provisioner: 'simulated', really: true }],
    ['daemon', 'null'],
    ['direct-route', {}],
    ['direct-route', { provisioner: 1 }],
    ['direct-route', { provisioner: 'simulated', really: true }],
    ['adoption', {}],
    ['adoption', { uids: [] }],
    ['adoption', { uids: 'all' }],
    ['adoption', { uids: ['x'.repeat(65)] }],
    ['adoption', { uids: ['a'], really: true }],
  ] as const)('%s: %j is none, and it is told how it is said right', async (what, body) => {
    expect(await decide(what, body)).toMatchObject({ code: 400, reason: 'BadRequest', message: expect.stringContaining(FORMS[what]) })
  })

  it('#39 who is not in quarantine is not adopted, and nothing else happens', async () => {
    expect(await decide('adoption', { uids: ['nobody'] })).toMatchObject({ code: 200, refused: [], view: { quarantine: [] } })
  })

  it('#118 a provisioner that is not there is not found; one that is answers with the engine as it is now', async () => {
    expect(await decide('daemon', { provisioner: 'docker' })).toMatchObject({
      code: 404,
      reason: 'NotFound',
      message: expect.stringContaining('"docker"'),
    })
    expect(await decide('direct-route', { provisioner: 'docker' })).toMatchObject({ code: 404, reason: 'NotFound' })
    expect(await decide('direct-route', { provisioner: 'simulated' })).toMatchObject({ code: 409, reason: 'Conflict' })
    expect(await decide('daemon', { provisioner: 'simulated' })).toMatchObject({
      code: 200,
      provisioners: { simulated: { reachable: true } },
    })
  })
})
