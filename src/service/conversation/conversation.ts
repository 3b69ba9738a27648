import { requestSchema } from '../../contract/messages'
import type { Reply, Request } from '../../contract/messages'
import { callSchemas, listenSchemas } from '../../contract/verbs'
import type { Call, Topic } from '../../contract/verbs'
import { otherVersion, PROTOCOL_VERSION, UNTOLD_VERSION } from '../../contract/protocol'
import type { Clock } from '../../core/clock/clock'
import type { Log } from '../../core/observe/log'
import { apiError, type ApiError } from '../../core/resource/api-error'
import { apiErrorOf } from '../api-error-of'
import { callsOf } from './calls'
import type { LabService } from '../lab-service'
import { Listening } from './listening'
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
const MAX_LISTENINGS = 256
/** Questions under way at a time. Beyond that a caller is told to wait, so that a page run wild cannot take the loops' time. */
const MAX_CALLS = 500

/**
 * One screen, on one line, whoever carries it. Everything that comes in is checked here by the contract's schemas: first what kind of
 * request it is, then the arguments of its verb. A request that is none gets an answer if it has an id, and never harms the line.
 */
export class Conversation {
  readonly #options: ConversationOptions
  readonly #terminals = new Terminals()
  readonly #calls: ReturnType<typeof callsOf>
  readonly #topics: ReturnType<typeof topicsOf>
  /** A listening is here from its request to its end; undefined while it is being opened. */
  readonly #listenings = new Map<number, Listening | undefined>()
  /** As the screen said. */
  #version = UNTOLD_VERSION
  #underWay = 0
  #closed = false

  constructor(options: ConversationOptions) {
    this.#options = options
    this.#calls = callsOf(options.service, this.#terminals)
    this.#topics = topicsOf(options.service, this.#terminals)
  }

  hear(message: unknown): void {
    if (this.#closed) return
    const read = requestSchema.safeParse(message)
    if (!read.success) return this.#refuse(message)
    const request = read.data
    if ('protocol' in request && request.protocol !== undefined) this.#version = request.protocol
    if ('call' in request) void this.#answer(request)
    else if ('listen' in request) void this.#listen(request)
    else if ('heard' in request) this.#listenings.get(request.id)?.heard()
    else this.#stop(request.id)
  }

  /** The line is gone: nothing of this screen is left behind. */
  close(): void {
    this.#closed = true
    for (const listening of this.#listenings.values()) listening?.close()
    this.#listenings.clear()
    this.#terminals.close()
  }

  async #answer({ id, call, args }: Extract<Request, { call: Call }>): Promise<void> {
    if (this.#underWay >= MAX_CALLS)
      return this.#fail(id, apiError('TooManyRequests', { code: 'TooManyQuestions' }, { retryAfterSeconds: 1 }))
    this.#underWay += 1
    try {
      this.#send({ id, answer: await this.#asked(call, args) })
    } catch (error) {
      this.#fail(id, error)
    } finally {
      this.#underWay -= 1
    }
  }

  async #asked(call: Call, args: unknown): Promise<unknown> {
    this.#refuseOtherVersion()
    return (this.#calls[call] as (args: unknown) => unknown)(checked(callSchemas[call].safeParse(args), call))
  }

  async #listen({ id, listen, args }: Extract<Request, { listen: Topic }>): Promise<void> {
    if (this.#listenings.has(id)) return this.#fail(id, apiError('BadRequest', { code: 'AlreadyListening' }))
    if (this.#listenings.size >= MAX_LISTENINGS)
      return this.#end(id, apiError('TooManyRequests', { code: 'TooManyLists' }, { retryAfterSeconds: 5 }))
    this.#listenings.set(id, undefined)
    try {
      this.#refuseOtherVersion()
      const open = this.#topics[listen] as (args: unknown) => ReturnType<Topics[Topic]>
      const source = await open(checked(listenSchemas[listen].safeParse(args), listen))
      // Stopped, or the line lost, while it was being opened.
      if (!this.#listenings.has(id)) return source.close()
      const { clock } = this.#options
      this.#listenings.set(
        id,
        new Listening({ id, source, clock, send: (reply) => this.#send(reply), onEnd: () => this.#listenings.delete(id) }),
      )
    } catch (error) {
      if (this.#listenings.delete(id)) this.#end(id, error)
    }
  }

  /** What it says would be misunderstood, and what it is told as well. */
  #refuseOtherVersion(): void {
    if (this.#version !== (this.#options.protocol ?? PROTOCOL_VERSION)) throw otherVersion()
  }

  #stop(id: number): void {
    this.#listenings.get(id)?.close()
    this.#listenings.delete(id)
  }

  #refuse(message: unknown): void {
    const id = typeof message === 'object' && message !== null && 'id' in message ? message.id : undefined
    if (typeof id === 'number' && Number.isSafeInteger(id) && id >= 0) this.#fail(id, apiError('BadRequest', { code: 'RequestUnknown' }))
  }

  #fail(id: number, error: unknown): void {
    this.#send({ id, error: this.#told(error).toStatus() })
  }

  #end(id: number, error: unknown): void {
    this.#send({ id, end: this.#told(error).toStatus() })
  }

  #told(error: unknown): ApiError {
    const answer = apiErrorOf(error)
    if (answer.reason === 'InternalError') this.#options.log.error('A request of a screen failed', { error })
    return answer
  }

  #send(reply: Reply): void {
    if (!this.#closed) this.#options.send(reply)
  }
}

type Read =
  | { readonly success: true; readonly data: unknown }
  | {
      readonly success: false
      readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] }
    }

function checked(read: Read, verb: string): unknown {
  if (read.success) return read.data
  const mistakes = read.error.issues
    .slice(0, 20)
    .map(({ path, message }) => `${path.map(String).join('.') || 'arguments'}: ${message}`.slice(0, 200))
  throw apiError('BadRequest', { code: 'ArgumentsOdd', params: { verb, mistakes: mistakes.join('; ') } })
}
