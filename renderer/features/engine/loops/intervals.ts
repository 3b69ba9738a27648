import type { Settings } from '../../../../src/contract/words'

/** A sentence of the feature's words (`engine.means.<word>`) and the times in it, in ms. */
export interface IntervalMeaning {
  readonly messageKey: 'instant' | 'poll' | 'hinted' | 'unhinted'
  readonly every: number
  /** Over many changes: one comes, on average, in the middle between two looks. */
  readonly mean: number
  readonly worst: number
}

const meaning = (messageKey: IntervalMeaning['messageKey'], every: number): IntervalMeaning => ({
  messageKey,
  every,
  mean: every / 2,
  worst: every,
})

/** What the watcher's interval means for a lab that is declared now. */
export const watchMeaning = ({ watch: { mode, pollIntervalMs } }: Settings): IntervalMeaning => meaning(mode, pollIntervalMs)

/** What the reconciler's interval means for a container that stops now. */
export const reconcileMeaning = ({ reconcile, drift }: Settings): IntervalMeaning =>
  meaning(drift.events ? 'hinted' : 'unhinted', reconcile.intervalMs)

/**
 * A slider from 0.2 s to 60 s whose left half is as useful as its right: its places are round numbers, spread evenly on a
 * logarithmic scale. A value between two places (typed, or written by somebody else) shows the nearest one and is not changed by that.
 */
export interface Range {
  /** Milliseconds, both included. */
  readonly min: number
  readonly max: number
}

const MANTISSAS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8] as const

/** Ascending, each once, the bounds among them. */
export function stopsWithin({ min, max }: Range): readonly number[] {
  const first = Math.floor(Math.log10(min))
  const decades = Array.from({ length: Math.ceil(Math.log10(max)) - first + 1 }, (_, index) => 10 ** (first + index))
  const round = decades.flatMap((decade) => MANTISSAS.map((mantissa) => Math.round(mantissa * decade)))
  return [min, ...round.filter((ms) => ms > min && ms < max), max]
}

/** The place in `stops` that is nearest to `ms` by ratio: 1.4 s is nearer to 1.5 s than to 1 s. */
export function nearestStop(stops: readonly number[], ms: number): number {
  const distance = (stop: number): number => Math.abs(Math.log(stop / ms))
  return stops.reduce((best, stop, index) => (distance(stop) < distance(stops[best] ?? stop) ? index : best), 0)
}
