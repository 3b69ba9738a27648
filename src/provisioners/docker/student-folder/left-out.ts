import { shownName } from './archive-refused'

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
  #isOpen = false

  get isEmpty(): boolean {
    return this.#count === 0 && !this.#isOpen
  }

  /** So much is missing that the rest is not worth the reading. */
  get isFull(): boolean {
    return this.#count >= MOST
  }

  get told(): LeftOut {
    return { entries: this.#entries, count: this.#count, isOpen: this.#isOpen }
  }

  add(name: Buffer, claims: number): void {
    this.#count += 1
    this.#names.add(name.toString('latin1'))
    if (this.#entries.length < NAMED) this.#entries.push({ name: shownName(name), claims })
  }

  has(name: Buffer): boolean {
    return this.#names.has(name.toString('latin1'))
  }

  more(): void {
    this.#isOpen = true
  }
}
