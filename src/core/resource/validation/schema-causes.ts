import type { z } from 'zod'
import type { Cause } from '../api-error'
import { forbidden, invalidValue, notSupported, required, unknownField, wrongType } from './causes'
import { MISTAKES, type MistakeCode } from '../../sentences/mistakes'
import type { Params, Sentence } from '../../sentences/sentence'
import { problem } from '../format/parsed'
import { childPath } from './field-path'
import { memberOf } from './member-of'

type Issue = z.core.$ZodIssue

/**
 * Checks a value against its schema and tells what is wrong. The schema's own result is not used: the
 * value that is kept is the value that was sent.
 *
 * `isPrivilege` tells which unknown members are not a slip of the pen but a wish for power over the machine.
 */
export function schemaCauses(schema: z.ZodType, value: unknown, options: SchemaCausesOptions): readonly Cause[] {
  const result = schema.safeParse(value)
  return result.success ? [] : result.error.issues.flatMap((issue) => causesOf(issue, value, options))
}

export interface SchemaCausesOptions {
  /** Path of the value in its object: `spec`. */
  readonly field: string
  readonly isPrivilege?: (member: string) => boolean
}

function causesOf(issue: Issue, root: unknown, { field: rootField, isPrivilege }: SchemaCausesOptions): readonly Cause[] {
  const field = issue.path.reduce<string>((path, segment) => childPath(path, segment), rootField)
  const value = issue.path.reduce<unknown>(memberOf, root)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownMember(childPath(field, key), isPrivilege?.(key) ?? false))
  }
  if (value === undefined) return [required(field)]
  return [causeOf(issue, field, value)]
}

function unknownMember(field: string, isPrivilege: boolean): Cause {
  return isPrivilege ? forbidden(field, 'WithoutPrivileges') : unknownField(field)
}

function causeOf(issue: Issue, field: string, value: unknown): Cause {
  switch (issue.code) {
    case 'invalid_type':
      return invalidType(field, value, issue.expected)
    case 'invalid_value':
      return notSupported(field, value, issue.values.map(String))
    case 'invalid_union':
      return invalidUnion(issue, field, value)
    case 'too_small':
      return invalidValue(field, value, atLeast(issue))
    case 'too_big':
      return invalidValue(field, value, atMost(issue))
    case 'custom':
    case 'invalid_format':
      return invalidValue(field, value, codedIn(issue))
    default:
      return invalidValue(field, value, problem('NotWellFormed', { said: issue.message }))
  }
}

/** Our own checks and patterns name the code of their sentence; a format of the library's is told as it tells it. */
function codedIn(issue: Issue): Sentence {
  const params = 'params' in issue ? (issue.params as Params) : {}
  return isMistake(issue.message) ? problem(issue.message, params) : problem('NotWellFormed', { said: issue.message })
}

const isMistake = (code: string): code is MistakeCode => Object.hasOwn(MISTAKES, code)

function atLeast({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): Sentence {
  const least = Number(minimum)
  if (origin === 'string') return least === 1 ? problem('TextEmpty') : problem('CharactersAtLeast', { least })
  if (origin === 'array') return problem('ItemsAtLeast', { least })
  return problem(inclusive === false ? 'MoreThan' : 'AtLeast', { least })
}

function atMost({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig): Sentence {
  const most = Number(maximum)
  if (origin === 'string') return problem('CharactersAtMost', { most })
  if (origin === 'array') return problem('ItemsAtMost', { most })
  return problem(inclusive === false ? 'LessThan' : 'AtMost', { most })
}

function invalidType(field: string, value: unknown, expected: string): Cause {
  if (expected === 'int' && typeof value === 'number') return invalidValue(field, value, 'NotAnInteger')
  return typeof value === 'number' && !Number.isFinite(value)
    ? invalidValue(field, String(value), 'NotFinite')
    : wrongType(field, value, TYPE_WORDS.get(expected) ?? expected)
}

const TYPE_WORDS: ReadonlyMap<string, string> = new Map([
  ['record', 'object'],
  ['int', 'integer'],
])

function invalidUnion(issue: z.core.$ZodIssueInvalidUnion, field: string, value: unknown): Cause {
  if ('options' in issue && Array.isArray(issue.options)) return notSupported(field, value, issue.options.map(String))
  const expected = issue.errors.flatMap(([first]) =>
    first?.code === 'invalid_type' ? [TYPE_WORDS.get(first.expected) ?? first.expected] : [],
  )
  return wrongType(field, value, [...new Set(expected)].join(' or ') || 'another type')
}
