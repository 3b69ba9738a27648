import { CloudEvent as ValidEvent, HTTP, type Message } from 'cloudevents'
import { backoffDelay } from '../core/clock/backoff'
import type { Clock } from '../core/clock/clock'
import { pause } from '../core/clock/pause'
import type { Log } from '../core/observe/log'
import type { CloudEvent, EventBus } from '../core/events/cloud-event'

export interface CloudEventSinkOptions {
  /** http or https; every event is posted there in CloudEvents' structured mode. */
  readonly url: string
  readonly bus: EventBus
  readonly clock: Clock
  readonly log: Log
  /** Events that wait; a receiver that is away longer loses the oldest. */
  readonly capacity?: number
  /** For one post, in ms. */
  readonly deadlineMs?: number
  readonly post?: typeof fetch
}

export interface SinkStatus {
  readonly waiting: number
  readonly delivered: number
  /** Lost because the queue was full. */
  readonly dropped: number
  /** Lost because the receiver said that it will never take them (a 4xx). */
  readonly refused: number
  readonly lastError?: string
}

export interface CloudEventSink {
  status(): SinkStatus
  /** Posts nothing more; resolves when the post under way was given up. What waits is lost, and said in the log. */
  stop(): Promise<void>
}

/** Where events can be posted to. */
export function isWebAddress(text: string): boolean {
  return /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')
}

export function createCloudEventSink(options: CloudEventSinkOptions): CloudEventSink {
  return new HttpSink(options)
}

const BACKOFF = { baseMs: 1_000, capMs: 60_000 }
/** A try again helps with these; every other 4xx is the receiver's last word. */
const RETRYABLE_4XX = new Set([408, 425, 429])
type SinkResponse = 'delivered' | 'refused' | 'again'

/**
 * One event at a time, in order: the next one is posted only when the receiver has the one before. The engine never
 * waits for it, and it never holds more than `capacity` events.
 */
class HttpSink implements CloudEventSink {
  readonly #options: Required<CloudEventSinkOptions>
  readonly #waiting: CloudEvent[] = []
  readonly #stopped = new AbortController()
  readonly #stopListening: () => void
  #counts = { delivered: 0, dropped: 0, refused: 0 }
  #lastError: string | undefined
  /** Defined exactly while something waits or is being posted. */
  #run: Promise<void> | undefined

  constructor(options: CloudEventSinkOptions) {
    this.#options = { capacity: 1000, deadlineMs: 5000, post: fetch, ...options }
    this.#stopListening = options.bus.onDidPublish((event) => this.#take(event))
  }

  status(): SinkStatus {
    const error = this.#lastError === undefined ? {} : { lastError: this.#lastError }
    return { waiting: this.#waiting.length, ...this.#counts, ...error }
  }

  async stop(): Promise<void> {
    this.#stopListening()
    this.#stopped.abort()
    await this.#run
    if (this.#waiting.length > 0) this.#options.log.warn(`Not delivered to the event receiver before the stop: ${this.#waiting.length}.`)
    this.#waiting.length = 0
  }

  #take(event: CloudEvent): void {
    if (this.#waiting.length === this.#options.capacity) {
      this.#waiting.shift()
      this.#counts.dropped += 1
      if (this.#counts.dropped === 1) this.#options.log.warn('The event receiver is too slow or away: the oldest events are dropped.')
    }
    this.#waiting.push(event)
    this.#run ??= this.#deliverAll()
  }

  async #deliverAll(): Promise<void> {
    for (let event = this.#next(); event !== undefined; event = this.#next()) await this.#deliver(event)
    // In the same breath as the last look at the queue, or an event that comes now would wait for the next one.
    this.#run = undefined
  }

  #next(): CloudEvent | undefined {
    return this.#stopped.signal.aborted ? undefined : this.#waiting.shift()
  }

  /** Ends when the receiver has it, refuses it, or the sink stops; then the event is back in the queue. */
  async #deliver(event: CloudEvent): Promise<void> {
    const message = this.#messageOf(event)
    if (message === undefined) return this.#settle('refused')
    for (let failures = 0; !this.#stopped.signal.aborted; failures += 1) {
      const answer = await this.#post(message)
      if (answer !== 'again') return this.#settle(answer)
      await this.#wait(backoffDelay(failures, BACKOFF))
    }
    this.#waiting.unshift(event)
  }

  /** What cannot be written down can never be delivered, and must not hold up what follows. */
  #messageOf(event: CloudEvent): Message | undefined {
    try {
      return HTTP.structured(new ValidEvent({ ...event }))
    } catch (error) {
      this.#options.log.error(`The event ${event.type} of ${event.subject} cannot be sent: it is not valid.`, { error })
      return undefined
    }
  }

  #settle(answer: 'delivered' | 'refused'): void {
    this.#counts[answer] += 1
    if (answer === 'delivered') this.#lastError = undefined
  }

  async #post({ headers, body }: Message): Promise<SinkResponse> {
    const deadline = new AbortController()
    const cancel = this.#options.clock.after(this.#options.deadlineMs, () => deadline.abort())
    try {
      const signal = AbortSignal.any([deadline.signal, this.#stopped.signal])
      const response = await this.#options.post(this.#options.url, {
        method: 'POST',
        headers: plain(headers),
        body: String(body),
        redirect: 'error',
        signal,
      })
      await response.body?.cancel()
      return this.#judge(response.status)
    } catch (error) {
      return this.#failed(deadline.signal.aborted ? 'no answer in time' : causeOf(error))
    } finally {
      cancel()
    }
  }

  #judge(status: number): SinkResponse {
    if (status >= 200 && status < 300) return 'delivered'
    const answer = status >= 400 && status < 500 && !RETRYABLE_4XX.has(status) ? 'refused' : 'again'
    this.#failed(`it answered ${status}`)
    return answer
  }

  #failed(why: string): 'again' {
    // Once per cause: a receiver that is away for a day is one line, not a thousand.
    if (this.#lastError !== why && !this.#stopped.signal.aborted)
      this.#options.log.warn(`The event receiver did not take an event: ${why}.`)
    this.#lastError = why
    return 'again'
  }

  /** Ends early, and without an error, when the sink stops. */
  async #wait(ms: number): Promise<void> {
    await pause(this.#options.clock, ms, this.#stopped.signal).catch((error: unknown) => {
      if (!this.#stopped.signal.aborted) throw error
    })
  }
}

function plain(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

/** fetch says only "fetch failed"; the reason is in its cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  const cause = error.cause
  if (cause instanceof Error)
    return 'code' in cause && cause.code === 'ECONNREFUSED' ? 'nobody listens at its address' : 'the connection failed'
  return error.name === 'TypeError' ? 'the connection failed' : error.message
}
