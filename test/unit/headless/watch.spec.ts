import type { IncomingMessage } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LiveEvent, WatchEvent } from '../../../src/contract/stream-events'
import type { Resource } from '../../../src/core/resource/resource'
import { aLabObject, LABS, linesOf, takeEvents } from '../../fixtures/http-client'
import { startTestServer, type TestServer } from '../../fixtures/test-server'

const ALL = '/apis/lab.neuroglia.com/v1/labinstances'

describe('watching over HTTP', () => {
  let server: TestServer
  const open: IncomingMessage[] = []
  beforeEach(async () => void (server = await startTestServer()))
  afterEach(async () => {
    for (const response of open.splice(0)) response.destroy()
    await server.stop()
  })

  const create = async (name: string) =>
    JSON.parse((await server.http.ask(LABS, { method: 'POST', body: aLabObject(name) })).text) as Resource
  const stream = async (path: string) => {
    const response = await server.http.open(path, { headers: server.http.bearer })
    open.push(response)
    return { response, lines: linesOf(response) }
  }
  const words = (events: readonly WatchEvent[]) =>
    events.map(({ type, object }) => `${type} ${'name' in object.metadata ? object.metadata.name : ''}`)

  it('#98 a version that is not of this history: 410 Expired as a Status', async () => {
    const answer = await server.http.ask(`${ALL}?watch=1&resourceVersion=999999999`)
    expect({ code: answer.code, status: JSON.parse(answer.text) }).toMatchObject({
      code: 410,
      status: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', reason: 'Expired', code: 410 },
    })
    expect((await server.http.ask(`${ALL}?watch=1&resourceVersion=abc`)).code).toBe(400)
  })

  it('#97 from a version on there is no gap and no repetition, over reconnects as well', async () => {
    const { resourceVersion: from } = (JSON.parse((await server.http.ask(ALL)).text) as { metadata: { resourceVersion: string } }).metadata
    for (let count = 0; count < 12; count++) await create(`lab-${count}`)
    await server.test.pass(1000)
    const versionsOf = (events: readonly WatchEvent[]) =>
      events.map(({ type, object }) => `${type} ${'resourceVersion' in object.metadata ? object.metadata.resourceVersion : ''}`)
    const whole = versionsOf(await takeEvents<WatchEvent>((await stream(`${ALL}?watch=1&resourceVersion=${from}`)).lines, 30))
    const pieces: string[] = []
    for (let version = from; pieces.length < 30; version = pieces.at(-1)?.split(' ')[1] ?? '') {
      const { lines, response } = await stream(`${ALL}?watch=1&resourceVersion=${version}`)
      pieces.push(...versionsOf(await takeEvents<WatchEvent>(lines, 3)))
      response.destroy()
    }
    expect(pieces).toEqual(whole)
    expect(new Set(whole).size).toBe(30)
  })

  it('says a deletion with its own version, and ends in time with a bookmark', async () => {
    await create('one')
    await server.test.pass(1000)
    const { lines } = await stream(`${ALL}?watch=1&allowWatchBookmarks=1&timeoutSeconds=60`)
    expect(words(await takeEvents<WatchEvent>(lines, 1))).toEqual(['ADDED one'])
    await server.http.ask(`${LABS}/one`, { method: 'DELETE' })
    await server.test.pass(1000)
    const events: WatchEvent[] = []
    while (events.at(-1)?.type !== 'DELETED') events.push(...(await takeEvents<WatchEvent>(lines, 1)))
    const deletedAt = Number((events.at(-1)?.object as Resource).metadata.resourceVersion)
    expect(deletedAt).toBeGreaterThan(Number((events.at(-2)?.object as Resource).metadata.resourceVersion))
    await server.test.pass(60_000)
    const rest = await takeEvents<WatchEvent>(lines, 10)
    expect(rest.map(({ type }) => type)).toContain('BOOKMARK')
    expect(Number((rest.at(-1)?.object.metadata as { resourceVersion: string }).resourceVersion)).toBeGreaterThanOrEqual(deletedAt)
  })

  it('hands out a selection only', async () => {
    const { lines } = await stream(`${ALL}?watch=1&fieldSelector=metadata.name%3Dtwo`)
    await create('one')
    await create('two')
    expect(words(await takeEvents<WatchEvent>(lines, 1))).toEqual(['ADDED two'])
  })

  it('#100 a client that is cut off leaves no listener and no timer', async () => {
    const pending = server.test.clock.pendingTimers
    for (let count = 0; count < 100; count++) {
      const { response } = await stream(`${ALL}?watch=1&allowWatchBookmarks=1&timeoutSeconds=600`)
      response.destroy()
    }
    await expect.poll(() => server.test.clock.pendingTimers).toBe(pending)
  })

  it('a slow reader holds nobody up and nothing in memory', async () => {
    const { response } = await stream(`${ALL}?watch=1`)
    response.pause()
    for (let count = 0; count < 30; count++) await create(`lab-${count}`)
    expect((await server.http.ask(ALL)).code).toBe(200)
    const names = new Set<string>()
    for await (const line of linesOf(response)) {
      names.add((JSON.parse(line) as { object: Resource }).object.metadata.name)
      if (names.size === 30) break
    }
    expect(names.size).toBe(30)
  })

  it('#187 a stop ends every stream', async () => {
    const { lines } = await stream(`${ALL}?watch=1`)
    const end = takeEvents<WatchEvent>(lines, 1)
    await server.host.close()
    expect(await end).toEqual([])
  })

  it('tells live facts: all that is known, then what changes, and one lab alone', async () => {
    await create('one')
    await server.test.pass(1000)
    const { lines } = await stream(`${ALL}?live=1&watch=1`)
    const [first] = await takeEvents<LiveEvent>(lines, 1)
    expect(first).toMatchObject({ namespace: 'student-labs', name: 'one', live: { confirmedAt: expect.any(Number) } })
    await server.test.pass(45_000)
    const [second] = await takeEvents<LiveEvent>(lines, 1)
    expect(second?.live.confirmedAt).toBeGreaterThan(first?.live.confirmedAt ?? 0)
    expect(JSON.parse((await server.http.ask(`${LABS}/one/live`)).text)).toHaveProperty('confirmedAt')
    expect(JSON.parse((await server.http.ask(`${ALL}?live=1`)).text)).toMatchObject({ items: [{ name: 'one' }] })
  })

  it('hands out a log and follows it until the reader goes', async () => {
    await create('one')
    await server.test.pass(1000)
    const log = await server.http.ask(`${LABS}/one/log?tailLines=1`)
    expect(log).toMatchObject({ code: 200, headers: { 'content-type': 'text/plain; charset=utf-8' } })
    expect(log.text.trim().split('\n')).toHaveLength(1)
    const { lines } = await stream(`${LABS}/one/log?follow=1`)
    expect((await lines.next()).value).toBeTypeOf('string')
    expect((await server.http.ask(`${LABS}/none/log`)).code).toBe(404)
  })
})
