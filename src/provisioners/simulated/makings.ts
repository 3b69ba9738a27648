/** An `ensure` that has not ended. */
export interface Making {
  readonly signal: AbortSignal
  overtaken: boolean
}

/** Each `ensure` under way, by its lab's uid; `remove` overtakes those of its lab, so that nothing is made after it. */
export class Makings {
  readonly #byUid = new Map<string, Set<Making>>()

  begin(uid: string, signal: AbortSignal): Making {
    const making: Making = { signal, overtaken: false }
    const others = this.#byUid.get(uid)
    if (others === undefined) this.#byUid.set(uid, new Set([making]))
    else others.add(making)
    return making
  }

  end(uid: string, making: Making): void {
    const others = this.#byUid.get(uid)
    others?.delete(making)
    if (others?.size === 0) this.#byUid.delete(uid)
  }

  overtake(uid: string): void {
    for (const making of this.#byUid.get(uid) ?? []) making.overtaken = true
  }
}
