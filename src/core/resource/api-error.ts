import { english } from '../sentences/english'
import { membersOf } from '../sentences/say'
import type { Params, Sentence } from '../sentences/sentence'

/**
 * Errors as the Kubernetes API server words them. One class, told apart by `reason`; on the wire it is a `Status` object.
 * What happened is `details.code` with its `params`, said by each language's table; `message` is its English, for kubectl and the logs. A form
 * reads `causes`, one for every mistake, all at once.
 */
export type ApiReason =
  | 'BadRequest'
  | 'Unauthorized'
  | 'Forbidden'
  | 'NotFound'
  | 'AlreadyExists'
  | 'Conflict'
  | 'Expired'
  | 'RequestEntityTooLarge'
  | 'UnsupportedMediaType'
  | 'Invalid'
  | 'MethodNotAllowed'
  | 'TooManyRequests'
  | 'ServiceUnavailable'
  | 'InsufficientStorage'
  | 'InternalError'
  | 'Timeout'

const CODES: Readonly<Record<ApiReason, number>> = {
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  Timeout: 408,
  AlreadyExists: 409,
  Conflict: 409,
  Expired: 410,
  RequestEntityTooLarge: 413,
  UnsupportedMediaType: 415,
  Invalid: 422,
  TooManyRequests: 429,
  InternalError: 500,
  ServiceUnavailable: 503,
  InsufficientStorage: 507,
}

/** Kubernetes' own cause reasons. */
export type CauseReason =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueDuplicate'
  | 'FieldValueForbidden'
  | 'FieldValueTypeInvalid'
  | 'FieldValueNotFound'

export interface Cause {
  readonly reason: CauseReason
  /** The part after the field's path: `Invalid value: "x": must be ...`. At most 1 KiB; long and secret values left out. */
  readonly message: string
  /** Path from the object's root: `spec.environment[PATH]`. */
  readonly field: string
  /** What is wrong, as data; `message` has its English. */
  readonly code: string
  readonly params?: Params
}

export interface ErrorDetails {
  readonly kind?: string
  readonly name?: string
  readonly uid?: string
  readonly causes?: readonly Cause[]
  readonly retryAfterSeconds?: number
  /** What happened, as data. */
  readonly code?: string
  readonly params?: Params | undefined
  /** What of the world it came from: a provisioner's own reason, `LabNotRunning`. */
  readonly fault?: string
}

/** What travels: `Status` of meta/v1. Never a stack, a path of this machine or a token. */
export interface WireStatus {
  readonly kind: 'Status'
  readonly apiVersion: 'v1'
  readonly metadata: Readonly<Record<string, never>>
  readonly status: 'Failure' | 'Success'
  readonly message: string
  readonly reason: ApiReason
  readonly details?: ErrorDetails & { readonly group?: string }
  readonly code: number
}

export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: number
  constructor(
    readonly reason: ApiReason,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message)
    this.code = CODES[reason]
  }

  /** What happened; of a program that does not tell it so, its own words. */
  get sentence(): Sentence {
    const { code, params } = this.details
    return code === undefined ? { code: 'Said', params: { said: this.message } } : { code, params }
  }

  toStatus(): WireStatus {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      ...(Object.keys(this.details).length === 0 ? {} : { details: this.details }),
      code: this.code,
    }
  }
}

/** The one way in which the engine makes an error: from what happened. */
export function apiError(reason: ApiReason, sentence: Sentence, details: ErrorDetails = {}): ApiError {
  return new ApiError(reason, english(sentence), { ...details, ...membersOf(sentence) })
}

export function isApiError(error: unknown, reason?: ApiReason): error is ApiError {
  return error instanceof ApiError && (reason === undefined || error.reason === reason)
}
export const isConflict = (error: unknown): error is ApiError => isApiError(error, 'Conflict')
export const isNotFound = (error: unknown): error is ApiError => isApiError(error, 'NotFound')
export const isExpired = (error: unknown): error is ApiError => isApiError(error, 'Expired')
