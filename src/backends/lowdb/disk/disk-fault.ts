import type { Sentence } from '../../../core/sentences/sentence'
import { isStorageError, StorageError, type StorageErrorCode } from '../../../core/store/storage-backend'
import { freeOn } from './free-room'

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM'])

/** What an operating system's error means to somebody who wanted to write, in a sentence with the next step. */
export function diskFault(error: unknown, directory: string): StorageError {
  if (isStorageError(error)) return error
  const [code, errno] = [faultCode(error), errnoOf(error)]
  return told(code, sentence(code, errno, directory), error)
}

/** A refusal that is told by its sentence. */
export function told(code: StorageErrorCode, sentence: Sentence, cause?: unknown): StorageError {
  return new StorageError(code, sentence, { cause })
}

export function isFull(error: unknown): error is Error {
  return error instanceof Error && FULL.has(errnoOf(error))
}

export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error'
}

function faultCode(error: unknown): StorageErrorCode {
  const errno = errnoOf(error)
  if (FULL.has(errno)) return 'full'
  return READ_ONLY.has(errno) ? 'readonly' : 'unavailable'
}

function sentence(code: StorageErrorCode, errno: string, directory: string): Sentence {
  if (code === 'full') return { code: fullness(errno, directory), params: { directory } }
  if (code === 'readonly') return { code: 'StoreReadOnly', params: { directory } }
  return errno === 'ENOENT' ? { code: 'FolderGone', params: { directory } } : { code: 'WriteRefused', params: { directory, errno } }
}

/** The kernel has one word for three things: no room for bytes, none for another file, none for this user. */
function fullness(errno: string, directory: string): 'DiskFull' | 'NoFilesLeft' | 'QuotaUsedUp' {
  if (errno === 'EDQUOT') return 'QuotaUsedUp'
  return errno === 'ENOSPC' && isOutOfFiles(directory) ? 'NoFilesLeft' : 'DiskFull'
}

/** Room for bytes is there: it was not for want of them. */
function isOutOfFiles(directory: string): boolean {
  const free = freeOn(directory)
  return free !== undefined && free.files === 0 && free.bytes > 0
}
