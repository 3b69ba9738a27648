import type { Cancel, Clock, Unsubscribe } from '../../core/clock/clock'
import { apiErrorOf } from '../api-error-of'
import type { Reply } from '../../contract/messages'
import type { EventSource } from './event-source'

/** A batch is about what a screen draws in one frame. */
const BATCH = 500
/** News that come thick are told together: twenty times a second is live to an eye, and cheap for a screen. */
const PACE_MS = 50

export interface ListeningOptions {
  readonly id: number
  readonly source: EventSource<unknown>
  readonly clock: Clock
  readonly send: (reply: Reply) => void
  /** The source said its last word. */
  readonly onEnd: () => void
}

/** One listening of a conversation: a batch, then silence until the screen has heard it. The first news after a pause goes at once. */
export class Listening {
  readonly #options: ListeningOptions
  readonly #release: Unsubscribe
  #isHeard = true
  #closed = false
  #lastSentAt = -PACE_MS
  #timer: Cancel | undefined

  constructor(options: ListeningOptions) {
    this.#options = options
    this.#release = options.source.onDidSignal(() => this.#look())
    this.#look()
  }

  heard(): void {
    this.#isHeard = true
    this.#look()
  }

  close(): void {
    this.#closed = true
    this.#timer?.()
    this.#release()
    this.#options.source.close()
  }

  #look(): void {
    if (!this.#isHeard || this.#closed || this.#timer !== undefined) return
    const { clock } = this.#options
    const waitMs = this.#lastSentAt + PACE_MS - clock.monotonic()
    if (waitMs <= 0) return this.#tell()
    this.#timer = clock.after(waitMs, () => {
      this.#timer = undefined
      if (this.#isHeard) this.#tell()
    })
  }

  #tell(): void {
    const { id, source, send, clock } = this.#options
    const events = source.take(BATCH)
    if (events.length > 0) {
      this.#isHeard = false
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
