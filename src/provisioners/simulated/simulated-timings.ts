/** How long the simulated daemon takes, in milliseconds of the injected clock. */
export interface SimulatedTimings {
  /** A whole image, in ten steps of progress. 0: it is there as soon as it is wanted. */
  readonly pullMs: number
  readonly createMs: number
  readonly startMs: number
  readonly stopMs: number
  /** From running until the lab's port answers. */
  readonly answerMs: number
}

/** For tests and the benchmark: nothing waits, no timer is set. */
export const INSTANT: SimulatedTimings = { pullMs: 0, createMs: 0, startMs: 0, stopMs: 0, answerMs: 0 }

/** For eyes: as measured on a small machine with a real daemon, with a small image to pull. */
export const LIFELIKE: SimulatedTimings = { pullMs: 2_000, createMs: 20, startMs: 200, stopMs: 300, answerMs: 1_200 }
