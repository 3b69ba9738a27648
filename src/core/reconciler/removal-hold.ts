import type { ResourceKey } from '../resource/resource'
import type { Settings } from '../settings/settings'

/**
 * Orphans whose removal waits for a person: a restored store finds a room full of strangers, and none of them goes until somebody has
 * looked. A decision stands for as long as the engine runs.
 */
export class RemovalHold {
  #held: ReadonlySet<ResourceKey> = new Set()
  /** Decided: these go, these stay. */
  readonly #condemned = new Set<ResourceKey>()
  readonly #spared = new Set<ResourceKey>()

  get held(): ReadonlySet<ResourceKey> {
    return this.#held
  }

  /** Of the orphans of one pass, those that may be removed now. `ask`: too many of them, and nobody has been asked yet. */
  admit(
    orphans: readonly ResourceKey[],
    { limit, ask }: { readonly limit: number; readonly ask: (count: number) => void },
  ): readonly ResourceKey[] {
    const undecided = orphans.filter((key) => !this.#condemned.has(key) && !this.#spared.has(key))
    const tooMany = undecided.length > limit
    if (tooMany && this.#held.size === 0) ask(undecided.length)
    this.#held = new Set(tooMany ? undecided : [])
    return orphans.filter((key) => !this.#spared.has(key) && !this.#held.has(key))
  }

  resolve(choice: 'remove' | 'keep'): void {
    for (const key of this.#held) (choice === 'remove' ? this.#condemned : this.#spared).add(key)
    this.#held = new Set()
  }
}

/**
 * How many of `total` may be stopped or removed in one go with nobody having asked: the smaller of the number and the share,
 * but at least one, or a machine with three labs would ask about every single one. A number of 0 means: always ask.
 */
export function removalLimit({ maxUnaskedRemovals, maxUnaskedShare }: Settings['safety'], total: number): number {
  if (maxUnaskedRemovals === 0) return 0
  return Math.max(1, Math.min(maxUnaskedRemovals, Math.floor(total * maxUnaskedShare)))
}
