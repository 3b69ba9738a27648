import { constants } from 'node:fs'
import { access, lstat, mkdir, open, realpath, rm, stat, statfs } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { Sentence } from '../../../core/sentences/sentence'
import { temporaryFor } from './archive-file'

/** What is less is as good as full. */
const ROOM = 16 * 1024 * 1024
const LONGEST = 1024
const CONTROL = /[\u0000-\u001f\u007f]/
const FOR_ALL = 0o002
const STICKY = 0o1000

export interface WorkFolderWish {
  readonly folder: string
  /** Where work goes otherwise. */
  readonly collectDir: string
  /**
   * 'look': changes nothing. 'make': makes it where it is not there, closed to others, and tries it out. 'find': work is about to be written;
   * one that has gone since is not made again, for its disk may only have been taken off.
   */
  readonly how: 'look' | 'make' | 'find'
}

/**
 * Another folder of this machine for a lab's work, named by a person. Resolves with why it will not do; undefined: work can be kept there.
 * Nothing on its way is a link, and nobody else may put something else in its place.
 */
export async function whyNotInto({ folder: named, collectDir, how }: WorkFolderWish): Promise<Sentence | undefined> {
  if (!isAbsolute(named) || CONTROL.test(named) || named.length > LONGEST)
    return { code: 'WorkFolderNotAbsolute', params: { folder: named.slice(0, LONGEST) } }
  const folder = resolve(named)
  try {
    const there = await nearestThere(folder)
    if (how === 'find' && there !== folder) return { code: 'WorkFolderGone', params: { folder } }
    return (await whyNotThere(folder, there)) ?? (await withoutRoom({ folder, there, collectDir })) ?? (await tried({ folder, there, how }))
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return isFull(why) ? { code: 'WorkFolderFull', params: { folder, freeMB: 0 } } : { code: 'WorkFolderUnusable', params: { folder, why } }
  }
}

export const isFull = (code: unknown): boolean => code === 'ENOSPC' || code === 'EDQUOT'

async function nearestThere(path: string): Promise<string> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : Promise.reject(error)))
  return found !== undefined || dirname(path) === path ? path : nearestThere(dirname(path))
}

async function whyNotThere(folder: string, there: string): Promise<Sentence | undefined> {
  const real = await realpath(there).catch(() => undefined)
  if (real === undefined || !(await stat(real)).isDirectory()) return { code: 'WorkFolderNotFolder', params: { place: there } }
  if (!isSame(real, there)) return { code: 'WorkFolderLink', params: { folder, real: join(real, relative(there, folder)) } }
  for (let place = there; ; place = dirname(place)) {
    if (await isOthers(place, place === folder)) return { code: 'WorkFolderOpen', params: { place } }
    if (dirname(place) === place) return undefined
  }
}

/** Windows does not mind how letters are written. */
function isSame(real: string, named: string): boolean {
  return process.platform === 'win32' ? real.toLowerCase() === named.toLowerCase() : real === named
}

/** A place where everybody may put something but only its owner takes it away (/tmp) is good to be passed through, not to be written in. */
async function isOthers(place: string, isItself: boolean): Promise<boolean> {
  if (process.platform === 'win32') return false
  const { mode, uid } = await stat(place)
  const isOpen = (mode & FOR_ALL) !== 0 && (isItself || (mode & STICKY) === 0)
  return isOpen || (uid !== 0 && uid !== process.getuid?.())
}

interface Chosen {
  readonly folder: string
  readonly there: string
}

async function withoutRoom({ folder, there, collectDir }: Chosen & { readonly collectDir: string }): Promise<Sentence | undefined> {
  // Where a disk does not say how much it takes, trying it out does.
  const free = await statfs(there).catch(() => undefined)
  if (free === undefined) return undefined
  const bytes = free.bavail * free.bsize
  if (bytes >= ROOM && (free.files === 0 || free.ffree > 0)) return undefined
  const home = await stat(await nearestThere(resolve(collectDir)))
  if (home.dev === (await stat(there)).dev) return { code: 'WorkFolderSameDisk', params: { folder, directory: collectDir } }
  return { code: 'WorkFolderFull', params: { folder, freeMB: Math.floor(bytes / 1e6) } }
}

async function tried({ folder, there, how }: Chosen & Pick<WorkFolderWish, 'how'>): Promise<undefined> {
  if (how === 'look') return access(there, constants.W_OK | constants.X_OK) as Promise<undefined>
  if (how === 'make') await mkdir(folder, { recursive: true, mode: 0o700 })
  const trial = temporaryFor(join(folder, 'trial'))
  const file = await open(trial, 'wx', 0o600)
  try {
    await file.writeFile(Buffer.alloc(4096, 1))
    await file.datasync()
  } finally {
    await file.close()
    await rm(trial, { force: true })
  }
}
