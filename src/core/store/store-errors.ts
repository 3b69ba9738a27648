import { apiError, type ApiError } from '../resource/api-error'
import { API_GROUP } from '../resource/resource'
import type { SentenceCode } from '../sentences/english'
import type { Params, Sentence } from '../sentences/sentence'
import { StorageError } from './storage-backend'

/** `plural` is the kind's name on the wire. */
export interface Named {
  readonly plural: string
  readonly name: string
}

const told = ({ plural, name }: Named, code: SentenceCode, more: Params = {}): Sentence => ({
  code,
  params: { type: `${plural}.${API_GROUP}`, name, ...more },
})
const details = ({ plural, name }: Named): { kind: string; name: string } => ({ kind: plural, name })

export const notFound = (named: Named): ApiError => apiError('NotFound', told(named, 'ObjectNotFound'), details(named))

export const alreadyExists = (named: Named): ApiError => apiError('AlreadyExists', told(named, 'ObjectExists'), details(named))

export const modified = (named: Named): ApiError => apiError('Conflict', told(named, 'ObjectModified'), details(named))

export const preconditionFailed = (named: Named, what: 'UID' | 'ResourceVersion', values: { wanted: string; actual: string }): ApiError =>
  apiError('Conflict', told(named, 'PreconditionFailed', { what, ...values }), details(named))

/** What a backend's refusal means to a caller of the API. A conflict is worded where the operation is known. */
export function fromStorage(error: unknown): unknown {
  if (!(error instanceof StorageError)) return error
  switch (error.code) {
    case 'expired':
      return apiError('Expired', { code: 'VersionTooOld', params: { why: error.sentence } })
    // To a client it is the same: what it knows is not of this history, it must list again.
    case 'future':
      return apiError('Expired', { code: 'VersionTooLarge', params: { why: error.sentence } })
    case 'full':
      return apiError('InsufficientStorage', error.sentence)
    case 'invalid':
      return apiError('BadRequest', error.sentence)
    case 'conflict':
      return apiError('Conflict', error.sentence)
    case 'readonly':
    case 'unavailable':
    case 'closed':
      return apiError('ServiceUnavailable', error.sentence, { retryAfterSeconds: 1 })
  }
}
