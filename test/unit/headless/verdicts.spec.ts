import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cause } from '../../../src/core/resource/api-error'
import { isApiError } from '../../../src/core/resource/api-error'
import { aLabObject, LABS } from '../../fixtures/http-client'
import { startTestServer, type TestServer } from '../../fixtures/test-server'

interface Wire {
  readonly code: number
  readonly reason: string
  readonly message: string
  readonly metadata: Readonly<Record<string, unknown>>
  readonly spec: Readonly<Record<string, unknown>>
  readonly status: Readonly<Record<string, unknown>>
  readonly details: { readonly causes: readonly Cause[] }
}

const LONG_AGO = '2001-01-01T00:00:00Z'
const CLAIMS = { uid: 'mine', resourceVersion: '1', generation: 77, creationTimestamp: LONG_AGO, deletionTimestamp: LONG_AGO }

describe('what a client may say', () => {
  let server: TestServer
  beforeEach(async () => void (server = await startTestServer()))
  afterEach(() => server.stop())

  const ask = async (path: string, question = {}): Promise<Wire> => JSON.parse((await server.http.ask(path, question)).text) as Wire
  const post = (body: unknown, query = '') => ask(`${LABS}${query}`, { method: 'POST', body })
  const stored = async () => (await server.test.engine.store.list('LabInstance')).items.length
  const patch = (body: unknown, type: string) =>
    ask(`${LABS}/one`, { method: 'PATCH', body, headers: { 'content-type': `application/${type}-patch+json` } })

  it('#163 a lab with five mistakes gets one 422 that names all five, and nothing is stored', async () => {
    const answer = await post({
      ...aLabObject('Bad_Name'),
      spec: { template: 'nope', studentEmail: 'two@at@signs', duration: '5 minutes', durration: '1h' },
    })
    expect(answer).toMatchObject({
      code: 422,
      reason: 'Invalid',
      message: expect.stringMatching(/^LabInstance\.lab\.neuroglia\.com "Bad_Name" is invalid: \[/),
    })
    expect(answer.details.causes.map(({ field }) => field).toSorted()).toEqual([
      'metadata.name',
      'spec.duration',
      'spec.durration',
      'spec.studentEmail',
      'spec.template',
    ])
    expect(await stored()).toBe(0)
  })

  it('#160 status, uid, versions and times of a client are never trusted', async () => {
    const created = await post({
      ...aLabObject('one'),
      metadata: { name: 'one', ...CLAIMS },
      status: { state: 'ready', endpoint: 'http://evil' },
    })
    expect(created.metadata).toMatchObject({
      generation: 1,
      uid: expect.not.stringMatching(/^mine$/),
      creationTimestamp: expect.not.stringMatching(LONG_AGO),
    })
    expect(created.metadata).not.toHaveProperty('deletionTimestamp')
    expect(created.status).toMatchObject({ state: 'pending' })
    const current = await ask(`${LABS}/one`)
    const replaced = await ask(`${LABS}/one`, {
      method: 'PUT',
      body: {
        ...current,
        metadata: { ...current.metadata, generation: 9, creationTimestamp: LONG_AGO, deletionTimestamp: LONG_AGO },
        status: { state: 'deleted' },
      },
    })
    expect({ ...replaced, metadata: { ...replaced.metadata, resourceVersion: '' } }).toEqual({
      ...current,
      metadata: { ...current.metadata, resourceVersion: '' },
      status: replaced.status,
    })
    const patched = await patch({ status: { state: 'expired' }, spec: { studentName: 'Ada' } }, 'merge')
    expect(patched).toMatchObject({ spec: { studentName: 'Ada' }, status: { state: expect.not.stringMatching('expired') } })
  })

  it('#99 PUT without and with an old version, POST twice, DELETE with another uid: in the words of the API server', async () => {
    const created = await post(aLabObject('one'))
    const put = (metadata: object, spec = created.spec) =>
      ask(`${LABS}/one`, { method: 'PUT', body: { ...aLabObject('one'), metadata: { name: 'one', ...metadata }, spec } })
    expect(await put({})).toMatchObject({
      code: 422,
      message:
        'LabInstance.lab.neuroglia.com "one" is invalid: metadata.resourceVersion: Invalid value: "": must be specified for an update',
    })
    await server.test.pass(1000)
    expect(await put({ resourceVersion: created.metadata.resourceVersion }, { ...created.spec, duration: '2h' })).toMatchObject({
      code: 409,
      reason: 'Conflict',
      message:
        'Operation cannot be fulfilled on labinstances.lab.neuroglia.com "one": the object has been modified; please apply your changes to the latest version and try again',
    })
    expect(await post(aLabObject('one'))).toMatchObject({
      code: 409,
      reason: 'AlreadyExists',
      message: 'labinstances.lab.neuroglia.com "one" already exists',
    })
    expect(await ask(`${LABS}/one`, { method: 'DELETE', body: { preconditions: { uid: 'another' } } })).toMatchObject({
      code: 409,
      reason: 'Conflict',
    })
    expect(await stored()).toBe(1)
  })

  it('dryRun=All says the same and stores nothing', async () => {
    expect(await post({ ...aLabObject('Bad_Name') }, '?dryRun=All')).toMatchObject({ code: 422 })
    expect(await post(aLabObject('one'), '?dryRun=All')).toMatchObject({ kind: 'LabInstance', status: { state: 'pending' } })
    expect(await stored()).toBe(0)
    const created = await post(aLabObject('one'))
    await server.test.pass(1000)
    const { metadata } = await ask(`${LABS}/one`)
    expect(await post(aLabObject('one'), '?dryRun=All')).toMatchObject({ code: 409 })
    expect(
      await ask(`${LABS}/one?dryRun=All`, { method: 'PUT', body: { ...created, metadata, spec: { ...created.spec, duration: '2h' } } }),
    ).toMatchObject({ spec: { duration: '2h' }, metadata: { generation: 2 } })
    expect(await ask(`${LABS}/one?dryRun=All`, { method: 'PUT', body: created })).toMatchObject({ code: 409 })
    await ask(`${LABS}/one?dryRun=All`, { method: 'DELETE' })
    await ask(`${LABS}/one`, { method: 'DELETE', body: { dryRun: ['All'] } })
    expect(await ask(`${LABS}/one`)).toMatchObject({ metadata })
    expect(await post(aLabObject('two'), '?dryRun=Some')).toMatchObject({ code: 400 })
  })

  it('#162 patches are right, refused, or of an unknown type; never partial', async () => {
    await post(aLabObject('one'))
    await server.test.pass(1000)
    expect(await patch([{ op: 'add', path: '/spec/studentName', value: 'Ada' }], 'json')).toMatchObject({ spec: { studentName: 'Ada' } })
    const before = await ask(`${LABS}/one`)
    const refused = [
      await patch(
        [
          { op: 'replace', path: '/spec/studentName', value: 'Eve' },
          { op: 'test', path: '/spec/template', value: 'x' },
        ],
        'json',
      ),
      await patch([{ op: 'add', path: '/__proto__/x', value: 1 }], 'json'),
      await patch({ spec: { template: 'shell' } }, 'merge'),
      await patch({ metadata: { resourceVersion: '1' }, spec: { duration: '3h' } }, 'merge'),
      await patch({ spec: {} }, 'strategic-merge'),
    ]
    expect(refused.map(({ code }) => code)).toEqual([422, expect.any(Number), 422, 409, 415])
    expect(refused[1]?.code).toBeGreaterThanOrEqual(400)
    expect(await ask(`${LABS}/one`)).toEqual(before)
  })

  it('a collection is deleted by a selector only, and records of deleted labs by nobody', async () => {
    for (const name of ['one', 'two']) await post({ ...aLabObject(name), metadata: { name, labels: { class: name } } })
    await server.test.pass(1000)
    expect(await ask(LABS, { method: 'DELETE' })).toMatchObject({ code: 400 })
    await ask(`${LABS}?labelSelector=class%3Done`, { method: 'DELETE' })
    await server.test.pass(1000)
    const list = (await ask(LABS)) as unknown as { items: Wire[] }
    expect(list.items.map(({ metadata }) => metadata.name)).toEqual(['two'])
    const records = (await ask('/apis/lab.neuroglia.com/v1/deletedlabs')) as unknown as { items: Wire[] }
    expect(records.items).toHaveLength(1)
    const path = `/apis/lab.neuroglia.com/v1/namespaces/student-labs/deletedlabs/${String(records.items[0]?.metadata.name)}`
    expect(await ask(path, { method: 'DELETE' })).toMatchObject({ code: 405 })
  })

  it('#101 pages are of one moment', async () => {
    for (let index = 0; index < 5; index++) await post(aLabObject(`lab-${index}`))
    const page = async (token = '') =>
      (await ask(`${LABS}?limit=2&continue=${encodeURIComponent(token)}`)) as unknown as {
        items: Wire[]
        metadata: { continue?: string; resourceVersion: string }
      }
    const first = await page()
    await post(aLabObject('lab-9'))
    const second = await page(first.metadata.continue)
    const third = await page(second.metadata.continue)
    expect([first, second, third].flatMap(({ items }) => items.map(({ metadata }) => metadata.name))).toEqual([
      'lab-0',
      'lab-1',
      'lab-2',
      'lab-3',
      'lab-4',
    ])
    expect([first.metadata.resourceVersion, third.metadata.continue]).toEqual([second.metadata.resourceVersion, undefined])
    expect(await ask(`${LABS}?continue=nonsense`)).toMatchObject({ kind: 'Status', status: 'Failure' })
  })

  it.each([
    ['', {}],
    ['x'.repeat(254), {}],
    ['a/b', {}],
    ['..', {}],
    ['İ', {}],
    ['a b', {}],
    ['one', { duration: '-5m' }],
    ['one', { duration: '١٠m' }],
    ['one', { studentEmail: 'a@b\r\nX: y' }],
    ['one', { environment: { LD_PRELOAD: '/x' } }],
    ['one', { environment: { '1A': 'x' } }],
    ['one', { template: 5 }],
    ['one', { environment: [] }],
    ['__proto__', {}],
    ['one', { template: null }],
  ])('#166 the service and HTTP give the same verdict on %j %j', async (name, spec) => {
    const object = aLabObject(name, spec)
    const overHttp = await post(object)
    const direct: unknown = await server.service.resources
      .create({ kind: 'LabInstance', namespace: 'student-labs', object })
      .catch((error: unknown) => error)
    expect(isApiError(direct, 'Invalid')).toBe(true)
    expect(overHttp).toEqual(isApiError(direct) ? direct.toStatus() : undefined)
    expect(await stored()).toBe(0)
  })

  it('#151 a member called __proto__ is refused or kept, and pollutes nothing', async () => {
    await server.http.ask(LABS, {
      method: 'POST',
      body: '{"apiVersion":"lab.neuroglia.com/v1","kind":"LabInstance","__proto__":{"polluted":1},"metadata":{"name":"one","__proto__":{"polluted":1}},"spec":{"template":"sample-lab","studentEmail":"a@example.com","environment":{"__proto__":"x"}}}',
    })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(await stored()).toBe(0)
  })

  it('an object sent to another address is a 400', async () => {
    await post(aLabObject('one'))
    expect(await post({ ...aLabObject('two'), metadata: { name: 'two', namespace: 'elsewhere' } })).toMatchObject({ code: 400 })
    expect(await post({ ...aLabObject('two'), kind: 'LabTemplate' })).toMatchObject({ code: 400 })
    expect(await ask(`${LABS}/one`, { method: 'PUT', body: aLabObject('two') })).toMatchObject({ code: 400 })
  })
})
