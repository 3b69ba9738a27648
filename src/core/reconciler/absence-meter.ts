import type { Cancel, Clock } from '../clock/clock'

/** Well below the least absence that counts, and nothing beside what a loop does anyway. */
const TICK_MS = 10_000
/** A tick may come this late before it says anything: a busy machine, a long collection of garbage. */
const LATE_MS = 20_000
/** Shorter absences are no surprise to anybody. */
const LEAST_ABSENCE_MS = 60_000

/** A stretch of wall clock time in which nobody here was awake: the machine slept, or the clock was set forward. */
export interface Absence {
  readonly from: number
  readonly to: number
}

/**
 * Notices absences: the wall clock went on much further than we have been awake. Awake is what the monotonic clock says,
 * but while ticking at most one late tick: on some systems (Windows) the monotonic clock goes on while the machine sleeps.
 */
export class AbsenceMeter {
  readonly #clock: Clock
  #wall: number
  #monotonic: number
  #timer: Cancel | undefined

  constructor(clock: Clock) {
    this.#clock = clock

    this.#wall = clock.now()
    this.#monotonic = clock.monotonic()
  }

  /** Calls `onBeat` every 10 s with what `measure` found. */
  start(onBeat: (absence: Absence | undefined) => void): void {
    this.stop()
    this.#timer = this.#clock.after(TICK_MS, () => {
      onBeat(this.measure())
      if (this.#timer !== undefined) this.start(onBeat)
    })
  }

  stop(): void {
    this.#timer?.()
    this.#timer = undefined
  }

  /** The absence since the last measurement, if there was one. */
  measure(): Absence | undefined {
    const [wall, monotonic] = [this.#clock.now(), this.#clock.monotonic()]
    const passed = monotonic - this.#monotonic
    const awakeMs = this.#timer === undefined ? passed : Math.min(passed, TICK_MS + LATE_MS)
    const absentMs = wall - this.#wall - awakeMs
    this.#wall = wall
    this.#monotonic = monotonic
    return absentMs > LEAST_ABSENCE_MS ? { from: wall - absentMs, to: wall } : undefined
  }
}
