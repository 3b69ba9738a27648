import type { Cancel, Clock, Unsubscribe } from '../../../core/clock/clock'

/** Something that has lines to say now and then, and says when it has more. */
export interface LineSource {
  /** Lines to send now; none: nothing new. */
  take(): readonly string[]
  /** After the last line: nothing more will come. */
  readonly ended: boolean
  onDidSignal(listener: () => void): Unsubscribe
  /** Said when the time is up, before the end. */
  last?(): readonly string[]
  /** Called exactly once, however the stream ends. */
  close(): void
}

export interface StreamOptions {
  readonly clock: Clock
  /** Aborts when the server stops, the session ends or the client is gone. */
  readonly signals: readonly AbortSignal[]
  readonly timeoutMs?: number
}

const encoder = new TextEncoder()

/**
 * Lines as a response body that is pulled: nothing is taken from the source before the socket has room, so a slow reader
 * costs one batch of memory and no more. Ends, and lets go of everything, on abort, timeout, end of the source and when the client
 * goes away.
 */
export function lineStream(source: LineSource, options: StreamOptions): ReadableStream<Uint8Array> {
  const pump = new Pump(source, options)
  return new ReadableStream<Uint8Array>(
    { start: (controller) => pump.start(controller), pull: () => pump.pull(), cancel: () => pump.stop() },
    { highWaterMark: 0 },
  )
}

class Pump {
  readonly #source: LineSource
  readonly #options: StreamOptions
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined
  /** Set while a pull waits for news; calling it lets the pull look again. */
  #wake: (() => void) | undefined
  #stopped = false
  #timeUp = false
  readonly #releases: Cancel[] = []

  constructor(source: LineSource, options: StreamOptions) {
    this.#source = source
    this.#options = options
  }

  start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    const { clock, signals, timeoutMs } = this.#options
    this.#controller = controller
    this.#releases.push(this.#source.onDidSignal(() => this.#wake?.()))
    if (timeoutMs !== undefined) this.#releases.push(clock.after(timeoutMs, () => this.#endOfTime()))
    for (const signal of signals) this.#endOn(signal)
  }

  async pull(): Promise<void> {
    while (!this.#stopped) {
      const lines = this.#timeUp ? [...this.#source.take(), ...(this.#source.last?.() ?? [])] : this.#source.take()
      this.#send(lines)
      if (this.#source.ended || this.#timeUp) return this.#finish()
      if (lines.length > 0) return
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  stop(): void {
    if (this.#stopped) return
    this.#stopped = true
    for (const release of this.#releases) release()
    this.#source.close()
    this.#wake?.()
  }

  #send(lines: readonly string[]): void {
    if (lines.length > 0) this.#controller?.enqueue(encoder.encode(`${lines.join('\n')}\n`))
  }

  #finish(): void {
    if (this.#stopped) return
    this.stop()
    this.#controller?.close()
  }

  #endOfTime(): void {
    this.#timeUp = true
    this.#wake?.()
  }

  #endOn(signal: AbortSignal): void {
    const end = () => this.#finish()
    if (signal.aborted) return end()
    signal.addEventListener('abort', end, { once: true })
    this.#releases.push(() => signal.removeEventListener('abort', end))
  }
}
