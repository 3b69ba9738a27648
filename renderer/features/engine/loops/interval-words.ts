import type { Settings } from '../../../../src/contract/words'

/** A sentence of the feature's words (`engine.means.<word>`) and the times in it, in ms. */
export interface Meaning {
  readonly word: 'instant' | 'poll' | 'hinted' | 'unhinted'
  readonly every: number
  /** Over many changes: one comes, on average, in the middle between two looks. */
  readonly mean: number
  readonly worst: number
}

const meaning = (word: Meaning['word'], every: number): Meaning => ({ word, every, mean: every / 2, worst: every })

/** What the watcher's interval means for a lab that is declared now. */
export const watchMeaning = ({ watch: { mode, pollIntervalMs } }: Settings): Meaning => meaning(mode, pollIntervalMs)

/** What the reconciler's interval means for a container that stops now. */
export const reconcileMeaning = ({ reconcile, drift }: Settings): Meaning =>
  meaning(drift.events ? 'hinted' : 'unhinted', reconcile.intervalMs)
