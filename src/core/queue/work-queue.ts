import type { ResourceKey } from '../resource/resource'

/**
 * Keys waiting for the controller. Fair (first come, first served), stingy (many adds of a key are one run; never
 * twice in hand), and forgetful of nothing: a key that is added while it is in hand runs again afterwards.
 */
export interface Queue {
  add(key: ResourceKey): void
  /** Adds after a delay; of several pending delays for a key the earliest counts. NaN, negative: at once. */
  addAfter(key: ResourceKey, delayMs: number): void
  /** Adds after the key's own backoff, which doubles each time until `forget`. */
  addRateLimited(key: ResourceKey): void
  /** The key went well: its backoff starts over. */
  forget(key: ResourceKey): void
  /** Takes a key in hand; waits for one. undefined: the queue was shut down. */
  take(): Promise<ResourceKey | undefined>
  /** Puts the key out of hand. Must follow each take. */
  done(key: ResourceKey): void
  /** Waiting now, not counting those in hand and those delayed. */
  readonly depth: number
  readonly delayed: number
  readonly inHand: number
  /** Hands out nothing more; takers get undefined. */
  shutDown(): void
}
