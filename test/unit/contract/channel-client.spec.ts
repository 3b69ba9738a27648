import { beforeEach, describe, expect, it } from 'vitest'
import { ChannelClient, channelOver } from '../../../src/contract/channel-client'
import type { Reply, Request } from '../../../src/contract/messages'
import { PROTOCOL_VERSION } from '../../../src/contract/protocol'
import { isApiError } from '../../../src/core/resource/api-error'
import { Conversation } from '../../../src/service/conversation/conversation'
import { createLabService } from '../../../src/service/lab-service'
import { settle } from '../../fixtures/fake-clock'
import { RecordingLog } from '../../fixtures/recording-log'
import { TestEngine } from '../../fixtures/test-engine'

/** A client and the engine's own conversation, with a line between them that can break. */
function aLine(test: TestEngine, protocol?: number) {
  const sent: Request[] = []
  const refusals: string[] = []
  let isUp = true
  let receive = (_reply: Reply): void => {}
  const conversation = new Conversation({
    service: createLabService({ engine: test.engine, clock: test.clock }),
    clock: test.clock,
    log: new RecordingLog(),
    // As over a wire: nothing but plain values gets through.
    send: (reply) => receive(JSON.parse(JSON.stringify(reply)) as Reply),
    ...(protocol === undefined ? {} : { protocol }),
  })
  const client = new ChannelClient({
    transport: {
      send(request) {
        if (isUp) sent.push(request)
        if (isUp) conversation.receive(JSON.parse(JSON.stringify(request)))
        return isUp
      },
      onMessage: (listener) => (receive = listener),
    },
    onRefused: ({ message }) => refusals.push(message),
  })
  return { client, channel: channelOver(client), conversation, sent, refusals, cut: (up: boolean) => (isUp = up) }
}

const LABS = { kind: 'LabInstance' } as const

describe('the client of a channel', () => {
  let test: TestEngine
  beforeEach(async () => {
    test = await new TestEngine().start()
    return () => test.stop()
  })

  it('asks and is answered, and is thrown what the engine throws', async () => {
    const { channel } = aLine(test)
    await test.declare('ada')
    expect((await channel.call('list', LABS)).items.map(({ metadata }) => metadata.name)).toEqual(['ada'])
    const error: unknown = await channel.call('get', { ...LABS, namespace: 'student-labs', name: 'bob' }).catch((reason: unknown) => reason)
    expect([isApiError(error, 'NotFound'), (error as Error).message]).toEqual([true, expect.stringContaining('"bob" not found')])
  })

  it('says which version it is of with its first request, once on each line', async () => {
    const { client, channel, sent } = aLine(test)
    await channel.call('list', LABS)
    await channel.call('list', LABS)
    client.lose()
    await channel.call('list', LABS)
    expect(sent.flatMap((request) => ('call' in request ? [request.protocol] : []))).toEqual([
      PROTOCOL_VERSION,
      undefined,
      PROTOCOL_VERSION,
    ])
  })

  it('tells news as they come, says that they were taken, and nothing after it was stopped', async () => {
    const { channel, sent } = aLine(test)
    const heard: string[] = []
    const stop = channel.subscribe(
      'watch',
      { ...LABS },
      { onEvents: (events) => void heard.push(...events.map(({ type }) => type)), onEnd: () => void heard.push('end') },
    )
    await test.pass(0)
    await test.declare('ada')
    await test.pass(100)
    const before = heard.length
    stop()
    await test.declare('bob')
    await test.pass(100)
    expect([before > 0, heard.length - before, heard.includes('end')]).toEqual([true, 0, false])
    expect(sent.filter((request) => 'ack' in request).length).toBeGreaterThan(0)
    expect(sent.at(-1)).toMatchObject({ unsubscribe: true })
  })

  it('refuses at once while the line is down, and sends nothing of it later', async () => {
    const { channel, sent, cut } = aLine(test)
    cut(false)
    const ended: unknown[] = []
    channel.subscribe('engine', {}, { onEvents: () => {}, onEnd: (error) => void ended.push(error) })
    await expect(channel.call('list', LABS)).rejects.toMatchObject({ reason: 'ServiceUnavailable' })
    await settle()
    expect([ended, sent]).toEqual([[expect.objectContaining({ reason: 'ServiceUnavailable' })], []])
  })

  it('whose line breaks ends all that is under way', async () => {
    const { client, channel } = aLine(test)
    const ended: unknown[] = []
    channel.subscribe('engine', {}, { onEvents: () => {}, onEnd: (error) => void ended.push(error) })
    const asked = channel.call('list', LABS)
    client.lose()
    await expect(asked).rejects.toMatchObject({ reason: 'ServiceUnavailable' })
    expect(ended).toEqual([expect.objectContaining({ reason: 'ServiceUnavailable' })])
  })

  it('of another version than the engine is told what to do, whatever it asks', async () => {
    const { channel, refusals } = aLine(test, PROTOCOL_VERSION + 1)
    const ended: unknown[] = []
    channel.subscribe('watch', { ...LABS }, { onEvents: () => {}, onEnd: (error) => void ended.push(error) })
    const sentence = expect.stringContaining('Reload the page; if that does not help, update the program') as string
    await expect(channel.call('list', LABS)).rejects.toMatchObject({ reason: 'BadRequest', message: sentence })
    expect([ended, refusals]).toEqual([[expect.objectContaining({ message: sentence })], [sentence, sentence]])
  })
})

it('a page of another version is told so, also in words that this version no longer has', async () => {
  const test = await new TestEngine().start()
  const replies: Reply[] = []
  const options = { service: createLabService({ engine: test.engine, clock: test.clock }), clock: test.clock, log: new RecordingLog() }
  const conversation = new Conversation({ ...options, send: (reply) => replies.push(reply) })
  conversation.receive({ id: 1, protocol: PROTOCOL_VERSION - 1, listen: 'watch', args: LABS })
  conversation.receive({ id: 2, call: 'list', args: LABS })
  await settle()
  conversation.close()
  await test.stop()
  expect(replies.map((reply) => 'error' in reply && reply.error.details?.code)).toEqual(['OtherVersion', 'OtherVersion'])
})

describe('a screen from before versions were told', () => {
  it('is of the first one', async () => {
    const test = await new TestEngine().start()
    const replies: Reply[] = []
    const options = { service: createLabService({ engine: test.engine, clock: test.clock }), clock: test.clock, log: new RecordingLog() }
    for (const protocol of [1, 2]) {
      const conversation = new Conversation({ ...options, send: (reply) => replies.push(reply), protocol })
      conversation.receive({ id: protocol, call: 'list', args: LABS })
      await settle()
      conversation.close()
    }
    expect(replies).toMatchObject([
      { id: 1, answer: { items: [] } },
      { id: 2, error: { reason: 'BadRequest' } },
    ])
    await test.stop()
  })
})
