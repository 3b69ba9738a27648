import { CustomObjectsApi, KubeConfig, VersionApi, Watch } from '@kubernetes/client-node'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Resource } from '../../../src/core/resource/resource'
import { aLabObject } from '../../fixtures/http-client'
import { startTestServer, type TestServer } from '../../fixtures/test-server'

const WHERE = { group: 'lab.neuroglia.com', version: 'v1', namespace: 'student-labs', plural: 'labinstances' }

let server: TestServer
let config: KubeConfig
beforeEach(async () => {
  server = await startTestServer()
  config = new KubeConfig()
  config.loadFromOptions({
    clusters: [{ name: 'here', server: server.http.url, skipTLSVerify: true }],
    users: [{ name: 'me', token: server.http.token }],
    contexts: [{ name: 'here', cluster: 'here', user: 'me' }],
    currentContext: 'here',
  })
})
afterEach(() => server.stop())

it('a client made for Kubernetes creates, lists, patches, watches and deletes labs', async () => {
  const api = config.makeApiClient(CustomObjectsApi)
  const seen: string[] = []
  const ended = new Promise<void>((resolve, reject) => {
    void new Watch(config).watch(
      '/apis/lab.neuroglia.com/v1/labinstances',
      {},
      (type: string, object: Resource) => {
        seen.push(`${type} ${object.metadata.name}`)
        if (type === 'DELETED') resolve()
      },
      reject,
    )
  })
  const created = (await api.createNamespacedCustomObject({ ...WHERE, body: aLabObject('one') })) as Resource
  await server.test.pass(1000)
  const list = (await api.listNamespacedCustomObject({ ...WHERE, labelSelector: '', fieldSelector: 'status.state=ready' })) as {
    items: Resource[]
  }
  const read = (await api.getNamespacedCustomObject({ ...WHERE, name: 'one' })) as Resource
  const replaced = (await api.replaceNamespacedCustomObject({
    ...WHERE,
    name: 'one',
    body: { ...read, spec: { ...(read.spec as object), duration: '2h' } },
  })) as Resource
  await api.deleteNamespacedCustomObject({ ...WHERE, name: 'one', body: { preconditions: { uid: created.metadata.uid } } })
  await server.test.pass(1000)
  await ended
  expect({
    listed: list.items.map(({ metadata }) => metadata.uid),
    generation: replaced.metadata.generation,
    first: seen[0],
    last: seen.at(-1),
  }).toEqual({ listed: [created.metadata.uid], generation: 2, first: 'ADDED one', last: 'DELETED one' })
})

it('finds out what there is, and is told errors in its own terms', async () => {
  const api = config.makeApiClient(CustomObjectsApi)
  expect((await config.makeApiClient(VersionApi).getCode()).gitVersion).toMatch(/^v1\./)
  const { resources } = await api.getAPIResources(WHERE)
  expect(resources.find(({ name }) => name === 'labinstances')).toMatchObject({
    kind: 'LabInstance',
    namespaced: true,
    shortNames: ['lab', 'labs'],
  })
  await expect(api.getNamespacedCustomObject({ ...WHERE, name: 'none' })).rejects.toMatchObject({
    code: 404,
    body: expect.stringContaining('"reason":"NotFound"'),
  })
})
