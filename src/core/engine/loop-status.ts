/** What a loop says of itself: the panel draws it, `/readyz` judges by it. Times are wall clock ms. */
export interface LoopStatus {
  readonly name: 'watcher' | 'controller' | 'reconciler'
  readonly running: boolean
  readonly intervalMs?: number
  readonly iterations: number
  readonly lastTickAt?: number
  readonly nextTickAt?: number
  readonly lastDurationMs?: number
  /** What the last tick saw: changes, labs, findings. */
  readonly saw: number
  /** A sentence; gone after the next tick that went well. */
  readonly lastError?: string
}
