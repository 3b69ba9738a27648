import type { Cancel, Clock, Unsubscribe } from '../../core/clock/clock'
import { apiErrorOf } from '../api-error-of'
import type { Reply } from '../../contract/messages'
import type { PullSource } from './pull-source'

/** A batch is about what a screen draws in one frame. */
const BATCH = 500
/** News that come thick are told together: twenty times a second is live to an eye, and cheap for a screen. */
const PACE_MS = 50

export interface SubscriptionOptions {
  readonly id: number
  readonly source: PullSource<unknown>
  readonly clock: Clock
  readonly send: (reply: Reply) => void
  /** The source said its last word. */
  readonly onEnd: () => void
}

/** One subscription of a conversation: a batch, then silence until the screen has heard it. The first news after a pause goes at once. */
export class Subscription {
  readonly #options: SubscriptionOptions
  readonly #release: Unsubscribe
  #isAcknowledged = true
  #closed = false
  #lastSentAt = -PACE_MS
  #timer: Cancel | undefined

  constructor(options: SubscriptionOptions) {
    this.#options = options
    this.#release = options.source.onDidSignal(() => this.#poll())
    this.#poll()
  }

  ack(): void {
    this.#isAcknowledged = true
    this.#poll()
  }

  close(): void {
    this.#closed = true
    this.#timer?.()
    this.#release()
    this.#options.source.close()
  }

  #poll(): void {
    if (!this.#isAcknowledged || this.#closed || this.#timer !== undefined) return
    const { clock } = this.#options
    const waitMs = this.#lastSentAt + PACE_MS - clock.monotonic()
    if (waitMs <= 0) return this.#sendBatch()
    this.#timer = clock.after(waitMs, () => {
      this.#timer = undefined
      if (this.#isAcknowledged) this.#sendBatch()
    })
  }

  #sendBatch(): void {
    const { id, source, send, clock } = this.#options
    const events = source.take(BATCH)
    if (events.length > 0) {
      this.#isAcknowledged = false
      this.#lastSentAt = clock.monotonic()
      return send({ id, events })
    }
    if (source.ended) this.#finish()
  }

  #finish(): void {
    const { id, source, send, onEnd } = this.#options
    this.close()
    send({ id, end: source.failure === undefined ? null : apiErrorOf(source.failure).toStatus() })
    onEnd()
  }
}
