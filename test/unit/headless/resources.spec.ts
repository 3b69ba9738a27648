import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aLabObject, LABS, linesOf, takeEvents } from '../../fixtures/http-client'
import { startTestServer, type TestServer } from '../../fixtures/test-server'

interface Wire {
  kind: string
  metadata: Record<string, string>
  spec: Record<string, unknown>
  status: Record<string, unknown>
  items: Wire[]
  reason: string
  message: string
  details: { causes: { field: string }[] }
}

describe('resources over HTTP', () => {
  let server: TestServer
  beforeEach(async () => void (server = await startTestServer()))
  afterEach(() => server.stop())

  const ask = async (path: string, question = {}) => {
    const answer = await server.http.ask(path, question)
    return { code: answer.code, json: JSON.parse(answer.text) as Wire }
  }
  const create = (name: string, spec = {}) => ask(LABS, { method: 'POST', body: aLabObject(name, spec) })

  it('creates, reads, lists, replaces, patches and deletes', async () => {
    const created = await create('one')
    expect(created).toMatchObject({
      code: 201,
      json: { kind: 'LabInstance', metadata: { name: 'one', namespace: 'student-labs', generation: 1 } },
    })
    await server.test.pass(1000)
    const read = await ask(`${LABS}/one`)
    expect(read).toMatchObject({ code: 200, json: { status: { state: 'ready' } } })
    expect((await ask('/apis/lab.neuroglia.com/v1/labinstances')).json).toMatchObject({
      kind: 'LabInstanceList',
      items: [{ metadata: { name: 'one' } }],
    })
    const replaced = await ask(`${LABS}/one`, { method: 'PUT', body: { ...read.json, spec: { ...read.json.spec, duration: '2h' } } })
    expect(replaced).toMatchObject({ code: 200, json: { spec: { duration: '2h' }, metadata: { generation: 2 } } })
    const patch = { method: 'PATCH', body: { spec: { studentName: 'Ada' } }, headers: { 'content-type': 'application/merge-patch+json' } }
    expect(await ask(`${LABS}/one`, patch)).toMatchObject({ code: 200, json: { spec: { studentName: 'Ada' } } })
    const deleted = await ask(`${LABS}/one`, { method: 'DELETE' })
    expect(deleted.json.metadata.deletionTimestamp).toBeTypeOf('string')
    await server.test.pass(1000)
    expect(await ask(`${LABS}/one`)).toMatchObject({ code: 404, json: { kind: 'Status', reason: 'NotFound' } })
  })

  it('watches from the beginning without a version', async () => {
    await create('one')
    const response = await server.http.open(`${LABS}?watch=1`, { headers: server.http.bearer })
    const lines = linesOf(response)
    const [first] = await takeEvents<{ type: string; object: Wire }>(lines, 1)
    expect(first).toMatchObject({ type: 'ADDED', object: { metadata: { name: 'one' } } })
    await create('two')
    // The first one may be told to have gone on meanwhile.
    let next = first
    while (next?.object.metadata['name'] !== 'two') [next] = await takeEvents<{ type: string; object: Wire }>(lines, 1)
    expect(next.type).toBe('ADDED')
    expect(Number(next.object.metadata['resourceVersion'])).toBeGreaterThan(Number(first?.object.metadata['resourceVersion']))
    response.destroy()
  })
})
