import type { Sentence } from '../../../core/resource/sentence'
import { english } from '../../../core/sentences/english'
import { isStorageError, StorageError, type StorageErrorCode } from '../../../core/store/storage-backend'
import { freeOn } from './free-room'

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM'])

/** What an operating system's error means to somebody who wanted to write, in a sentence with the next step. */
export function diskFault(error: unknown, directory: string): StorageError {
  if (isStorageError(error)) return error
  const [code, errno] = [faultCode(error), errnoOf(error)]
  if (code === 'full') return told('full', { code: fullness(errno, directory), params: { directory } }, error)
  return new StorageError(code, sentence(code, errno, directory), { cause: error })
}

/** A refusal that is told by its sentence. */
export function told(code: StorageErrorCode, sentence: Sentence, cause?: unknown): StorageError {
  return new StorageError(code, english(sentence), { sentence, cause })
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

function sentence(code: StorageErrorCode, errno: string, directory: string): string {
  if (code === 'readonly')
    return `${directory} cannot be written to: nothing was changed. Check its permissions and that its disk is not mounted read-only.`
  if (errno === 'ENOENT')
    return `${directory} is not there any more, or parts of it: nothing was changed, labs run on. Create the folder again, and everything is written into it anew.`
  return `The disk that holds ${directory} did not take the write (${errno}): nothing was changed. It is tried again with the next write.`
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
