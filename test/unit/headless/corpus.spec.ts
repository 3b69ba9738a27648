import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { isApiError } from '../../../src/core/resource/api-error'
import type { JsonObject } from '../../../src/core/store/storage-backend'
import { LAB_FINALIZER } from '../../../src/core/resource/annotations'
import { aLabObject, LABS } from '../../fixtures/http-client'
import { startTestServer, type TestServer } from '../../fixtures/test-server'

interface Wire {
  readonly code?: number
  readonly message: string
  readonly metadata: { readonly uid: string; readonly name: string }
  readonly details: { readonly causes: readonly { readonly field: string; readonly message: string }[] }
}

const GOOD: readonly object[] = [
  {},
  { duration: '1h30m' },
  { duration: 'none' },
  { studentName: 'Zoë "Z" O\'Hara <b>' },
  { environment: { COURSE: 'no', LEVEL: '010' } },
  { resources: { cpu: 0.5, memory: '128Mi' } },
]
const BAD: readonly object[] = [
  { duration: '-5m' },
  { duration: '1d1e9' },
  { duration: 60 },
  { durration: '60m' },
  { template: '' },
  { template: ['sample-lab'] },
  { studentEmail: '=cmd|x' },
  { studentEmail: null },
  { environment: { LD_PRELOAD: '/x' } },
  { environment: { '1A': 'x' } },
  { environment: [] },
  { resources: { cpu: -1 } },
  { endsAt: 'tomorrow' },
  { duration: '0', studentEmail: 'nobody', environment: { '': 'x' }, endsAt: 7, unheard: true },
]

describe('one verdict, whichever way a lab comes in', () => {
  let server: TestServer
  beforeEach(async () => void (server = await startTestServer()))
  afterEach(() => server.stop())

  const ask = async (path: string, question: object = {}) => JSON.parse((await server.http.ask(path, question)).text) as Wire
  const asJson = (object: object) => ask(LABS, { method: 'POST', body: object })
  const asYaml = (object: object) => ask(LABS, { method: 'POST', body: stringify(object), headers: { 'content-type': 'application/yaml' } })
  const direct = (object: object): Promise<unknown> =>
    server.service.resources
      .create({ kind: 'LabInstance', namespace: 'student-labs', object })
      .catch((error: unknown) => (isApiError(error) ? error.toStatus() : error))
  /** As if a person had written it into the store's file: no validation has seen it. */
  const byHand = (object: ReturnType<typeof aLabObject>) =>
    server.test.backend.set(`labinstances/student-labs/${object.metadata.name}`, {
      ...object,
      metadata: {
        ...object.metadata,
        namespace: 'student-labs',
        uid: crypto.randomUUID(),
        generation: 1,
        creationTimestamp: '2026-01-01T00:00:00Z',
        finalizers: [LAB_FINALIZER],
      },
      status: { state: 'pending' },
    } as unknown as JsonObject)
  const patchOf = (name: string) =>
    ask(`${LABS}/${name}`, {
      method: 'PATCH',
      body: { spec: { studentName: 'Ada' } },
      headers: { 'content-type': 'application/merge-patch+json' },
    })
  const causesOf = ({ details }: Wire) => details.causes.map(({ field, message }) => `${field}: ${message}`).toSorted()

  it.each(GOOD)('#166 a good lab is taken by HTTP, by the service, as YAML and from a file edited by hand: %j', async (spec) => {
    const taken = [
      await asJson(aLabObject('one', spec)),
      await asYaml(aLabObject('two', spec)),
      (await direct(aLabObject('three', spec))) as Wire,
    ]
    expect(taken.map(({ metadata }) => metadata.name)).toEqual(['one', 'two', 'three'])
    await byHand(aLabObject('four', spec))
    expect(await patchOf('four')).toMatchObject({ spec: { ...spec, studentName: 'Ada' } })
  })

  it.each(BAD)(
    '#166 a bad lab is refused in the same words by HTTP, by the service and as YAML; written by hand it is shown, and not taken with the next change: %j',
    async (spec) => {
      const object = aLabObject('one', spec)
      const [json, yaml, service] = [await asJson(object), await asYaml(object), await direct(object)]
      expect(json).toMatchObject({ code: 422 })
      expect([yaml, service]).toEqual([json, json])
      await byHand(object)
      expect(await ask(`${LABS}/one`)).toMatchObject({ spec: object.spec })
      const refused = await patchOf('one')
      expect({ code: refused.code, causes: causesOf(refused) }).toEqual({ code: 422, causes: expect.arrayContaining(causesOf(json)) })
    },
  )

  it('#166 labs spoilt by hand hold up no other one, and can be deleted', async () => {
    for (const [index, spec] of BAD.entries()) await byHand(aLabObject(`spoilt-${index}`, spec))
    await asJson(aLabObject('sound'))
    await server.test.pass(30_000)
    expect((await server.test.states()).sound).toBe('ready')
    for (const index of BAD.keys()) await ask(`${LABS}/spoilt-${index}`, { method: 'DELETE' })
    await server.test.pass(60_000)
    expect(Object.keys(await server.test.states())).toEqual(['sound'])
  })

  it('#150 one name lives in two namespaces as two labs; names that only look alike are refused', async () => {
    const there = '/apis/lab.neuroglia.com/v1/namespaces/evening/labinstances'
    const [here, other] = [await asJson(aLabObject('ada')), await ask(there, { method: 'POST', body: aLabObject('ada') })]
    expect(here.metadata.uid).not.toBe(other.metadata.uid)
    await ask(`${LABS}/ada`, { method: 'DELETE' })
    await server.test.pass(10_000)
    expect(await ask(`${there}/ada`)).toMatchObject({ metadata: { uid: other.metadata.uid }, status: { state: 'ready' } })
    for (const name of ['ADA', 'Ada', 'ａda', 'a\u0301da', 'ádа', 'ada\u200b', 'ada '])
      expect(await asJson(aLabObject(name))).toMatchObject({ code: 422 })
  })
})
