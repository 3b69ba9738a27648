import type { PullSource } from './pull-source'

/** Read ahead of what was taken: enough for a screen's worth of log lines in one batch. */
const READ_AHEAD = 500

/** An iterable as a source. Reads ahead so far and no further; `close` aborts what it was made with. */
export function iterableSource<Event>(events: AsyncIterable<Event>, abort: AbortController): PullSource<Event> {
  const source = new IterableSource(events, abort)
  void source.read()
  return source
}

class IterableSource<Event> implements PullSource<Event> {
  readonly #events: AsyncIterable<Event>
  readonly #abort: AbortController
  #buffer: Event[] = []
  #over = false
  #failure: unknown
  #signal = (): void => {}
  #wake: (() => void) | undefined

  constructor(events: AsyncIterable<Event>, abort: AbortController) {
    this.#events = events
    this.#abort = abort
  }

  get ended(): boolean {
    return this.#over
  }

  get failure(): unknown {
    return this.#failure
  }

  take(limit: number): readonly Event[] {
    const taken = this.#buffer.splice(0, limit)
    this.#wake?.()
    return taken
  }

  onDidSignal(listener: () => void) {
    this.#signal = listener
    return () => (this.#signal = () => {})
  }

  close(): void {
    this.#abort.abort()
    this.#wake?.()
  }

  async read(): Promise<void> {
    try {
      for await (const event of this.#events) {
        this.#buffer.push(event)
        this.#signal()
        if (this.#buffer.length >= READ_AHEAD) await new Promise<void>((resolve) => (this.#wake = resolve))
        if (this.#abort.signal.aborted) break
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) this.#failure = error
    }
    this.#over = true
    this.#signal()
  }
}
