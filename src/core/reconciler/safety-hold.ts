import type { Clock, Unsubscribe } from '../clock/clock'
import { Emitter } from '../events/emitter'
import type { Log } from '../observe/log'
import type { StoredLab } from '../resource/lab-instance'
import type { ResourceKey } from '../resource/resource'
import { english } from '../sentences/english'
import type { Sentence } from '../sentences/sentence'
import type { SettingsSource } from '../settings/settings'
import type { ResourceStore } from '../store/resource-store'
import { ExpiryHold } from './expiry-hold'
import { RemovalHold, removalLimit } from './removal-hold'

export interface SafetyHoldOptions {
  readonly store: ResourceStore
  readonly settings: SettingsSource
  readonly clock: Clock
  readonly log: Log
}

export interface SafetyHoldStatus {
  /** Labs whose expiry waits for a person, and `Orphan//<uid>` keys whose removal does. */
  readonly held: readonly ResourceKey[]
  /** How long nobody was awake here, which "give back" adds to each lab's end; 0 when only removals are held. */
  readonly sleptMs: number
  /** Wall clock ms: when it was noticed. */
  readonly since: number
}

export interface HoldResolution {
  readonly keys: readonly ResourceKey[]
  /** To be added to the end of each lab among the keys; 0 for 'expire'. */
  readonly addMs: number
}

/** What a person is asked: a reason for programs, a sentence for people. */
export interface HoldQuestion extends Sentence {
  readonly code: 'ManyExpiries' | 'ManyRemovals'
}

/**
 * Stands between a surprise and its consequences: a hold on expiries and one on removals, and one question to a person about both. More
 * at once than the settings allow unasked, and nothing happens to any until a person has decided.
 */
export class SafetyHold {
  readonly #options: SafetyHoldOptions
  readonly #expiries: ExpiryHold
  readonly #removals = new RemovalHold()
  readonly #asked: Emitter<HoldQuestion>
  #since = 0

  constructor(options: SafetyHoldOptions) {
    const { store, clock, log } = options
    this.#options = options
    this.#asked = new Emitter((error) => log.error('A listener of the safety hold failed.', { error }))
    this.#expiries = new ExpiryHold({
      ...{ store, clock, log },
      limit: (ready) => this.#limit(ready),
      ask: (count) => this.#ask({ code: 'ManyExpiries', params: { count } }),
    })
  }

  start(): void {
    this.#expiries.start()
  }

  stop(): void {
    this.#expiries.stop()
  }

  /** Something waits for a person from now on. */
  onDidAsk(listener: (question: HoldQuestion) => void): Unsubscribe {
    return this.#asked.listen(listener)
  }

  /** Asked before each expiry. False: not now; ask again on the next pass. */
  mayExpire(lab: StoredLab): boolean {
    return this.#expiries.mayExpire(lab)
  }

  /** Of these orphans, all seen in one pass among `ours` containers of ours, those that may be removed now. */
  mayRemove(orphans: readonly ResourceKey[], ours: number): readonly ResourceKey[] {
    const ask = (count: number): void => this.#ask({ code: 'ManyRemovals', params: { count } })
    return this.#removals.admit(orphans, { limit: this.#limit(ours), ask })
  }

  /** undefined: nothing waits for a person. */
  status(): SafetyHoldStatus | undefined {
    const held = [...this.#expiries.held, ...this.#removals.held]
    return held.length === 0 ? undefined : { held, sleptMs: this.#expiries.sleptMs(), since: this.#since }
  }

  /**
   * The person's decision over everything that is held. 'expire': they end, a few at a time, and orphans are removed.
   * 'giveBack': the caller adds `addMs` to the end of each lab; until that is written (five minutes at most) they stay as they are;
   * orphans are left alone.
   */
  resolve(choice: 'expire' | 'giveBack'): HoldResolution {
    const addMs = choice === 'giveBack' ? this.#expiries.sleptMs() : 0
    const keys = this.#expiries.resolve(choice)
    this.#removals.resolve(choice === 'expire' ? 'remove' : 'keep')
    this.#options.log.info(choice === 'expire' ? 'A person let the held labs end' : 'A person gave the held labs their time back')
    return { keys, addMs }
  }

  #limit(total: number): number {
    return removalLimit(this.#options.settings.current().safety, total)
  }

  #ask(question: HoldQuestion): void {
    this.#since = this.#options.clock.now()
    this.#options.log.warn(english(question))
    this.#asked.fire(question)
  }
}
