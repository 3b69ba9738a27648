import type { Clock } from '../core/clock/clock'
import type { Log } from '../core/observe/log'
import { visibleText } from '../core/resource/format/invisible'

export interface LogLine {
  /** Wall clock ms. */
  readonly at: number
  readonly level: keyof Log
  readonly message: string
}

const MOST_KEPT = 500
const LONGEST = 1_000

/** A log that remembers its newest lines, for whoever looks for a fault later. Facts are not kept: they may hold anything. */
export class LogRing implements Log {
  readonly #inner: Log
  readonly #clock: Clock
  readonly #lines: LogLine[] = []

  constructor(inner: Log, clock: Clock) {
    this.#inner = inner
    this.#clock = clock
  }

  debug(message: string, facts?: Readonly<Record<string, unknown>>): void {
    this.#inner.debug(message, facts)
  }

  info(message: string, facts?: Readonly<Record<string, unknown>>): void {
    this.#keep('info', message, facts)
    this.#inner.info(message, facts)
  }

  warn(message: string, facts?: Readonly<Record<string, unknown>>): void {
    this.#keep('warn', message, facts)
    this.#inner.warn(message, facts)
  }

  error(message: string, facts?: Readonly<Record<string, unknown>>): void {
    this.#keep('error', message, facts)
    this.#inner.error(message, facts)
  }

  /** Oldest first. */
  recent(): readonly LogLine[] {
    return [...this.#lines]
  }

  #keep(level: keyof Log, message: string, facts: Readonly<Record<string, unknown>> = {}): void {
    const { error } = facts
    const why = error instanceof Error ? ` (${error.message})` : ''
    this.#lines.push({ at: this.#clock.now(), level, message: visibleText(`${message}${why}`.slice(0, LONGEST)) })
    if (this.#lines.length > MOST_KEPT) this.#lines.shift()
  }
}
