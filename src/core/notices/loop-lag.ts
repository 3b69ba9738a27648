import type { Clock } from '../clock/clock'
import { Ticker } from '../clock/ticker'
import { aboutOf, type NoticeDraft } from '../events/notice'
import type { Metrics } from '../metrics/metrics'
import type { Sentence } from '../sentences/sentence'

/** How late everything was since it was asked last, ms: of a hundred moments the worst but one. A host measures it; the engine cannot. */
export type ReadLoopLag = () => number

const WINDOW_MS = 10_000
/** A person notices from here on. */
const HIGH_MS = 250
/** For half a minute together: a moment's work is no news. */
const WINDOWS_TO_TELL = 3

export interface LoopLagOptions {
  readonly clock: Clock
  readonly read: ReadLoopLag
  readonly metrics: Pick<Metrics, 'gauge'>
  readonly post: (notice: NoticeDraft) => void
}

/** The engine's own lateness, as a number always and as a notice when it lasts: once when it begins, once when it is over. */
export class LoopLag {
  readonly #options: LoopLagOptions
  readonly #ticker: Ticker
  /** The windows in a row that speak against what was told last. */
  #against: number[] = []
  #isSlow = false

  constructor(options: LoopLagOptions) {
    this.#options = options
    this.#ticker = new Ticker({ clock: options.clock, interval: () => WINDOW_MS, task: () => Promise.resolve(this.#look()) })
  }

  start(): void {
    // What was before, such as this app's own start, is nobody's news.
    this.#options.read()
    this.#ticker.start()
  }

  stop(): Promise<void> {
    return this.#ticker.stop()
  }

  #look(): void {
    const ms = Math.round(this.#options.read())
    this.#options.metrics.gauge('event_loop_lag_ms', ms)
    this.#against = ms >= HIGH_MS === this.#isSlow ? [] : [...this.#against, ms]
    if (this.#against.length < WINDOWS_TO_TELL) return
    this.#isSlow = !this.#isSlow
    this.#tell(Math.max(...this.#against))
    this.#against = []
  }

  #tell(ms: number): void {
    const sentence: Sentence = this.#isSlow
      ? { code: 'AppSlow', params: { ms, seconds: (WINDOWS_TO_TELL * WINDOW_MS) / 1000 } }
      : { code: 'AppQuick' }
    this.#options.post({ type: this.#isSlow ? 'slow' : 'quick', ...aboutOf(sentence) })
  }
}
