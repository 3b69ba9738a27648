import type { Cancel, Clock } from './clock'

const FALLBACK_INTERVAL_MS = 1_000

export interface TickerOptions {
  readonly clock: Clock
  /** Asked anew before each wait, so a changed setting is never remembered. Milliseconds. */
  readonly interval: () => number
  readonly task: () => Promise<void>
  /** A task that failed. The loop goes on: one bad tick never ends it. */
  readonly onError?: (error: unknown) => void
}

/** Wall clock ms; what a loop shows of itself. */
export interface TickerStatus {
  readonly running: boolean
  /** Held by a person: time passes, nothing is run. */
  readonly paused: boolean
  readonly intervalMs: number
  readonly iterations: number
  readonly lastTickAt?: number
  readonly nextTickAt?: number
  readonly lastDurationMs?: number
  /** How late the last tick began, ms; 0 for one that was asked for. */
  readonly lagMs?: number
}

/**
 * A loop that survives its task: every `interval` one run, never two at once, measured on the monotonic clock from the
 * beginning of one run to the beginning of the next.
 *
 * Worked example, interval 10 s: start at 0, run at 10, at 13 somebody sets 5 s and calls `reschedule`. The last tick was
 * at 10, so the next is at 15: neither lost (23) nor doubled (13 and 20). Set to 2 s instead, 12 is past: it runs at once.
 * A run that takes longer than the interval is followed by the next one at once, and only by one: ticks do not pile up.
 */
export class Ticker {
  readonly #options: TickerOptions
  #started = false
  /** Only ever true while started. */
  #held = false
  /** Defined exactly while the task runs. */
  #inRun: Promise<void> | undefined
  /** Defined exactly while started, not in a run and waiting for time to pass. */
  #timer: Cancel | undefined
  /** Shared by everybody who asked for a run while one was under way. */
  #followUp: Promise<void> | undefined
  /** One of them was a person: the follow-up comes even if the loop is held meanwhile. */
  #isFollowUpAsked = false
  /** Monotonic: when the last run began, or the start. */
  #lastBegan = 0
  #lastTickAt: number | undefined
  #lastDurationMs: number | undefined
  #lagMs: number | undefined
  #iterations = 0

  constructor(options: TickerOptions) {
    this.#options = options
  }

  /** The first tick comes one interval from now; for one at once, call `runNow`. */
  start(): void {
    if (this.#started) return
    this.#started = true
    this.#lastBegan = this.#options.clock.monotonic()
    // A run from before the stop arms the next one itself when it ends.
    if (this.#inRun === undefined) this.#arm()
  }

  /** Resolves when a run under way has ended; after that nothing runs any more. */
  async stop(): Promise<void> {
    this.#started = false
    this.#held = false
    this.#disarm()
    await this.#followUp
    await this.#inRun
  }

  /**
   * A tick now, also of a loop that is held: one single step. Resolves when it is over. While one is under way it may have looked
   * already, so another one follows it, once for all who asked. It counts as the tick of this interval. Does nothing when stopped.
   */
  async runNow(): Promise<void> {
    if (!this.#started) return
    if (this.#inRun === undefined) return this.#run()
    this.#isFollowUpAsked = true
    return this.#follow(this.#inRun)
  }

  /** There is news: as `runNow`, but a loop that is held stays held, and looks when it is resumed. */
  async wake(): Promise<void> {
    if (!this.#started || this.#held) return
    return this.#inRun === undefined ? this.#run() : this.#follow(this.#inRun)
  }

  /** No tick until `resume`; a run under way ends as always. Forgotten by `stop`. */
  pause(): void {
    if (!this.#started) return
    this.#held = true
    this.#disarm()
  }

  /** Looks at once: whatever came meanwhile has waited long enough. */
  resume(): void {
    if (!this.#held) return
    this.#held = false
    void this.wake()
  }

  /** Call when the interval changed: the next tick is the last one plus the new interval, at once if that is past. */
  reschedule(): void {
    // Shortened so far that it is past already: that is nobody's delay.
    if (this.#inRun === undefined) this.#arm(Math.max(this.#dueAt(), this.#options.clock.monotonic()))
  }

  status(): TickerStatus {
    const { clock } = this.#options
    const waiting = this.#timer !== undefined
    return {
      running: this.#started,
      paused: this.#held,
      intervalMs: this.#intervalMs(),
      iterations: this.#iterations,
      ...(this.#lastTickAt === undefined ? {} : { lastTickAt: this.#lastTickAt }),
      ...(waiting ? { nextTickAt: clock.now() + this.#waitMs() } : {}),
      ...(this.#lastDurationMs === undefined ? {} : { lastDurationMs: this.#lastDurationMs }),
      ...(this.#lagMs === undefined ? {} : { lagMs: this.#lagMs }),
    }
  }

  #follow(run: Promise<void>): Promise<void> {
    this.#followUp ??= run.then(() => {
      const wanted = this.#started && (!this.#held || this.#isFollowUpAsked)
      this.#followUp = undefined
      this.#isFollowUpAsked = false
      return wanted ? this.#run() : undefined
    })
    return this.#followUp
  }

  #run(lagMs = 0): Promise<void> {
    this.#disarm()
    this.#lagMs = lagMs
    this.#lastBegan = this.#options.clock.monotonic()
    this.#lastTickAt = this.#options.clock.now()
    this.#inRun = this.#guarded().then(() => {
      this.#inRun = undefined
      this.#iterations += 1
      this.#lastDurationMs = this.#options.clock.monotonic() - this.#lastBegan
      if (this.#followUp === undefined) this.#arm()
    })
    return this.#inRun
  }

  async #guarded(): Promise<void> {
    try {
      await this.#options.task()
    } catch (error) {
      this.#options.onError?.(error)
    }
  }

  #arm(dueAt = this.#dueAt()): void {
    this.#disarm()
    if (!this.#started || this.#held) return
    const { clock } = this.#options
    this.#timer = clock.after(Math.max(0, dueAt - clock.monotonic()), () => void this.#run(Math.max(0, clock.monotonic() - dueAt)))
  }

  #disarm(): void {
    this.#timer?.()
    this.#timer = undefined
  }

  #waitMs(): number {
    return Math.max(0, this.#dueAt() - this.#options.clock.monotonic())
  }

  #dueAt(): number {
    return this.#lastBegan + this.#intervalMs()
  }

  /** A number that is no interval must not become a busy loop. */
  #intervalMs(): number {
    const wanted = this.#options.interval()
    return Number.isFinite(wanted) && wanted >= 1 ? wanted : FALLBACK_INTERVAL_MS
  }
}
