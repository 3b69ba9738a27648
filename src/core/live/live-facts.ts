import type { Unsubscribe } from '../clock/clock'
import type { PullProgress } from '../provisioner/provisioner'
import type { ResourceKey } from '../resource/resource'

/**
 * What is known of a lab right now but never written to the store (an idle system writes nothing). Lost with the process,
 * known again after the first look.
 */
export interface LiveFact {
  /** Last time the world confirmed the lab, wall clock ms. */
  readonly confirmedAt?: number
  /** 1 is next. Absent: not waiting. */
  readonly queuePosition?: number
  readonly progress?: PullProgress
  readonly cpuPercent?: number
  readonly memoryBytes?: number
  /** Kind of the provisioner whose last `list()` had this lab as it should be: it shares in `confirmProvisioner` of that kind. */
  readonly world?: string
}

export interface LiveFacts {
  get(key: ResourceKey): LiveFact
  /** Members given as undefined are taken away. */
  set(key: ResourceKey, facts: { readonly [Member in keyof LiveFact]: LiveFact[Member] | undefined }): void
  forget(key: ResourceKey): void
  /**
   * Nothing of this provisioner's world has changed since the last look: every lab whose `world` it is counts as confirmed
   * at `at` (wall clock ms). Costs the same for one lab and for 100,000; `get` takes the newer of the two moments.
   * Does not call `onDidChange` for each lab; listen with `onDidConfirmProvisioner`.
   */
  confirmProvisioner(world: string, at: number): void
  onDidConfirmProvisioner(listener: (confirmed: { readonly world: string; readonly at: number }) => void): Unsubscribe
  entries(): Iterable<readonly [ResourceKey, LiveFact]>
  onDidChange(listener: (key: ResourceKey, fact: LiveFact) => void): Unsubscribe
}
