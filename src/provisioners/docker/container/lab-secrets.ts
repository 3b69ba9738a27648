import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The values of a lab's generated secrets, by name. The same for the same lab, over restarts and when its container is made again. */
export interface LabSecrets {
  of(lab: { readonly uid: string; readonly secrets: readonly string[] }): Readonly<Record<string, string>>
}

/**
 * Derived from a key of this installation instead of kept: nothing to store, nothing to lose with the container, nothing on any screen.
 * The key is made on first use, readable by its owner only.
 */
export function createLabSecrets(keyFile: string): LabSecrets {
  let key: Buffer | undefined
  return {
    of({ uid, secrets }) {
      if (secrets.length === 0) return {}
      const known = (key ??= loadOrMakeKey(keyFile))
      return Object.fromEntries(secrets.map((name) => [name, derive(known, uid, name)]))
    },
  }
}

function derive(key: Buffer, uid: string, name: string): string {
  return createHmac('sha256', key).update(`${uid}\n${name}`).digest('base64url').slice(0, 32)
}

function loadOrMakeKey(keyFile: string): Buffer {
  mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(keyFile, randomBytes(32), { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(keyFile)
}
