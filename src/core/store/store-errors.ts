import { ApiError } from '../resource/api-error'
import { API_GROUP } from '../resource/resource'
import { StorageError } from './storage-backend'

/** The sentences of the Kubernetes API server; clients match on them. `plural` is the kind's name on the wire. */
export interface Named {
  readonly plural: string
  readonly name: string
}

const quoted = ({ plural, name }: Named): string => `${plural}.${API_GROUP} "${name}"`
const details = ({ plural, name }: Named): { kind: string; name: string } => ({ kind: plural, name })

export const notFound = (named: Named): ApiError => new ApiError('NotFound', `${quoted(named)} not found`, details(named))

export const alreadyExists = (named: Named): ApiError => new ApiError('AlreadyExists', `${quoted(named)} already exists`, details(named))

export const modified = (named: Named): ApiError =>
  conflict(named, 'the object has been modified; please apply your changes to the latest version and try again')

export const preconditionFailed = (named: Named, what: 'UID' | 'ResourceVersion', values: { wanted: string; actual: string }): ApiError =>
  conflict(named, `Precondition failed: ${what} in precondition: ${values.wanted}, ${what} in object meta: ${values.actual}`)

function conflict(named: Named, why: string): ApiError {
  return new ApiError('Conflict', `Operation cannot be fulfilled on ${quoted(named)}: ${why}`, details(named))
}

/** What a backend's refusal means to a caller of the API. A conflict is worded where the operation is known. */
export function fromStorage(error: unknown): unknown {
  if (!(error instanceof StorageError)) return error
  switch (error.code) {
    case 'expired':
      return new ApiError('Expired', `The resourceVersion is too old. ${error.message}`)
    // To a client it is the same: what it knows is not of this history, it must list again.
    case 'future':
      return new ApiError('Expired', `Too large resource version. ${error.message}`)
    case 'full':
      return new ApiError('InsufficientStorage', error.message)
    case 'invalid':
      return new ApiError('BadRequest', error.message)
    case 'conflict':
      return new ApiError('Conflict', error.message)
    case 'readonly':
    case 'unavailable':
    case 'closed':
      return new ApiError('ServiceUnavailable', error.message, { retryAfterSeconds: 1 })
  }
}
