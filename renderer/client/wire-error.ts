import { ApiError } from '../../src/contract/words'
import type { WireStatus } from '../../src/contract/words'

/** The error that the engine's side threw, made again on this side. */
export function errorOf({ reason, message, details }: WireStatus): ApiError {
  return new ApiError(reason, message, details)
}

export const lineLost = () => new ApiError('ServiceUnavailable', 'The engine cannot be reached right now.')
