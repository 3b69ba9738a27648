import type { LiveEvent } from '../../contract/stream-events'
import type { Unsubscribe } from '../../core/clock/clock'
import type { LiveFacts } from '../../core/live/live-facts'
import type { PullSource } from '../conversation/pull-source'
import { parseKey } from '../../core/resource/resource'
import type { ResourceKey } from '../../core/resource/resource'

/**
 * Live facts as they change: first all that is known, then each lab again whenever something about it changed. Only the newest
 * fact of a lab matters, so what waits for a slow reader is one entry for each lab, never a history.
 */
export class LiveStream implements PullSource<LiveEvent> {
  readonly #live: LiveFacts
  readonly #namespace: string | undefined
  readonly ended = false
  /** Labs to tell of, in the order in which they changed first. */
  readonly #changed = new Set<ResourceKey>()
  readonly #releases: readonly Unsubscribe[]
  readonly #listeners = new Set<() => void>()

  constructor(live: LiveFacts, namespace: string | undefined) {
    this.#live = live
    this.#namespace = namespace

    for (const [key] of live.entries()) this.#changed.add(key)
    this.#releases = [
      live.onDidChange((key) => this.#note([key])),
      live.onDidConfirmProvisioner(({ world }) => this.#note(this.#labsOf(world))),
    ]
  }

  take(limit: number): readonly LiveEvent[] {
    const events: LiveEvent[] = []
    for (const key of this.#changed) {
      if (events.length >= limit) break
      this.#changed.delete(key)
      const { namespace = '', name } = parseKey(key)
      if (this.#namespace === undefined || this.#namespace === namespace) events.push({ namespace, name, live: this.#live.get(key) })
    }
    return events
  }

  onDidSignal(listener: () => void): Unsubscribe {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    for (const release of this.#releases) release()
    this.#listeners.clear()
  }

  #labsOf(world: string): ResourceKey[] {
    return [...this.#live.entries()].filter(([, fact]) => fact.world === world).map(([key]) => key)
  }

  #note(keys: readonly ResourceKey[]): void {
    for (const key of keys) this.#changed.add(key)
    for (const listener of this.#listeners) listener()
  }
}
