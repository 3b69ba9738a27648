import type { Unsubscribe } from '../clock/clock'

/**
 * The one way this project tells listeners. A listener that throws harms nobody: the others are called all the same and the
 * error goes to `onError`, never nowhere. A listener added or removed during a call counts from the next call on.
 */
export class Emitter<T> {
  /** Replaced, never changed in place, so that a running `fire` sees the listeners it began with. */
  #listeners: readonly ((value: T) => void)[] = []
  readonly #onError: (error: unknown) => void

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError
  }

  get size(): number {
    return this.#listeners.length
  }

  listen(listener: (value: T) => void): Unsubscribe {
    // Its own function, so that listening twice with the same one is two listeners, each with its own end.
    const own = (value: T): void => listener(value)
    this.#listeners = [...this.#listeners, own]
    return () => {
      this.#listeners = this.#listeners.filter((each) => each !== own)
    }
  }

  fire(value: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(value)
      } catch (error) {
        this.#onError(error)
      }
    }
  }
}
