import type { Sentence } from '../sentences/sentence'

/** pause: look at nothing. runNow: one round, also while paused. */
export type LoopOrder = 'pause' | 'resume' | 'runNow'

/** What a loop says of itself: the panel draws it, `/readyz` judges by it. Times are wall clock ms. */
export interface LoopStatus {
  readonly name: 'watcher' | 'controller' | 'reconciler'
  readonly running: boolean
  /** A person holds it: it looks at nothing until resumed. Never kept over a restart. */
  readonly paused: boolean
  readonly intervalMs?: number
  readonly iterations: number
  readonly lastTickAt?: number
  readonly nextTickAt?: number
  readonly lastDurationMs?: number
  /** What the last tick saw: changes, labs, findings. */
  readonly saw: number
  /** How late the last tick began, ms. 0 is on time. */
  readonly lagMs?: number
  /** Gone after the next tick that went well. */
  readonly lastError?: Sentence
}
