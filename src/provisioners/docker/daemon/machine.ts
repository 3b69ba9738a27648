import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'

/** What the search for Docker sees of the machine it runs on. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  exists(path: string): boolean
  /** undefined: not there, or not ours to read. */
  read(path: string): string | undefined
}

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  exists: existsSync,
  read(path) {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return undefined // Whoever has no such file, or none that we may read, has not said anything with it.
    }
  },
}
