import { shallowRef } from 'vue'
import type { Channel } from '../../../../src/contract/channel'
import type { TerminalEvent } from '../../../../src/contract/stream-events'
import { isApiError } from '../../../../src/contract/words'
import { OutputSanitizer } from './output-sanitizer'
import { createScreen } from './screen'
import type { TerminalScreen } from './screen'

export type SessionState =
  | { readonly is: 'opening' | 'open' | 'lost' }
  | { readonly is: 'closed'; readonly exitCode?: number }
  /** The engine says why there is none: the image has no shell, the lab does not run. */
  | { readonly is: 'refused'; readonly error: unknown }

/** The contract takes 64 KiB at a time. */
const MOST_TYPED = 32 * 1024

export interface SessionOptions {
  readonly channel: Channel
  readonly lab: { readonly namespace: string; readonly name: string }
  readonly inputLabel: string
  readonly leave: () => void
}

/** One shell with its screen, alive whether or not somebody looks at it. */
export class TerminalSession {
  readonly #options: SessionOptions
  readonly state = shallowRef<SessionState>({ is: 'opening' })
  readonly screen: TerminalScreen
  #session: string | undefined
  #early = ''
  readonly #colors = new OutputSanitizer()
  #stop: () => void = () => {}

  constructor(options: SessionOptions) {
    this.#options = options

    this.screen = createScreen(options)
    this.screen.terminal.onData((data) => this.#type(data))
    this.screen.terminal.onResize(({ cols, rows }) => this.#resize(cols, rows))
  }

  /** Call it once the screen is on the page: the shell is told how large it is. */
  open(): void {
    const { cols, rows } = this.screen.terminal
    this.#stop = this.#options.channel.subscribe(
      'terminal',
      { ...this.#options.lab, columns: cols, rows },
      {
        onEvents: (events) => events.forEach((event) => this.#receive(event)),
        onEnd: (error) => this.#ended(error),
      },
    )
  }

  close(): void {
    this.#stop()
    this.screen.dispose()
  }

  #receive(event: TerminalEvent): void {
    if (event.type === 'output') return this.screen.terminal.write(this.#colors.sanitize(event.data))
    if (event.type === 'closed')
      return this.#finish({ is: 'closed', ...(event.exitCode === undefined ? {} : { exitCode: event.exitCode }) })
    this.#session = event.session
    this.state.value = { is: 'open' }
    const { cols, rows } = this.screen.terminal
    this.#resize(cols, rows)
    this.#type(this.#early)
  }

  #ended(error: unknown): void {
    const { is } = this.state.value
    if (is === 'closed') return
    if (error === undefined) return this.#finish({ is: 'closed' })
    if (is === 'open' || isApiError(error, 'ServiceUnavailable')) return this.#finish({ is: 'lost' })
    this.#finish({ is: 'refused', error })
  }

  #finish(state: SessionState): void {
    this.#session = undefined
    this.screen.terminal.options.disableStdin = true
    this.state.value = state
  }

  #type(data: string): void {
    if (data === '') return
    if (this.#session === undefined) {
      if (this.state.value.is === 'opening') this.#early += data
      return
    }
    const session = this.#session
    for (let from = 0; from < data.length; from += MOST_TYPED) {
      this.#options.channel
        .call('type', { session, data: data.slice(from, from + MOST_TYPED) })
        .catch((error: unknown) => this.#ended(error))
    }
  }

  /** A shell that has ended meanwhile has no size: what ended it is told by the subscription. */
  #resize(columns: number, rows: number): void {
    if (this.#session !== undefined) this.#options.channel.call('resize', { session: this.#session, columns, rows }).catch(() => undefined)
  }
}
