import { type UnreachableHealth, unreachable } from '../../../core/provisioner/provisioner'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Log } from '../../../core/observe/log'
import { fault } from '../../../core/provisioner/provisioner-error'

export interface KnownDaemonOptions {
  /** Absent: every daemon is as good as another. */
  readonly file?: string | undefined
  /** Who answers, the same over restarts and updates. */
  readonly ask: () => Promise<string>
  /** A daemon that answers and must not be used, or none any more. */
  readonly onDidJudge: (objection: UnreachableHealth | undefined) => void
  readonly log: Log
}

/**
 * The daemon that has the labs. Another one (Docker Desktop beside Docker Engine, a context that was changed, a reset) has none of their
 * containers and none of the students' work: seen as drift, a whole class would be made anew with empty folders. So nothing is looked at
 * and nothing is done there until a person has said that it is meant.
 */
export class KnownDaemon {
  readonly #options: KnownDaemonOptions
  #checked: Promise<void> | undefined

  constructor(options: KnownDaemonOptions) {
    this.#options = options
  }

  /** Throws OtherDaemon. Asks once for each connection; a check that failed is made again. */
  require(): Promise<void> {
    this.#checked ??= this.#check().catch((error: unknown) => {
      this.#checked = undefined
      throw error
    })
    return this.#checked
  }

  /** Whoever answers next may be another one. */
  forget(): void {
    this.#checked = undefined
  }

  /** A person means the one that answers now. */
  async accept(): Promise<void> {
    const { file, ask, log, onDidJudge } = this.#options
    if (file === undefined) return
    const id = await ask()
    remember(file, id)
    log.info('A person chose the Docker that answers now for the labs', { id })
    this.forget()
    onDidJudge(undefined)
  }

  async #check(): Promise<void> {
    const { file, ask, onDidJudge } = this.#options
    if (file === undefined) return
    const id = await ask()
    const known = recall(file)
    if (known === undefined) remember(file, id)
    const isOther = known !== undefined && known !== id
    onDidJudge(isOther ? OTHER : undefined)
    if (isOther) throw fault('OtherDaemon', 'unavailable', { sentence: { code: 'DockerOfOthers' } })
  }
}

/** Docker's own id, and where it keeps its containers: up to Docker 24 the id is that of the machine, and stays when everything else is new. */
export function daemonIdOf({ ID, DockerRootDir }: { readonly ID: string; readonly DockerRootDir: string }): string {
  return `${ID} ${DockerRootDir}`.trim()
}

const OTHER = unreachable('OtherDaemon', { code: 'DockerOfOthers' })

function recall(file: string): string | undefined {
  try {
    const id = readFileSync(file, 'utf8').trim()
    return id === '' ? undefined : id
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Whole or not at all: half an id would be another daemon. */
function remember(file: string, id: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, `${id}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
