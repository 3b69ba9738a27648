import { ApiError, apiError } from '../../src/contract/words'
import type { WireStatus } from '../../src/contract/words'

/** The error that the engine's side threw, made again on this side. */
export function errorOf({ reason, message, details }: WireStatus): ApiError {
  return new ApiError(reason, message, details)
}

export const lineLost = () => apiError('ServiceUnavailable', { code: 'EngineUnreachable' })
