import type { Unsubscribe } from '../../core/clock/clock'
import type { PullSource } from '../conversation/pull-source'

/** What a screen that is busy for a moment may catch up on. */
const MOST_WAITING = 1_000

/** What happens, for who listens now. A reader that is too slow misses the oldest: these are sights, the truth is in the store. */
export class BufferedSource<Event> implements PullSource<Event> {
  readonly ended = false
  readonly #release: Unsubscribe
  /** A ring would save little: it is emptied whole whenever the reader has room. */
  #waiting: Event[]
  #signal = (): void => {}

  /** `before`: said first. */
  constructor(listen: (hear: (event: Event) => void) => Unsubscribe, before: readonly Event[] = []) {
    this.#waiting = [...before]
    this.#release = listen((event) => this.#hear(event))
  }

  take(limit: number): readonly Event[] {
    return this.#waiting.splice(0, limit)
  }

  onDidSignal(listener: () => void): Unsubscribe {
    this.#signal = listener
    return () => (this.#signal = () => {})
  }

  close(): void {
    this.#release()
    this.#waiting = []
  }

  #hear(event: Event): void {
    this.#waiting.push(event)
    if (this.#waiting.length > MOST_WAITING) this.#waiting.shift()
    this.#signal()
  }
}
