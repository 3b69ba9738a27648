import { ApiError, apiError, type WireStatus } from '../core/resource/api-error'
import type { Channel, ChannelListener } from './channel'
import type { Reply, Request } from './messages'
import { isOtherVersion, PROTOCOL_VERSION } from './protocol'
import type { Call, CallAnswers, CallArguments, Topic, TopicArguments, TopicEvents } from './verbs'

/** What carries a conversation: a WebSocket, Electron's IPC, or nothing at all. Whatever it is, one client speaks over it. */
export interface Transport {
  /** False: nothing was sent, the connection is down. Throws for what cannot be sent at all. */
  send(request: Request): boolean
  /** Called once. */
  onMessage(listener: (reply: Reply) => void): void
}

export type CallReply = { readonly answer: unknown } | { readonly error: WireStatus }
export type SubscriptionReply =
  { readonly events: readonly unknown[] } | { readonly end: WireStatus | null } | { readonly error: WireStatus }

/** A client in plain values: what can be handed through a wall that lets no object of ours pass, as Electron's between preload and page. */
export interface RawChannel {
  /** Never rejects for what the engine says. */
  call(verb: string, args: unknown): Promise<CallReply>
  /** `onReply` gets `{events}`, again and again, each time after it has returned; at last `{end}`. Returns what ends it. */
  subscribe(topic: string, args: unknown, onReply: (news: SubscriptionReply) => void): () => void
}

export interface ChannelClientOptions {
  readonly transport: Transport
  /** Where another client may have been heard half way on the same connection: its numbers must not be ours. */
  readonly firstId?: number
  /** The engine's side is of another version than this one: nothing more is to be had from it. */
  readonly onRefused?: (why: WireStatus) => void
}

const connectionLost = (): ApiError => apiError('ServiceUnavailable', { code: 'EngineUnreachable' })

/**
 * The screen's half of a conversation, for every carrier: numbers what it asks, finds the asker of each reply, and says that a batch or an
 * answer was taken, so that the next one may come. Says with the first thing that it asks which version it is of.
 */
export class ChannelClient implements RawChannel {
  readonly #options: ChannelClientOptions
  readonly #transport: Transport
  readonly #calls = new Map<number, (answer: CallReply) => void>()
  readonly #listeners = new Map<number, (news: SubscriptionReply) => void>()
  #nextId: number
  #isGreeted = false

  constructor(options: ChannelClientOptions) {
    this.#options = options
    this.#transport = options.transport
    this.#nextId = options.firstId ?? 1
    options.transport.onMessage((reply) => this.#receive(reply))
  }

  call(verb: string, args: unknown): Promise<CallReply> {
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#calls.set(id, resolve)
      this.#ask({ id, call: verb as Call, args }, { lost: () => resolve({ error: connectionLost().toStatus() }), failed: reject })
    })
  }

  subscribe(topic: string, args: unknown, onReply: (news: SubscriptionReply) => void): () => void {
    const id = this.#nextId++
    this.#listeners.set(id, onReply)
    this.#ask(
      { id, subscribe: topic as Topic, args },
      {
        lost: () => queueMicrotask(() => onReply({ end: connectionLost().toStatus() })),
        failed: (error) => {
          throw error
        },
      },
    )
    return () => {
      if (this.#listeners.delete(id)) this.#transport.send({ id, unsubscribe: true })
    }
  }

  /** The answer to what was asked on this connection before this client spoke on it. */
  expect(id: number): Promise<CallReply> {
    return new Promise((resolve) => this.#calls.set(id, resolve))
  }

  /** The connection broke: all that was under way ends with this. One that is there again is greeted again. */
  lose(): void {
    const [calls, listeners, why] = [[...this.#calls.values()], [...this.#listeners.values()], connectionLost().toStatus()]
    this.#calls.clear()
    this.#listeners.clear()
    this.#isGreeted = false
    for (const answer of calls) answer({ error: why })
    for (const onReply of listeners) onReply({ end: why })
  }

  /** What was not sent waits for nothing. */
  #ask(request: Extract<Request, { args?: unknown }>, or: { readonly lost: () => void; readonly failed: (error: unknown) => void }): void {
    try {
      if (this.#transport.send(this.#isGreeted ? request : { ...request, protocol: PROTOCOL_VERSION })) return void (this.#isGreeted = true)
      this.#forget(request.id)
      or.lost()
    } catch (error) {
      this.#forget(request.id)
      or.failed(error)
    }
  }

  #forget(id: number): void {
    this.#calls.delete(id)
    this.#listeners.delete(id)
  }

  #receive(reply: Reply): void {
    const { id, ...news } = reply
    this.#noteRefusal(news)
    const answer = this.#calls.get(id)
    if (answer === undefined) return this.#tell(id, news)
    this.#calls.delete(id)
    answer(news as CallReply)
    if ('answer' in news) this.#transport.send({ id, ack: true })
  }

  #noteRefusal(news: Omit<Reply, 'id'>): void {
    const why = 'error' in news ? (news.error as WireStatus) : 'end' in news ? (news.end as WireStatus | null) : null
    if (why !== null && isOtherVersion(why)) this.#options.onRefused?.(why)
  }

  #tell(id: number, news: Omit<Reply, 'id'>): void {
    const onReply = this.#listeners.get(id)
    if (onReply === undefined) return
    if (!('events' in news)) this.#listeners.delete(id)
    try {
      onReply(news as SubscriptionReply)
    } finally {
      if (this.#listeners.has(id)) this.#transport.send({ id, ack: true })
    }
  }
}

/** The contract over a client: with its types, and with errors that can be caught. */
export function channelOver(client: RawChannel): Channel {
  return {
    call: async <C extends Call>(verb: C, args: CallArguments<C>) => answerOf(await client.call(verb, args)) as CallAnswers[C],
    subscribe: <T extends Topic>(topic: T, args: TopicArguments<T>, listener: ChannelListener<TopicEvents[T]>) =>
      client.subscribe(topic, args, (news) => {
        if ('events' in news) return listener.onEvents(news.events as readonly TopicEvents[T][])
        const status = 'end' in news ? news.end : news.error
        listener.onEnd(status === null ? undefined : errorOf(status))
      }),
  }
}

/** Throws for a refusal. */
export function answerOf(reply: CallReply): unknown {
  if ('error' in reply) throw errorOf(reply.error)
  return reply.answer
}

/** The error that the engine's side threw, made again on this side. */
export function errorOf({ reason, message, details }: WireStatus): ApiError {
  return new ApiError(reason, message, details)
}
