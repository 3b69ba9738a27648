import type { ResourceKey } from '../resource/resource'

interface Options {
  readonly limit: () => number
  /** A slot is free for this key: run it again. */
  readonly wake: (key: ResourceKey) => void
  /** Its place in line changed; undefined: it waits no more. */
  readonly moved: (key: ResourceKey, position: number | undefined) => void
}

/**
 * How many labs may be made at once, and the visible line of those that wait.
 *
 * First come, first served. Invariants: a key is never both holding and waiting; `holding` never grows beyond the limit (when
 * the limit is lowered, holders finish, nobody is thrown out); a freed slot goes to the head of the line, who is woken.
 */
export class ProvisionSlots {
  readonly #holding = new Set<ResourceKey>()
  readonly #waiting = new Set<ResourceKey>()
  /** How many were before it when it joined the line. Of keys that hold or wait. */
  readonly #aheadOf = new Map<ResourceKey, number>()

  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  holds(key: ResourceKey): boolean {
    return this.#holding.has(key)
  }

  /** 0: it never had to wait. */
  aheadOf(key: ResourceKey): number {
    return this.#aheadOf.get(key) ?? 0
  }

  get used(): number {
    return this.#holding.size
  }

  get queued(): number {
    return this.#waiting.size
  }

  /** True: the key holds a slot now. False: it waits in line and will be woken. */
  request(key: ResourceKey): boolean {
    if (this.#holding.has(key)) return true
    // Asking again keeps its place in line.
    if (this.#waiting.has(key)) return false
    this.#waiting.add(key)
    this.admit()
    if (this.#holding.has(key)) return true
    this.#aheadOf.set(key, this.#waiting.size - 1)
    this.#options.moved(key, this.#waiting.size)
    return false
  }

  /** The key needs no slot any more, whether it held one or waited for one. */
  release(key: ResourceKey): void {
    this.#aheadOf.delete(key)
    const waited = this.#waiting.delete(key)
    if (waited) this.#options.moved(key, undefined)
    const held = this.#holding.delete(key)
    if (held || waited) this.admit()
    if (held || waited) this.#announce()
  }

  /** The limit was raised: let in whoever fits now. */
  admit(): void {
    for (const key of this.#waiting) {
      if (this.#holding.size >= this.#options.limit()) return
      this.#waiting.delete(key)
      this.#holding.add(key)
      this.#options.moved(key, undefined)
      this.#options.wake(key)
    }
  }

  #announce(): void {
    let position = 0
    for (const key of this.#waiting) this.#options.moved(key, ++position)
  }
}
