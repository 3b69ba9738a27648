import { english } from '../../sentences/english'
import type { MistakeCode } from '../../sentences/mistakes'
import type { Sentence } from '../../sentences/sentence'
import { ApiError, type Cause, type CauseReason } from '../api-error'
import { problem } from '../format/parsed'
import { API_GROUP } from '../resource'

/**
 * One mistake in one field: what is wrong, as data, and in the API server's words (its package field/errors) for kubectl. A value is repeated
 * there so that a person finds it; it is left out when it is long, and always when it may be a secret.
 */
export const required = (field: string, detail?: MistakeCode): Cause =>
  detail === undefined ? whole('FieldValueRequired', field, problem('RequiredValue')) : about('FieldValueRequired', field, problem(detail))
export const forbidden = (field: string, detail: MistakeCode | Sentence): Cause => about('FieldValueForbidden', field, sentenceOf(detail))
export function duplicate(field: string, value: unknown): Cause {
  const sentence = problem('DuplicateValue')
  return cause('FieldValueDuplicate', field, sentence, english(sentence) + shown(field, value))
}
export const tooLong = (field: string, bytes: number): Cause => whole('FieldValueTooLong', field, problem('TooLong', { bytes }))
export const unknownField = (field: string): Cause =>
  whole('FieldValueInvalid', field, problem('UnknownField', { field: clipped(field, 200) }))

export const invalidValue = (field: string, value: unknown, detail: MistakeCode | Sentence): Cause =>
  about('FieldValueInvalid', field, sentenceOf(detail), value)
export const notSupported = (field: string, value: unknown, values: readonly string[]): Cause =>
  about('FieldValueNotSupported', field, problem('UnsupportedValue', { values: values.slice(0, MAX_CAUSES) }), value)

const TYPES: ReadonlyMap<string, MistakeCode> = new Map([
  ['object', 'NotAnObject'],
  ['array', 'NotAList'],
  ['string', 'NotText'],
  ['number', 'NotANumber'],
  ['integer', 'NotWholeNumber'],
  ['boolean', 'NotTrueOrFalse'],
  ['number or string', 'NotANumberOrText'],
])

export const wrongType = (field: string, value: unknown, expected: string): Cause =>
  whole('FieldValueTypeInvalid', field, problem(TYPES.get(expected) ?? 'WrongType', { field, expected, actual: typeName(value) }))

/** One cause for each problem that a validator found. */
export const invalidEach = (field: string, value: unknown, problems: readonly Sentence[]): readonly Cause[] =>
  problems.map((each) => invalidValue(field, value, each))

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

/** What the API server puts before a mistake of each kind. */
const LEADS: { readonly [R in CauseReason]?: string } = {
  FieldValueRequired: 'Required value',
  FieldValueForbidden: 'Forbidden',
  FieldValueInvalid: 'Invalid value',
  FieldValueNotSupported: 'Unsupported value',
}

function about(reason: CauseReason, field: string, sentence: Sentence, value?: unknown): Cause {
  return cause(reason, field, sentence, `${LEADS[reason] ?? ''}${shown(field, value)}: ${english(sentence)}`)
}

const whole = (reason: CauseReason, field: string, sentence: Sentence): Cause => cause(reason, field, sentence, english(sentence))

function cause(reason: CauseReason, field: string, { code, params }: Sentence, message: string): Cause {
  return {
    reason,
    message: clipped(message, MAX_MESSAGE),
    field: clipped(field, MAX_FIELD),
    code,
    ...(params === undefined ? {} : { params }),
  }
}

function shown(field: string, value: unknown): string {
  const text = SECRET.test(field) ? undefined : JSON.stringify(value)
  return text === undefined || text.length > MAX_VALUE ? '' : `: ${text}`
}

const sentenceOf = (detail: MistakeCode | Sentence): Sentence => (typeof detail === 'string' ? problem(detail) : detail)
const clipped = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, max - 1)}…`)

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

/** The 422 of the API server: every mistake in `details.causes`, and all of them in one sentence as far as 1 KiB goes. */
export function invalid(kind: string, name: string, causes: readonly Cause[]): ApiError {
  const named = clipped(name, MAX_FIELD)
  const sentence = { code: 'ObjectInvalid', params: { type: `${kind}.${API_GROUP}`, name: named } }
  const start = `${english(sentence)}: `
  const details = { ...sentence, kind, name: named, causes: causes.slice(0, MAX_CAUSES) }
  return new ApiError('Invalid', start + listed(causes, MAX_MESSAGE - start.length), details)
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
