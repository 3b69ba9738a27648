import type { Unsubscribe } from '../clock/clock'
import { Emitter } from '../events/emitter'
import type { ResourceKey } from '../resource/resource'
import type { LiveFact, LiveFacts } from './live-facts'
import { silentLog, type Log } from '../observe/log'

type FactsUpdate = Parameters<LiveFacts['set']>[1]
type Confirmed = { readonly world: string; readonly at: number }

const NOTHING_KNOWN: LiveFact = Object.freeze({})

/**
 * Live facts in memory. A lab's own `confirmedAt` and that of its provisioner are kept apart and joined on reading: that is what
 * lets one look at an unchanged world confirm every lab in it without touching them.
 */
export class LiveFactsBoard implements LiveFacts {
  /** As set, frozen; a key is in it only while something is known. */
  readonly #facts = new Map<ResourceKey, LiveFact>()
  readonly #worldConfirmedAt = new Map<string, number>()
  readonly #changed: Emitter<readonly [ResourceKey, LiveFact]>
  readonly #provisionerConfirmed: Emitter<Confirmed>

  constructor(options: { readonly log?: Log } = {}) {
    const log = options.log ?? silentLog
    const onError = (error: unknown): void => log.error('A listener of the live facts failed.', { error })
    this.#changed = new Emitter(onError)
    this.#provisionerConfirmed = new Emitter(onError)
  }

  get(key: ResourceKey): LiveFact {
    const own = this.#facts.get(key)
    return own === undefined ? NOTHING_KNOWN : this.#joined(own)
  }

  set(key: ResourceKey, facts: FactsUpdate): void {
    const before = this.get(key)
    const after = merged(before, facts)
    if (sameFact(before, after)) return
    if (Object.keys(after).length === 0) this.#facts.delete(key)
    else this.#facts.set(key, after)
    this.#changed.fire([key, this.get(key)])
  }

  forget(key: ResourceKey): void {
    if (this.#facts.delete(key)) this.#changed.fire([key, NOTHING_KNOWN])
  }

  confirmProvisioner(world: string, at: number): void {
    if (this.#worldConfirmedAt.get(world) === at) return
    this.#worldConfirmedAt.set(world, at)
    this.#provisionerConfirmed.fire({ world, at })
  }

  *entries(): IterableIterator<readonly [ResourceKey, LiveFact]> {
    for (const [key, own] of this.#facts) yield [key, this.#joined(own)]
  }

  onDidChange(listener: (key: ResourceKey, fact: LiveFact) => void): Unsubscribe {
    return this.#changed.listen(([key, fact]) => listener(key, fact))
  }

  onDidConfirmProvisioner(listener: (confirmed: Confirmed) => void): Unsubscribe {
    return this.#provisionerConfirmed.listen(listener)
  }

  #joined(own: LiveFact): LiveFact {
    const shared = own.world === undefined ? undefined : this.#worldConfirmedAt.get(own.world)
    if (shared === undefined || shared <= (own.confirmedAt ?? -Infinity)) return own
    return Object.freeze({ ...own, confirmedAt: shared })
  }
}

/** `before` is the joined fact, so a lab that leaves its provisioner keeps the moment up to which it was confirmed there. */
function merged(before: LiveFact, facts: FactsUpdate): LiveFact {
  const members = Object.entries({ ...before, ...facts }).filter(([, value]) => value !== undefined)
  return Object.freeze(Object.fromEntries(members))
}

function sameFact(one: LiveFact, other: LiveFact): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof LiveFact>
  return [...names].every((name) => one[name] === other[name])
}
