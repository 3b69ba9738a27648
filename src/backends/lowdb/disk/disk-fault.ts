import { isStorageError, StorageError, type StorageErrorCode } from '../../../core/store/storage-backend'

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM'])

/** What an operating system's error means to somebody who wanted to write, in a sentence with the next step. */
export function diskFault(error: unknown, directory: string): StorageError {
  if (isStorageError(error)) return error
  const code = faultCode(error)
  return new StorageError(code, sentence(code, errnoOf(error), directory), { cause: error })
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
  if (code === 'full') return `The disk that holds ${directory} is full: nothing was changed. Make room, or delete labs; deleting still works.`
  if (code === 'readonly') return `${directory} cannot be written to: nothing was changed. Check its permissions and that its disk is not mounted read-only.`
  if (errno === 'ENOENT') return `${directory} is not there any more, or parts of it: nothing was changed, labs run on. Create the folder again, and everything is written into it anew.`
  return `The disk that holds ${directory} did not take the write (${errno}): nothing was changed. It is tried again with the next write.`
}
