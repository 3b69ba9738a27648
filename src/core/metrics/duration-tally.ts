import type { DurationBucket, DurationSummary } from './metrics'

/** Upper bounds in ms, for everything from one poll (well under 1 ms) to a lab whose image is 2 GB (minutes). */
const BUCKET_BOUNDS_MS: readonly number[] = [1, 5, 10, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 300_000]

/** Sums up durations of one kind without keeping them: constant memory however long the engine runs. */
export class DurationTally {
  #count = 0
  #sumMs = 0
  #lastMs = 0
  #maxMs = 0
  /** One per bound, cumulative: how many took at most so long. */
  readonly #atMost = BUCKET_BOUNDS_MS.map(() => 0)

  add(ms: number): void {
    this.#count += 1
    this.#sumMs += ms
    this.#lastMs = ms
    this.#maxMs = Math.max(this.#maxMs, ms)
    BUCKET_BOUNDS_MS.forEach((bound, index) => {
      if (ms <= bound) this.#atMost[index] = (this.#atMost[index] ?? 0) + 1
    })
  }

  summary(): DurationSummary {
    const averageMs = this.#count === 0 ? 0 : this.#sumMs / this.#count
    return { count: this.#count, sumMs: this.#sumMs, averageMs, lastMs: this.#lastMs, maxMs: this.#maxMs, buckets: this.#buckets() }
  }

  #buckets(): readonly DurationBucket[] {
    return BUCKET_BOUNDS_MS.map((atMostMs, index) => ({ atMostMs, count: this.#atMost[index] ?? 0 }))
  }
}
