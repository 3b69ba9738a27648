import { ApiError, type Cause, type CauseReason } from '../api-error'
import { API_GROUP } from '../resource'

/**
 * One mistake in one field, in the API server's words (its package field/errors). A value is repeated so that a person finds it;
 * it is left out when it is long, and always when it may be a secret.
 */
export const required = (field: string, detail?: string): Cause => cause('FieldValueRequired', field, joined('Required value', detail))
export const forbidden = (field: string, detail: string): Cause => cause('FieldValueForbidden', field, `Forbidden: ${detail}`)
export const duplicate = (field: string, value: unknown): Cause =>
  cause('FieldValueDuplicate', field, withValue('Duplicate value', field, value))
export const tooLong = (field: string, maxBytes: number): Cause =>
  cause('FieldValueTooLong', field, `Too long: may not be more than ${maxBytes} bytes`)
export const unknownField = (field: string): Cause =>
  cause('FieldValueInvalid', field, `strict decoding error: unknown field ${JSON.stringify(clipped(field, 200))}`)

export const invalidValue = (field: string, value: unknown, detail: string): Cause =>
  cause('FieldValueInvalid', field, joined(withValue('Invalid value', field, value), detail))
export const wrongType = (field: string, value: unknown, expected: string): Cause => {
  const actual = JSON.stringify(typeName(value))
  return cause('FieldValueTypeInvalid', field, `Invalid value: ${actual}: ${field} in body must be of type ${expected}: ${actual}`)
}
export const notSupported = (field: string, value: unknown, supported: readonly string[]): Cause => {
  const list = supported.map((word) => JSON.stringify(word)).join(', ')
  return cause('FieldValueNotSupported', field, `${withValue('Unsupported value', field, value)}: supported values: ${list}`)
}

/** One cause for each sentence of a validator. */
export const invalidEach = (field: string, value: unknown, problems: readonly string[]): readonly Cause[] =>
  problems.map((problem) => invalidValue(field, value, problem))

/** `Duplicate value` for each value that came before. */
export function repeatedCauses(values: readonly unknown[], fieldAt: (index: number) => string): readonly Cause[] {
  const seen = new Set<unknown>()
  return values.flatMap((value, index) => {
    if (value !== undefined && seen.has(value)) return [duplicate(fieldAt(index), value)]
    seen.add(value)
    return []
  })
}

const MAX_MESSAGE = 1024
const MAX_VALUE = 256
const MAX_FIELD = 256
const MAX_CAUSES = 100
/** Values under these members are never repeated: what a student's lab is told may be a password. */
const SECRET = /(^|\.)(environment|annotations)([.[]|$)/

function cause(reason: CauseReason, field: string, message: string): Cause {
  return { reason, message: clipped(message, MAX_MESSAGE), field: clipped(field, MAX_FIELD) }
}

function withValue(words: string, field: string, value: unknown): string {
  const text = SECRET.test(field) ? undefined : JSON.stringify(value)
  return text === undefined || text.length > MAX_VALUE ? words : `${words}: ${text}`
}

const joined = (words: string, detail: string | undefined): string => (detail === undefined ? words : `${words}: ${detail}`)
const clipped = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, max - 1)}…`)

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

/** The 422 of the API server: every mistake in `details.causes`, and all of them in one sentence as far as 1 KiB goes. */
export function invalid(kind: string, name: string, causes: readonly Cause[]): ApiError {
  const shown = clipped(name, MAX_FIELD)
  const start = `${kind}.${API_GROUP} ${JSON.stringify(shown)} is invalid: `
  return new ApiError('Invalid', start + listed(causes, MAX_MESSAGE - start.length), {
    kind,
    name: shown,
    causes: causes.slice(0, MAX_CAUSES),
  })
}

function listed(causes: readonly Cause[], room: number): string {
  const lines = causes.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
  if (lines.length === 1) return clipped(lines[0] ?? '', room)
  const more = (count: number): string => (count === 0 ? '' : `, and ${count} more`)
  let count = 0
  let length = 2
  while (count < lines.length && length + (lines[count] ?? '').length + 20 <= room) {
    length += (lines[count] ?? '').length + 2
    count += 1
  }
  if (count === 0) return clipped(`[${lines[0] ?? ''}`, room - 20) + `${more(lines.length - 1)}]`
  return `[${lines.slice(0, count).join(', ')}${more(lines.length - count)}]`
}
