import { onScopeDispose, shallowRef } from 'vue'
import type { Channel } from '../../../../src/contract/channel'
import { isApiError } from '../../../../src/contract/words'
import { appendLines, EMPTY_RING, MOST_LINES } from './log-ring'
import type { LogRing } from './log-ring'

export type FeedState = 'following' | 'ended' | 'lost'

export interface LogFeedOptions {
  readonly channel: Channel
  readonly lab: { readonly namespace: string; readonly name: string }
  /** The line that marks a hole: wall clock ms when the connection went and when it was back. */
  readonly gap: (from: number, to: number) => string
  /** Wall clock, ms. */
  readonly now: () => number
}

const AGAIN_MS = 500

/**
 * A lab's output: the newest lines, then what follows. When the line to the engine breaks, it is taken up again from the present
 * with a mark where the hole is: nothing stands there twice, and nobody is made to believe that nothing is missing.
 */
export class LogFeed {
  readonly #options: LogFeedOptions
  readonly ring = shallowRef<LogRing>(EMPTY_RING)
  readonly state = shallowRef<FeedState>('following')
  /** Why there is none. */
  readonly error = shallowRef<unknown>()
  #stop = (): void => {}
  #isStopped = false
  #lostAt: number | undefined

  constructor(options: LogFeedOptions) {
    this.#options = options
  }

  start(tailLines = MOST_LINES): void {
    this.#isStopped = false
    this.state.value = 'following'
    this.error.value = undefined
    this.#stop = this.#options.channel.subscribe(
      'log',
      { kind: 'LabInstance', ...this.#options.lab, tailLines, follow: true },
      {
        onEvents: (lines) => this.#add(lines),
        onEnd: (error) => this.#ended(error),
      },
    )
  }

  stop(): void {
    this.#isStopped = true
    this.#stop()
  }

  /** Everything anew, from what the lab has kept. */
  reload(mark?: string): void {
    this.stop()
    this.#lostAt = undefined
    this.ring.value = mark === undefined ? EMPTY_RING : appendLines(this.ring.value, [mark])
    this.start()
  }

  #add(lines: readonly string[]): void {
    this.#markGap()
    this.ring.value = appendLines(this.ring.value, lines)
  }

  #markGap(): void {
    if (this.#lostAt === undefined) return
    this.ring.value = appendLines(this.ring.value, [this.#options.gap(this.#lostAt, this.#options.now())])
    this.#lostAt = undefined
  }

  #ended(error: unknown): void {
    if (this.#isStopped) return
    if (error === undefined) return this.#settle('ended')
    if (!isApiError(error, 'ServiceUnavailable')) return this.#settle('ended', error)
    this.state.value = 'lost'
    if (this.ring.value.lines > 0) this.#lostAt ??= this.#options.now()
    // Nothing was heard yet: then there is nothing to hold a hole against, and all may be told again.
    window.setTimeout(() => this.#isStopped || this.start(this.#lostAt === undefined ? MOST_LINES : 0), AGAIN_MS)
  }

  #settle(state: FeedState, error?: unknown): void {
    this.#markGap()
    this.state.value = state
    this.error.value = error
  }
}

/** Follows as long as the calling component lives. */
export function useLogFeed(options: LogFeedOptions): LogFeed {
  const feed = new LogFeed(options)
  onScopeDispose(() => feed.stop())
  return feed
}
