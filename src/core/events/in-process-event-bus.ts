import type { Clock, Unsubscribe } from '../clock/clock'
import type { Log } from '../observe/log'
import type { Metrics } from '../metrics/metrics'
import type { CloudEvent, EventBus, EventType } from './cloud-event'
import { Emitter } from './emitter'
import { isoTime } from '../resource/format/timestamp'

export interface EventBusOptions {
  readonly clock: Clock
  /** Unique per event; with `source` it identifies the event for ever (CloudEvents 1.0). */
  readonly newId: () => string
  /** A URI reference: this installation. */
  readonly source: string
  readonly log: Log
  readonly metrics: Metrics
}

/**
 * Tells whoever listens in this process, at once and in order. It keeps nothing: who needs every event listens from the
 * start, who needs the truth reads the store.
 */
export class InProcessEventBus implements EventBus {
  readonly #options: EventBusOptions
  readonly #published: Emitter<CloudEvent>

  constructor(options: EventBusOptions) {
    this.#options = options
    this.#published = new Emitter((error) => this.#listenerFailed(error))
  }

  publish(type: EventType, subject: string, data: unknown): void {
    this.#options.metrics.count('events_published')
    this.#published.fire(
      Object.freeze({
        specversion: '1.0',
        id: this.#options.newId(),
        source: this.#options.source,
        type,
        subject,
        time: isoTime(this.#options.clock.now()),
        datacontenttype: 'application/json',
        data,
      }),
    )
  }

  onDidPublish(listener: (event: CloudEvent) => void): Unsubscribe {
    return this.#published.listen(listener)
  }

  #listenerFailed(error: unknown): void {
    this.#options.metrics.count('handler_errors')
    this.#options.log.error('A listener of the event bus failed; the others got the event all the same.', { error })
  }
}
