import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HTTP } from 'cloudevents'
import { afterEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../src/core/observe/log'
import { InProcessEventBus } from '../../src/core/events/in-process-event-bus'
import { EngineMetrics } from '../../src/core/metrics/engine-metrics'
import { createCloudEventSink, type CloudEventSink, type CloudEventSinkOptions } from '../../src/hosts/cloud-event-sink'
import { FakeClock, settle } from '../fixtures/fake-clock'

type Script = (signal: AbortSignal) => Promise<Response>

const open: CloudEventSink[] = []
const servers: Server[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((sink) => sink.stop()))
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

const answer =
  (status: number): Script =>
  async () =>
    new Response(null, { status })
const hang: Script = (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
const refuse: Script = async () => {
  throw new TypeError('fetch failed')
}

function aSink(options: Partial<CloudEventSinkOptions> & { readonly answers?: Script[] } = {}) {
  const clock = new FakeClock()
  const bus = new InProcessEventBus({
    clock,
    newId: () => String(Math.random()),
    source: 'urn:lab:test',
    log: silentLog,
    metrics: new EngineMetrics(),
  })
  const { answers = [], ...rest } = options
  const posted: string[] = []
  const post = (async (_url: unknown, init: { body: string; signal: AbortSignal }) => {
    posted.push((JSON.parse(init.body) as { subject: string }).subject)
    return (answers.shift() ?? answer(204))(init.signal)
  }) as unknown as typeof fetch
  const warnings: string[] = []
  const log = {
    ...silentLog,
    warn: (message: string) => void warnings.push(message),
    error: (message: string) => void warnings.push(message),
  }
  const sink = createCloudEventSink({ url: 'http://127.0.0.1:9/', bus, clock, log, post, ...rest })
  open.push(sink)
  const publish = (...subjects: string[]) => subjects.forEach((subject) => bus.publish('labinstance.updated', subject, { any: 1 }))
  return { clock, bus, sink, posted, warnings, publish }
}

async function aServer(status: number) {
  const received: { headers: Record<string, unknown>; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request
      .setEncoding('utf8')
      .on('data', (chunk: string) => {
        body += chunk
      })
      .on('end', () => {
        received.push({ headers: request.headers, body })
        response.writeHead(status).end('thanks')
        server.emit('received')
      })
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events` }
}

describe('the CloudEvents sink', () => {
  it('posts a structured-mode event that the CloudEvents package reads back', async () => {
    const { server, received, url } = await aServer(202)
    const { publish, sink } = aSink({ url, post: fetch })
    publish('student-labs/python-basics-lab')
    await once(server, 'received')
    expect(received[0]?.headers['content-type']).toMatch(/^application\/cloudevents\+json/)
    expect(HTTP.toEvent({ headers: received[0]!.headers as Record<string, string>, body: received[0]!.body })).toMatchObject({
      type: 'labinstance.updated',
      subject: 'student-labs/python-basics-lab',
      data: { any: 1 },
    })
    await sink.stop()
  })

  it('keeps the order, and posts the next one only when the one before has arrived', async () => {
    const { clock, posted, publish, sink } = aSink({ answers: [answer(503), answer(503)] })
    publish('a', 'b', 'c')
    await clock.advanceAsync(10_000)
    expect([posted, sink.status()]).toEqual([['a', 'a', 'a', 'b', 'c'], { waiting: 0, delivered: 3, dropped: 0, refused: 0 }])
  })

  it('waits twice as long after each failure, up to a minute', async () => {
    const { clock, posted, publish } = aSink({ answers: Array.from({ length: 20 }, () => refuse) })
    publish('a')
    const waits: number[] = []
    for (let seen = 0, wait = 0; waits.length < 9; wait += 500) {
      await clock.advanceAsync(500)
      if (posted.length === seen) continue
      if (seen > 0) waits.push(wait)
      seen = posted.length
      wait = 0
    }
    expect(waits.slice(0, 8).map((wait, index) => index === 0 || wait >= Math.min(60_000, (waits[index - 1] ?? 0) * 1.9))).toEqual(
      Array(8).fill(true),
    )
    expect(Math.max(...waits)).toBeLessThanOrEqual(60_500)
  })

  it('drops the oldest when the receiver is away too long, counts them, and says so once', async () => {
    const { clock, posted, publish, sink, warnings } = aSink({ capacity: 3, answers: [hang] })
    publish('in hand', 'b', 'c', 'd', 'e', 'f')
    expect(sink.status()).toMatchObject({ waiting: 3, dropped: 2 })
    await clock.advanceAsync(60_000)
    expect([posted, warnings.filter((line) => line.includes('dropped')).length]).toEqual([['in hand', 'in hand', 'd', 'e', 'f'], 1])
  })

  it('gives a receiver that never answers up at its own deadline', async () => {
    const { clock, posted, publish, sink } = aSink({ answers: [hang], deadlineMs: 5_000 })
    publish('a')
    await clock.advanceAsync(4_999)
    const before = posted.length
    await clock.advanceAsync(5_000)
    expect([before, posted.length, sink.status().delivered]).toEqual([1, 2, 1])
  })

  it.each([400, 401, 404, 410, 413])('an event that is refused with %i holds nobody up', async (status) => {
    const { clock, posted, publish, sink } = aSink({ answers: [answer(status)] })
    publish('a', 'b')
    await clock.advanceAsync(0)
    expect([posted, sink.status()]).toMatchObject([['a', 'b'], { delivered: 1, refused: 1 }])
  })

  it.each([408, 429, 500, 503])('%i is tried again', async (status) => {
    const { clock, posted, publish } = aSink({ answers: [answer(status)] })
    publish('a')
    await clock.advanceAsync(2_000)
    expect(posted).toEqual(['a', 'a'])
  })

  it('an event that cannot be written down holds nobody up', async () => {
    const { bus, clock, posted, publish, sink } = aSink()
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    bus.publish('labinstance.updated', 'bad', cycle)
    publish('good')
    await clock.advanceAsync(0)
    expect([posted, sink.status().refused]).toEqual([['good'], 1])
  })

  it('never holds the engine up: publishing returns at once while the receiver hangs', () => {
    const { publish, sink } = aSink({ answers: [hang] })
    publish(...Array.from({ length: 2_000 }, (_, index) => String(index)))
    expect(sink.status()).toMatchObject({ waiting: 1_000, dropped: 999 })
  })

  it('delivers what is published between two deliveries', async () => {
    const { posted, publish } = aSink()
    for (const subject of ['a', 'b', 'c']) {
      publish(subject)
      await settle()
    }
    expect(posted).toEqual(['a', 'b', 'c'])
  })

  it('says once what is wrong, in a sentence without a stack', async () => {
    const { clock, publish, warnings } = aSink({ answers: Array.from({ length: 5 }, () => refuse) })
    publish('a')
    await clock.advanceAsync(8_000)
    expect(warnings).toEqual(['The event receiver did not take an event: the connection failed.'])
  })

  it.each([
    ['in a post', hang],
    ['waiting for the next attempt', refuse],
  ])('stops cleanly %s: no timer left, no post after it', async (_, script) => {
    const { clock, posted, publish, sink, warnings } = aSink({ answers: [script] })
    publish('a', 'b')
    await settle()
    await sink.stop()
    publish('c')
    await clock.advanceAsync(120_000)
    expect([posted, clock.pendingTimers, sink.status().waiting, warnings.at(-1)]).toEqual([
      ['a'],
      0,
      0,
      'Not delivered to the event receiver before the stop: 2.',
    ])
  })
})
