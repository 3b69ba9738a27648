import type { EngineView } from '../../contract/engine-view'
import type { Cancel, Clock, Unsubscribe } from '../../core/clock/clock'
import type { PullSource } from '../conversation/pull-source'
import type { ServedEngine } from '../served-engine'

/** Four times a second is as fast as a person reads numbers. */
const PACE_MS = 250
/** What gives no sign of its own (a tick without news, a delay that became due) is looked for this often. */
const HEARTBEAT_MS = 1_000

export interface EngineStreamOptions {
  readonly engine: ServedEngine
  readonly clock: Clock
  readonly view: () => EngineView
}

/**
 * The engine's view as it changes: the first at once, then the newest whenever something in it is different. Only the newest matters,
 * so nothing piles up for a slow reader; and while the reader has not taken what there is, nobody looks.
 */
export class EngineStream implements PullSource<EngineView> {
  readonly ended = false
  readonly #options: EngineStreamOptions
  readonly #releases: readonly Unsubscribe[]
  #isDue = true
  #lastTaken = ''
  #takenAt = 0
  #timer: Cancel | undefined
  #signal = (): void => {}

  constructor(options: EngineStreamOptions) {
    this.#options = options
    const { engine } = options
    const news = (): void => this.#soon()
    this.#releases = [
      engine.onDidStep(news),
      engine.settings.onDidChange(news),
      ...engine.provisioners().map((each) => each.onDidChangeHealth(news)),
    ]
  }

  take(): readonly EngineView[] {
    if (!this.#isDue) return []
    const view = this.#options.view()
    this.#isDue = false
    this.#lastTaken = JSON.stringify(view)
    this.#takenAt = this.#options.clock.monotonic()
    this.#lookAfter(HEARTBEAT_MS)
    return [view]
  }

  onDidSignal(listener: () => void): Unsubscribe {
    this.#signal = listener
    return () => (this.#signal = () => {})
  }

  close(): void {
    for (const release of this.#releases) release()
    this.#timer?.()
    this.#isDue = false
  }

  #soon(): void {
    if (!this.#isDue) this.#lookAfter(this.#takenAt + PACE_MS - this.#options.clock.monotonic())
  }

  #lookAfter(ms: number): void {
    this.#timer?.()
    this.#timer = this.#options.clock.after(ms, () => this.#look())
  }

  #look(): void {
    if (JSON.stringify(this.#options.view()) === this.#lastTaken) return this.#lookAfter(HEARTBEAT_MS)
    this.#isDue = true
    this.#signal()
  }
}
