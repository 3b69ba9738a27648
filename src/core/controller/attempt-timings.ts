import type { Clock } from '../clock/clock'
import type { PullProgress } from '../provisioner/provisioner'

/** How long each part of one attempt took, by the monotonic clock: what a person asks when a lab was slow. Told with the line "ready". */
export class AttemptTimings {
  readonly #clock: Clock
  #ensuredAt: number
  #pull: { readonly since: number; readonly bytes: number } | undefined
  #pullMs: number | undefined
  #startMs: number | undefined
  #runningSince: number | undefined

  constructor(clock: Clock) {
    this.#clock = clock
    this.#ensuredAt = clock.monotonic()
  }

  /** The provisioner is about to be asked. */
  ensure(): void {
    this.#ensuredAt = this.#clock.monotonic()
  }

  pulling({ receivedBytes, totalBytes = 0 }: PullProgress): void {
    this.#pull = { since: this.#pull?.since ?? this.#ensuredAt, bytes: Math.max(this.#pull?.bytes ?? 0, receivedBytes, totalBytes) }
  }

  /** The question before this answer came when the pull had ended: whoever waits for it is woken. */
  running(): void {
    if (this.#runningSince !== undefined) return
    const now = this.#clock.monotonic()
    if (this.#pull !== undefined) this.#pullMs = this.#ensuredAt - this.#pull.since
    this.#startMs = now - this.#ensuredAt
    this.#runningSince = now
  }

  measured(): Readonly<Record<string, number>> {
    const answerMs = this.#runningSince === undefined ? undefined : this.#clock.monotonic() - this.#runningSince
    const bytes = this.#pull?.bytes === 0 ? undefined : this.#pull?.bytes
    const parts = { pullMs: this.#pullMs, pullBytes: bytes, startMs: this.#startMs, answerMs }
    return Object.fromEntries(Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, Math.round(value)]])))
  }
}
