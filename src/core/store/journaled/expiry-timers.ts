import type { Cancel, Clock } from '../../clock/clock'
import type { Entry } from './entry'
import type { VersionedValues } from './versioned-values'

/** How long a key whose time is over waits for the next attempt when it could not be deleted. */
const AGAIN_MS = 1_000

/**
 * Keys written with a ttl delete themselves: a delete like any other, through the commit loop, on the condition that
 * nobody has written the key since. Moments are wall clock, so that they survive a restart.
 */
export class ExpiryTimers {
  readonly #clock: Clock
  readonly #expire: (key: string, revision: number) => Promise<unknown>
  readonly #timers = new Map<string, Cancel>()

  /** @param expire deletes the key if it is still at this revision; rejects when the store cannot write now. */
  constructor(clock: Clock, expire: (key: string, revision: number) => Promise<unknown>) {
    this.#clock = clock
    this.#expire = expire
  }

  follow(values: VersionedValues): void {
    for (const entry of values.entries()) this.#arm(entry)
    values.onDidPublish((changes) => {
      for (const { key, entry } of changes) {
        this.#disarm(key)
        if (entry !== undefined) this.#arm(entry)
      }
    })
  }

  stop(): void {
    for (const cancel of this.#timers.values()) cancel()
    this.#timers.clear()
  }

  #arm({ key, revision, expiresAt }: Entry): void {
    if (expiresAt !== undefined) this.#after(expiresAt - this.#clock.now(), key, revision)
  }

  #after(delayMs: number, key: string, revision: number): void {
    this.#timers.set(
      key,
      this.#clock.after(delayMs, () => {
        this.#timers.delete(key)
        this.#expire(key, revision).catch(() => {
          if (!this.#timers.has(key)) this.#after(AGAIN_MS, key, revision)
        })
      }),
    )
  }

  #disarm(key: string): void {
    this.#timers.get(key)?.()
    this.#timers.delete(key)
  }
}
