import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Machine } from '../daemon/machine'

/** A firewall's rules end with the machine, and name a bridge: a person's answer is good for both, and asked for anew when either is another. */
export class Answered {
  readonly #file: string | undefined
  readonly #machine: Machine

  constructor(file: string | undefined, machine: Machine) {
    this.#file = file
    this.#machine = machine
  }

  isFor(bridge: string): boolean {
    return this.#file !== undefined && this.#machine.read(this.#file)?.trim() === this.#mark(bridge)
  }

  give(bridge: string): void {
    if (this.#file === undefined) return
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 })
    writeFileSync(`${this.#file}.new`, `${this.#mark(bridge)}\n`, { mode: 0o600, flush: true })
    renameSync(`${this.#file}.new`, this.#file)
  }

  #mark(bridge: string): string {
    return `${this.#machine.read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''} ${bridge}`
  }
}
