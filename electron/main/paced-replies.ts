import { apiError } from '../../src/core/resource/api-error'
import type { Reply } from '../../src/contract/messages'

/** Answers on their way to the page that it has not taken yet. Each may be a list of a thousand labs, and is copied when it is sent. */
const MOST_UNACKNOWLEDGED = 8
/** Not copied yet: they share what the store holds. More than a page asks at once. */
const MOST_WAITING = 1_000

/** Answers at the pace of the page that asked: a page that is busy or hung costs a few of them, however many it asked for. News have a pace of their own. */
export class PacedReplies {
  readonly #send: (reply: Reply) => void
  readonly #unacknowledged = new Set<number>()
  readonly #waiting: Reply[] = []

  constructor(send: (reply: Reply) => void) {
    this.#send = send
  }

  send(reply: Reply): void {
    if (!('answer' in reply)) return this.#send(reply)
    if (this.#unacknowledged.size < MOST_UNACKNOWLEDGED) return this.#sendAnswer(reply)
    if (this.#waiting.length < MOST_WAITING) return void this.#waiting.push(reply)
    const refusal = apiError('TooManyRequests', { code: 'TooManyAnswers' }, { retryAfterSeconds: 1 })
    this.#send({ id: reply.id, error: refusal.toStatus() })
  }

  /** The page said so of this number; it may be that of news. */
  ack(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('ack' in message) || !('id' in message)) return
    if (!this.#unacknowledged.delete(message.id as number)) return
    const next = this.#waiting.shift()
    if (next !== undefined) this.#sendAnswer(next)
  }

  #sendAnswer(reply: Reply): void {
    this.#unacknowledged.add(reply.id)
    this.#send(reply)
  }
}
