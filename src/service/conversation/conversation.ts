import { requestSchema } from '../../contract/messages'
import type { Reply, Request } from '../../contract/messages'
import { callSchemas, topicSchemas } from '../../contract/verbs'
import type { Call, Topic } from '../../contract/verbs'
import { otherVersion, PROTOCOL_VERSION, UNTOLD_VERSION } from '../../contract/protocol'
import type { Clock } from '../../core/clock/clock'
import type { Log } from '../../core/observe/log'
import { apiError, type ApiError } from '../../core/resource/api-error'
import { apiErrorOf } from '../api-error-of'
import { callsOf } from './calls'
import type { LabService } from '../lab-service'
import { Subscription } from './subscription'
import { Terminals } from './terminals'
import { topicsOf } from './topics'
import type { Topics } from './topics'

export interface ConversationOptions {
  readonly service: LabService
  readonly clock: Clock
  readonly log: Log
  readonly send: (reply: Reply) => void
  /** Default: what this program speaks. */
  readonly protocol?: number
}

/** Some twenty tabs of one screen; a screen that asks for more has a fault of its own. */
const MAX_SUBSCRIPTIONS = 256
/** Questions under way at a time. Beyond that a caller is told to wait, so that a page run wild cannot take the loops' time. */
const MAX_CALLS = 500

/**
 * One screen, on one connection, whoever carries it. Everything that comes in is checked here by the contract's schemas: first what kind of
 * request it is, then the arguments of its verb. A request that is none gets an answer if it has an id, and never harms the connection.
 */
export class Conversation {
  readonly #options: ConversationOptions
  readonly #terminals = new Terminals()
  readonly #calls: ReturnType<typeof callsOf>
  readonly #topics: ReturnType<typeof topicsOf>
  /** A subscription is here from its request to its end; undefined while it is being opened. */
  readonly #subscriptions = new Map<number, Subscription | undefined>()
  /** As the screen said. */
  #version = UNTOLD_VERSION
  #underWay = 0
  #closed = false

  constructor(options: ConversationOptions) {
    this.#options = options
    this.#calls = callsOf(options.service, this.#terminals)
    this.#topics = topicsOf(options.service, this.#terminals)
  }

  receive(message: unknown): void {
    if (this.#closed) return
    const read = requestSchema.safeParse(message)
    if (!read.success) return this.#refuse(message)
    const request = read.data
    if ('protocol' in request && request.protocol !== undefined) this.#version = request.protocol
    if ('call' in request) void this.#answer(request)
    else if ('subscribe' in request) void this.#subscribe(request)
    else if ('ack' in request) this.#subscriptions.get(request.id)?.ack()
    else this.#unsubscribe(request.id)
  }

  /** The connection is gone: nothing of this screen is left behind. */
  close(): void {
    this.#closed = true
    for (const subscription of this.#subscriptions.values()) subscription?.close()
    this.#subscriptions.clear()
    this.#terminals.close()
  }

  async #answer({ id, call, args }: Extract<Request, { call: Call }>): Promise<void> {
    if (this.#underWay >= MAX_CALLS)
      return this.#fail(id, apiError('TooManyRequests', { code: 'TooManyQuestions' }, { retryAfterSeconds: 1 }))
    this.#underWay += 1
    try {
      this.#send({ id, answer: await this.#invoke(call, args) })
    } catch (error) {
      this.#fail(id, error)
    } finally {
      this.#underWay -= 1
    }
  }

  async #invoke(call: Call, args: unknown): Promise<unknown> {
    this.#refuseOtherVersion()
    return (this.#calls[call] as (args: unknown) => unknown)(checked(callSchemas[call].safeParse(args), call))
  }

  async #subscribe({ id, subscribe: topic, args }: Extract<Request, { subscribe: Topic }>): Promise<void> {
    if (this.#subscriptions.has(id)) return this.#fail(id, apiError('BadRequest', { code: 'AlreadyListening' }))
    if (this.#subscriptions.size >= MAX_SUBSCRIPTIONS)
      return this.#end(id, apiError('TooManyRequests', { code: 'TooManyLists' }, { retryAfterSeconds: 5 }))
    this.#subscriptions.set(id, undefined)
    try {
      this.#refuseOtherVersion()
      const open = this.#topics[topic] as (args: unknown) => ReturnType<Topics[Topic]>
      const source = await open(checked(topicSchemas[topic].safeParse(args), topic))
      // Stopped, or the connection lost, while it was being opened.
      if (!this.#subscriptions.has(id)) return source.close()
      const { clock } = this.#options
      this.#subscriptions.set(
        id,
        new Subscription({ id, source, clock, send: (reply) => this.#send(reply), onEnd: () => this.#subscriptions.delete(id) }),
      )
    } catch (error) {
      if (this.#subscriptions.delete(id)) this.#end(id, error)
    }
  }

  /** What it says would be misunderstood, and what it is told as well. */
  #refuseOtherVersion(): void {
    if (this.#isOtherVersion()) throw otherVersion()
  }

  #isOtherVersion(): boolean {
    return this.#version !== (this.#options.protocol ?? PROTOCOL_VERSION)
  }

  #unsubscribe(id: number): void {
    this.#subscriptions.get(id)?.close()
    this.#subscriptions.delete(id)
  }

  #refuse(message: unknown): void {
    const { id, protocol } = (typeof message === 'object' && message !== null ? message : {}) as Readonly<Record<string, unknown>>
    // Another version may have other words for its requests, too.
    if (typeof protocol === 'number') this.#version = protocol
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 0) return
    this.#fail(
      id,
      this.#isOtherVersion() && this.#version !== UNTOLD_VERSION ? otherVersion() : apiError('BadRequest', { code: 'RequestUnknown' }),
    )
  }

  #fail(id: number, error: unknown): void {
    this.#send({ id, error: this.#apiErrorFor(error).toStatus() })
  }

  #end(id: number, error: unknown): void {
    this.#send({ id, end: this.#apiErrorFor(error).toStatus() })
  }

  #apiErrorFor(error: unknown): ApiError {
    const answer = apiErrorOf(error)
    if (answer.reason === 'InternalError') this.#options.log.error('A request of a screen failed', { error })
    return answer
  }

  #send(reply: Reply): void {
    if (!this.#closed) this.#options.send(reply)
  }
}

type ParseResult =
  | { readonly success: true; readonly data: unknown }
  | {
      readonly success: false
      readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] }
    }

function checked(read: ParseResult, verb: string): unknown {
  if (read.success) return read.data
  const mistakes = read.error.issues
    .slice(0, 20)
    .map(({ path, message }) => `${path.map(String).join('.') || 'arguments'}: ${message}`.slice(0, 200))
  throw apiError('BadRequest', { code: 'ArgumentsOdd', params: { verb, mistakes: mistakes.join('; ') } })
}
