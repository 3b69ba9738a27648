import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../fixtures/test-server'

const ENGINE = '/apis/lab.neuroglia.com/v1/engine'

describe('the decisions that the engine leaves to a person, over HTTP', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.stop())

  const decide = async (what: 'brake' | 'daemon' | 'direct-route' | 'adoption', body: unknown) => {
    const { code, text } = await server.http.ask(`${ENGINE}/${what}`, { method: 'POST', body })
    return { code, ...(JSON.parse(text) as { readonly reason?: string; readonly message?: string; readonly provisioners?: object }) }
  }

  it.each([
    ['brake', {}],
    ['brake', { decision: 'later' }],
    ['brake', { decision: 'expire', really: true }],
    ['brake', '{'],
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
  ] as const)('%s: %j is none', async (what, body) => {
    expect(await decide(what, body)).toMatchObject({ code: 400, reason: 'BadRequest', message: expect.stringMatching(/./) })
  })

  it('says how it is said right', async () => {
    expect((await decide('brake', {})).message).toContain('{"decision":"giveBack"}')
    expect((await decide('daemon', {})).message).toContain('{"provisioner":"docker"}')
    expect((await decide('adoption', {})).message).toContain('{"uids":["..."]}')
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
