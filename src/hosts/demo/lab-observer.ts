import type { Clock } from '../../core/clock/clock'
import type { StoredLab } from '../../core/resource/lab-instance'
import type { LabState } from '../../core/resource/lab-states'
import type { ResourceChange } from '../../core/store/resource-store'
import type { Watcher } from '../../core/watcher/watcher'

/** A state, or that the record itself has gone. */
export type AwaitedState = LabState | 'gone'

interface Waiter {
  readonly name: string
  readonly state: AwaitedState
  readonly resolve: () => void
}

/**
 * One more handler of the engine's own watcher, that remembers the order: each `until` goes on from where the one before for
 * the same lab ended, so that a state that came and went while the story was elsewhere is not missed.
 */
export class LabObserver {
  readonly #clock: Clock
  /** What was seen of a lab and not asked for yet, oldest first. */
  readonly #ahead = new Map<string, AwaitedState[]>()
  #waiter: Waiter | undefined

  constructor(options: { readonly watcher: Pick<Watcher<StoredLab>, 'addHandler'>; readonly clock: Clock }) {
    this.#clock = options.clock
    options.watcher.addHandler('audience', (change) => this.#see(change))
  }

  /** Rejects with a sentence when the time is over, with the signal's reason when it aborts. One call at a time. */
  async waitFor(name: string, state: AwaitedState, limits: { readonly signal?: AbortSignal; readonly withinMs: number }): Promise<void> {
    limits.signal?.throwIfAborted()
    if (this.#pass(name, state)) return
    await new Promise<void>((resolve, reject) => {
      const end = (settle: () => void): void => {
        this.#waiter = undefined
        cancel()
        limits.signal?.removeEventListener('abort', giveUp)
        settle()
      }
      const giveUp = (): void => end(() => reject(limits.signal?.reason))
      const cancel = this.#clock.after(limits.withinMs, () => end(() => reject(new Error(tooLate(name, state, limits.withinMs)))))
      limits.signal?.addEventListener('abort', giveUp, { once: true })
      this.#waiter = { name, state, resolve: () => end(resolve) }
    })
  }

  #see({ type, current }: ResourceChange<StoredLab>): void {
    const seen = this.#ahead.get(current.metadata.name) ?? []
    seen.push(type === 'DELETED' ? 'gone' : current.status.state)
    this.#ahead.set(current.metadata.name, seen)
    if (this.#waiter !== undefined && this.#pass(this.#waiter.name, this.#waiter.state)) this.#waiter.resolve()
  }

  #pass(name: string, state: AwaitedState): boolean {
    const seen = this.#ahead.get(name) ?? []
    const at = seen.indexOf(state)
    if (at >= 0) seen.splice(0, at + 1)
    return at >= 0
  }
}

function tooLate(name: string, state: AwaitedState, ms: number): string {
  return `The lab ${name} was not ${state} within ${Math.round(ms / 1000)} s.`
}
