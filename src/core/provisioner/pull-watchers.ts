import { Feed } from './feed'
import type { PullProgress } from './provisioner'

/** People who wait for one image, each told at their own pace: the newest progress, then how it ended. */
export class PullWatchers {
  readonly #feeds = new Set<Feed<PullProgress>>()

  get size(): number {
    return this.#feeds.size
  }

  /** From `now` on until the pull ends, which throws if it failed, or until `signal` aborts. */
  async *read(now: PullProgress, signal: AbortSignal): AsyncGenerator<PullProgress> {
    const feed = new Feed<PullProgress>((_waiting, next) => next)
    const stop = (): void => feed.end()
    signal.addEventListener('abort', stop, { once: true })
    this.#feeds.add(feed)
    feed.push(now)
    try {
      yield* feed
    } finally {
      signal.removeEventListener('abort', stop)
      this.#feeds.delete(feed)
    }
  }

  tell(progress: PullProgress): void {
    for (const feed of this.#feeds) feed.push(progress)
  }

  /** It is here. */
  finish(last: PullProgress): void {
    this.tell({ ...last, percent: 100 })
    for (const feed of this.#feeds) feed.end()
  }

  fail(error: unknown): void {
    for (const feed of this.#feeds) feed.fail(error)
  }
}
