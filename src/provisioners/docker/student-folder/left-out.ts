import { shownName } from './archive/archive-refused'

export interface LeftOut {
  /** The first of them by name, with the size that each claims. */
  readonly entries: readonly { readonly name: string; readonly claims: number }[]
  readonly count: number
  /** More was to come that nobody looked at. */
  readonly isOpen: boolean
}

const NAMED = 50
const MOST = 10_000

/** What an archive does not have, although it was there. */
export class LeftOutList {
  readonly #entries: { readonly name: string; readonly claims: number }[] = []
  readonly #names = new Set<string>()
  #count = 0
  #passedOver = 0
  #unreadBytes = 0
  #isOpen = false

  get isEmpty(): boolean {
    return this.#count === 0 && !this.#isOpen
  }

  /** So much is missing that the rest is not worth the reading. */
  get isFull(): boolean {
    return this.#passedOver >= MOST
  }

  get told(): LeftOut {
    return { entries: this.#entries, count: this.#count, isOpen: this.#isOpen }
  }

  /** What was never asked for claims so much. */
  get unreadBytes(): number {
    return this.#unreadBytes
  }

  /** Met on the way, and passed over. */
  add(name: Buffer, claims: number): void {
    this.#passedOver += 1
    this.#names.add(name.toString('latin1'))
    this.#tell(name, claims)
  }

  /** Known to be there, under every name that it has, and not asked for. */
  addUnread(name: Buffer, claims: number): void {
    this.#unreadBytes = Math.min(this.#unreadBytes + claims, Number.MAX_SAFE_INTEGER)
    this.#tell(name, claims)
  }

  has(name: Buffer): boolean {
    return this.#names.has(name.toString('latin1'))
  }

  more(): void {
    this.#isOpen = true
  }

  #tell(name: Buffer, claims: number): void {
    this.#count += 1
    if (this.#entries.length < NAMED) this.#entries.push({ name: shownName(name), claims })
  }
}
