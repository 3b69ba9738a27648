import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, parse, resolve } from 'node:path'
import type { Sentence } from '../../../core/sentences/sentence'
import { errnoOf, told } from './disk-fault'

/** Everybody but the owner. */
const OTHERS = 0o077
/** What the programs of this installation put there; what else a person keeps there is not ours to close. */
const OURS = /^(state\.json|journal-\d+\.log|installation\.json|store\.lock|server\.json|docker-daemon|open-[\w-]+\.html)/
const OUR_FOLDERS: ReadonlySet<string> = new Set(['collected', 'window'])
/** Disks that keep no modes, or are not written to: what others see there is not decided by this. */
const CANNOT = new Set(['EPERM', 'EROFS', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])

/**
 * The directory holds students' addresses: nobody else on the machine reads it. One that is not there is made so; one that others can look
 * into is closed, with the files that are ours in it. Throws StorageError when it belongs to somebody else, or is a place that is used for
 * other things. Returns what is left to be told.
 */
export function makePrivateFolder(path: string): Sentence | undefined {
  const made = mkdirSync(path, { recursive: true, mode: 0o700 })
  if (made !== undefined) chmodSync(path, 0o700)
  // Windows has no such modes: what is below the user's own profile is closed by its lists.
  if (process.platform === 'win32') return undefined
  const { mode, uid } = statSync(path)
  if (uid !== process.getuid?.()) throw told('readonly', { code: 'DirectoryOfOther', params: { directory: path } })
  const isOpen = (mode & OTHERS) !== 0
  if (isOpen && isShared(path)) throw told('readonly', { code: 'DirectoryShared', params: { directory: path } })
  const isClosed = !isOpen || close(path, 0o700)
  closeContent(path)
  return isClosed ? undefined : { code: 'DirectoryOpen', params: { directory: path } }
}

function isShared(path: string): boolean {
  const whole = resolve(path)
  return [parse(whole).root, resolve(tmpdir()), resolve(homedir())].includes(whole)
}

function closeContent(directory: string): void {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name)
    const stats = lstatSync(path, { throwIfNoEntry: false })
    if (stats === undefined || (stats.mode & OTHERS) === 0) continue
    if (stats.isFile() && OURS.test(name)) close(path, 0o600)
    if (stats.isDirectory() && OUR_FOLDERS.has(name)) close(path, 0o700)
  }
}

/** False where the disk does not let it be. */
function close(path: string, mode: number): boolean {
  try {
    chmodSync(path, mode)
    return (statSync(path).mode & OTHERS) === 0
  } catch (error) {
    if (CANNOT.has(errnoOf(error))) return false
    throw error
  }
}
