import { isProvisionerError } from '../core/provisioner/provisioner-error'
import type { ProvisionerError, ProvisionerReason } from '../core/provisioner/provisioner-error'
import { apiError, ApiError } from '../core/resource/api-error'
import type { ApiReason } from '../core/resource/api-error'
import { fromStorage } from '../core/store/store-errors'

/** Faults of the world that a caller can tell apart; every other one says by its handling whether asking again can help. */
const REASONS: { readonly [R in ProvisionerReason]?: ApiReason } = {
  ImageNotFound: 'NotFound',
  RegistryDenied: 'Forbidden',
  ImageNotAllowed: 'Forbidden',
  NotOurs: 'Forbidden',
  RateLimited: 'TooManyRequests',
  DiskFull: 'InsufficientStorage',
  NotSupported: 'MethodNotAllowed',
  NoContainer: 'Conflict',
  LabNotRunning: 'Conflict',
  NoShell: 'Conflict',
}

/** Whatever was thrown, as the one form in which errors leave this machine: no stack, no path, no token. */
export function apiErrorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  if (isProvisionerError(error)) return fromProvisioner(error)
  const translated = fromStorage(error)
  return translated instanceof ApiError ? translated : apiError('InternalError', { code: 'EngineMistake' })
}

function fromProvisioner({ reason, handling, sentence }: ProvisionerError): ApiError {
  if (handling === 'unavailable') return apiError('ServiceUnavailable', sentence, { fault: reason })
  return apiError(REASONS[reason] ?? (handling === 'terminal' ? 'Conflict' : 'ServiceUnavailable'), sentence, { fault: reason })
}
