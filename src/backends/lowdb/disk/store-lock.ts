import { randomBytes } from 'node:crypto'
import { StorageError } from '../../../core/store/storage-backend'
import { errnoOf } from './disk-fault'
import { writeAll, type FileSystem } from './file-system'
import { hasNoLinks } from './quarantine'
import { livenessOf, ownIdentity, type ProcessIdentity } from './process-identity'

/**
 * One process per data directory, whatever host it runs under. The lock is a file that appears whole or not at all (a hard
 * link to a finished one), with its owner's identity in it. A dead owner's lock is moved away, looked at again, and only then
 * removed: when two processes find the same dead owner, exactly one of them gets the link.
 */
export interface StoreLock { release(): void }

const ATTEMPTS = 5

/** Throws StorageError `unavailable` that names the owner, or what the disk says. */
export function acquireLock(files: FileSystem, path: string): StoreLock {
  const own = JSON.stringify(ownIdentity())
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (claim(files, path, own)) return { release: () => release(files, path, own) }
    const found = readIfThere(files, path)
    if (found !== undefined) takeAwayIfDead(files, path, found)
  }
  throw new StorageError('unavailable', `The lock ${path} changes hands all the time. Is another program starting over and over?`)
}

function claim(files: FileSystem, path: string, own: string): boolean {
  const draft = aside(path, 'tmp')
  const file = files.create(draft)
  try {
    writeAll(file, Buffer.from(own), 0)
    files.link(draft, path)
    return true
  } catch (error) {
    // ENOENT: the new owner cleared our draft away as a leftover.
    if (errnoOf(error) === 'EEXIST' || errnoOf(error) === 'ENOENT') return false
    if (hasNoLinks(error)) return claimInPlace(files, path, own)
    throw error
  } finally {
    file.close()
    removeIfThere(files, draft)
  }
}

/** Where there are no links the lock is empty for a moment: who took it for a leftover then is found by looking again. */
function claimInPlace(files: FileSystem, path: string, own: string): boolean {
  try {
    const file = files.create(path)
    writeAll(file, Buffer.from(own), 0)
    file.close()
    return readIfThere(files, path) === own
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    throw error
  }
}

function takeAwayIfDead(files: FileSystem, path: string, found: string): void {
  const owner = readOwner(found)
  if (owner !== undefined) refuseUnlessDead(path, owner)
  const moved = aside(path, 'tmp')
  try {
    files.rename(path, moved)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return
    throw error
  }
  // Somebody may have been quicker, and what we moved is their fresh lock: give it back.
  if (readIfThere(files, moved) !== found) giveBack(files, moved, path)
  removeIfThere(files, moved)
}

function giveBack(files: FileSystem, moved: string, path: string): void {
  try {
    files.link(moved, path)
  } catch (error) {
    if (hasNoLinks(error) && !files.exists(path)) files.rename(moved, path)
    else if (errnoOf(error) !== 'EEXIST' && !hasNoLinks(error)) throw error
  }
}

function refuseUnlessDead(path: string, owner: ProcessIdentity): void {
  const liveness = livenessOf(owner)
  if (liveness === 'dead') return
  const who = `process ${owner.pid}`
  throw new StorageError('unavailable', liveness === 'alive'
    ? `This data directory is in use by ${who}. Use that one, or stop it first.`
    : `This data directory is locked by ${who} of another machine. If no other machine uses it, remove ${path} and start again.`)
}

function release(files: FileSystem, path: string, own: string): void {
  if (readIfThere(files, path) === own) files.remove(path)
}

function readIfThere(files: FileSystem, path: string): string | undefined {
  try {
    return files.read(path).toString()
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function removeIfThere(files: FileSystem, path: string): void {
  try {
    files.remove(path)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error
  }
}

/** undefined: not a lock that we wrote (a power cut left it empty), so nobody holds it. */
function readOwner(text: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isOwner = typeof value === 'object' && value !== null && 'pid' in value && 'machine' in value
    return isOwner ? value as ProcessIdentity : undefined
  } catch {
    return undefined
  }
}

function aside(path: string, suffix: string): string {
  return `${path}.${process.pid}-${randomBytes(4).toString('hex')}.${suffix}`
}
