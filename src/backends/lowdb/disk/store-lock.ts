import { randomBytes } from 'node:crypto'
import { StorageError } from '../../../core/store/storage-backend'
import { errnoOf, isFull } from './disk-fault'
import { writeAll, type FileSystem, type OpenFile } from './file-system'
import { hasNoLinks } from './quarantine'
import { livenessOf, ownIdentity, type ProcessIdentity } from './process-identity'

/**
 * One process per data directory, whatever host it runs under. The lock is a file that appears whole or not at all (a hard
 * link to a finished one), with its owner's identity in it. A dead owner's lock is moved away, looked at again, and only then
 * removed: when two processes find the same dead owner, exactly one of them gets the link.
 *
 * What was a lock is kept as `store.lock.free`, and the next lock is written over it, in place: a full disk can be locked too.
 */
export interface StoreLock {
  /** @param options.keepRoom leave the file there, free, for the next lock; else only where there was one. */
  release(options?: { readonly keepRoom: boolean }): void
}

const ATTEMPTS = 5
/** So long is every lock, so that the next one always fits over it. */
const LENGTH = 512

/** Throws StorageError `unavailable` that names the owner, or what the disk says. */
export function acquireLock(files: FileSystem, path: string): StoreLock {
  const own = JSON.stringify(ownIdentity()).padEnd(LENGTH)
  const hadRoom = files.exists(freeOf(path))
  let full: Error | undefined
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const claimed = claimIfRoom(files, path, own)
    if (claimed === true) return { release: ({ keepRoom } = { keepRoom: hadRoom }) => release(files, path, { own, keepRoom }) }
    if (claimed instanceof Error) full = claimed
    const found = readIfThere(files, path)
    if (found !== undefined) takeAwayIfDead(files, path, found)
  }
  if (full !== undefined) throw full
  throw new StorageError('unavailable', { code: 'LockUnsteady', params: { path } })
}

/** The disk's own error when it has no room: a dead owner's lock may still make some. */
function claimIfRoom(files: FileSystem, path: string, own: string): boolean | Error {
  try {
    return claim(files, path, own)
  } catch (error) {
    if (isFull(error)) return error
    throw error
  }
}

function claim(files: FileSystem, path: string, own: string): boolean {
  return linkDraft(files, path, own) ?? claimInPlace(files, path, own)
}

/** undefined: this disk gives no second names, or (tmpfs) counts one as another file and takes no more of them. */
function linkDraft(files: FileSystem, path: string, own: string): boolean | undefined {
  const draft = aside(path, 'tmp')
  const file = takeFree(files, path, draft) ?? files.create(draft)
  try {
    writeAll(file, Buffer.from(own), 0)
    files.link(draft, path)
    return true
  } catch (error) {
    // ENOENT: the new owner cleared our draft away as a leftover.
    if (errnoOf(error) === 'EEXIST' || errnoOf(error) === 'ENOENT') return false
    if (hasNoLinks(error) || isFull(error)) return undefined
    throw error
  } finally {
    file.close()
    removeIfThere(files, draft)
  }
}

/** Where there are no links the lock is empty for a moment: who took it for a leftover then is found by looking again. */
function claimInPlace(files: FileSystem, path: string, own: string): boolean {
  try {
    writeInPlace(files, path, own)
    return readIfThere(files, path) === own
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    throw error
  }
}

function writeInPlace(files: FileSystem, path: string, own: string): void {
  const file = files.create(path)
  try {
    writeAll(file, Buffer.from(own), 0)
  } catch (error) {
    removeIfThere(files, path)
    throw error
  } finally {
    file.close()
  }
}

/** Written over in place; whoever renames it has it. undefined: there is none. */
function takeFree(files: FileSystem, path: string, draft: string): OpenFile | undefined {
  try {
    files.rename(freeOf(path), draft)
    return files.openToWrite(draft)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined
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
  if (readIfThere(files, moved) === found) return renameIfThere(files, moved, freeOf(path))
  giveBack(files, moved, path)
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
  throw new StorageError(
    'unavailable',
    liveness === 'alive'
      ? { code: 'DirectoryInUse', params: { pid: String(owner.pid) } }
      : { code: 'DirectoryLocked', params: { pid: String(owner.pid), path } },
  )
}

function release(files: FileSystem, path: string, { own, keepRoom }: { readonly own: string; readonly keepRoom: boolean }): void {
  if (readIfThere(files, path) !== own) return
  if (!keepRoom || !canRename(files, path, freeOf(path))) files.remove(path)
}

/** False when the disk does not take it: the next lock is then a new file. */
function canRename(files: FileSystem, from: string, to: string): boolean {
  try {
    files.rename(from, to)
    return true
  } catch {
    return false
  }
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

function renameIfThere(files: FileSystem, from: string, to: string): void {
  try {
    files.rename(from, to)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error
  }
}

const freeOf = (path: string): string => `${path}.free`

/** undefined: not a lock that we wrote (a power cut left it empty), so nobody holds it. */
function readOwner(text: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isOwner = typeof value === 'object' && value !== null && 'pid' in value && 'machine' in value
    return isOwner ? (value as ProcessIdentity) : undefined
  } catch {
    return undefined
  }
}

function aside(path: string, suffix: string): string {
  return `${path}.${process.pid}-${randomBytes(4).toString('hex')}.${suffix}`
}
