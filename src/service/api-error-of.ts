import { ApiError } from '../core/resource/api-error'
import { fromStorage } from '../core/store/store-errors'

const BUG = 'The server made a mistake answering this request. Its log says more; please report it.'

/** Whatever was thrown, as the one form in which errors leave this machine: no stack, no path, no token. */
export function apiErrorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  const translated = fromStorage(error)
  return translated instanceof ApiError ? translated : new ApiError('InternalError', BUG)
}
