import { backoffDelay } from '../../../core/clock/backoff'
import type { Cancel, Clock } from '../../../core/clock/clock'
import { pause } from '../../../core/clock/pause'
import { isProvisionerError } from '../../../core/provisioner/provisioner-error'
import { readEvent, type ContainerEvent } from './event-line'
import { jsonLines } from './lines/json-lines'

const BACKOFF = { baseMs: 250, capMs: 5_000 }
/** A silent stream may be a dead one: the daemon is asked by another way. */
const HEARTBEAT_MS = 30_000

export interface EventStreamOptions {
  readonly clock: Clock
  readonly open: (signal: AbortSignal) => Promise<AsyncIterable<Buffer>>
  readonly ping: () => Promise<void>
  readonly onDidEvent: (event: ContainerEvent) => void
  /** Connected, at first or again: whatever happened in between was missed. */
  readonly onDidConnect: () => void
  readonly onDidDisconnect: () => void
}

/**
 * Docker's events, as hints. Keeps itself connected for as long as it is not closed, never more than five seconds without a try; this is
 * also how the recovery of a daemon is noticed. `since` is not used: a daemon forgets, so after a gap one looks at everything.
 */
export class EventStream {
  readonly #options: EventStreamOptions
  readonly #closing = new AbortController()

  constructor(options: EventStreamOptions) {
    this.#options = options
  }

  /** Resolves when closed. */
  async run(): Promise<void> {
    let failures = 0
    while (!this.#closing.signal.aborted) {
      if (await this.#listen()) failures = 0
      await pause(this.#options.clock, backoffDelay(failures++, BACKOFF), this.#closing.signal).catch(() => {})
    }
  }

  close(): void {
    this.#closing.abort()
  }

  /** One connection, from its beginning to its end. */
  async #listen(): Promise<boolean> {
    const connection = new AbortController()
    const end = (): void => connection.abort()
    this.#closing.signal.addEventListener('abort', end, { once: true })
    const heartbeat = this.#heartbeat(end)
    let isConnected = false
    try {
      const stream = await this.#options.open(connection.signal)
      isConnected = true
      this.#options.onDidConnect()
      for await (const line of jsonLines(stream)) this.#take(line)
    } catch (error) {
      // However it ended, it is begun again; only a fault of our own goes further.
      if (!isConnected && !isProvisionerError(error)) throw error
    } finally {
      heartbeat()
      this.#closing.signal.removeEventListener('abort', end)
      end()
    }
    if (isConnected) this.#options.onDidDisconnect()
    return isConnected
  }

  #take(line: Readonly<Record<string, unknown>> | undefined): void {
    const event = line === undefined ? undefined : readEvent(line)
    if (event !== undefined) this.#options.onDidEvent(event)
  }

  #heartbeat(onSilence: () => void): Cancel {
    let cancel: Cancel = () => {}
    const beat = (): void => {
      cancel = this.#options.clock.after(HEARTBEAT_MS, () => void this.#options.ping().then(beat, onSilence))
    }
    beat()
    return () => cancel()
  }
}
