const FIRST = 20_000
const LAST = 65_535

/**
 * Ports of this machine, given out in turn, as the kernel does: a container that starts again has another one. No two
 * running containers share one while there are free ones; beyond that (a benchmark with more labs than ports) they repeat.
 */
export class PortNumbers {
  readonly #taken = new Set<number>()
  #next = FIRST

  take(): number {
    if (this.#taken.size <= LAST - FIRST) while (this.#taken.has(this.#next)) this.#advance()
    const port = this.#next
    this.#taken.add(port)
    this.#advance()
    return port
  }

  /** False: somebody has it. */
  takeThis(port: number): boolean {
    if (this.#taken.has(port)) return false
    this.#taken.add(port)
    return true
  }

  give(port: number): void {
    this.#taken.delete(port)
  }

  #advance(): void {
    this.#next = this.#next === LAST ? FIRST : this.#next + 1
  }
}
