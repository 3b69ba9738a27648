import { writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'

export interface Goal {
  readonly atMost?: number
  readonly atLeast?: number
}

interface Row {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly goal?: Goal
  readonly reached?: boolean
}

/** Collects what one bench measured, prints it as a table and keeps it as JSON. */
export class BenchReport {
  readonly #title: string
  readonly #rows: Row[] = []

  constructor(title: string) {
    this.#title = title
  }

  add(what: string, value: number, unit: string, goal?: Goal): void {
    this.#rows.push({ what, value, unit, ...(goal && { goal, reached: isReached(value, goal) }) })
  }

  /** To the terminal, and to the file that the runner names. A missed goal becomes the exit code. */
  finish(): void {
    console.log(`\n${this.#title}`)
    const width = Math.max(...this.#rows.map(({ what }) => what.length))
    for (const row of this.#rows)
      console.log(`  ${row.what.padEnd(width)}  ${shown(row.value).padStart(10)} ${row.unit.padEnd(10)} ${goalText(row)}`)
    const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memoryBytes: totalmem(), kernel: release(), node: process.version }
    const file = process.argv[2]
    if (file)
      writeFileSync(file, JSON.stringify({ title: this.#title, at: new Date().toISOString(), machine, rows: this.#rows }, undefined, 2))
    process.exitCode = this.#rows.some(({ reached }) => reached === false) ? 1 : 0
  }
}

function isReached(value: number, { atMost = Infinity, atLeast = -Infinity }: Goal): boolean {
  return value <= atMost && value >= atLeast
}

function goalText({ goal, reached }: Row): string {
  if (!goal) return ''
  const wanted = goal.atMost === undefined ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`
  return `${reached ? 'reached' : 'MISSED '} (${wanted})`
}

function shown(value: number): string {
  return value >= 1000 ? value.toFixed(0) : value.toPrecision(3)
}
