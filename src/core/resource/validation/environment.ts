import type { Cause } from '../api-error'
import { forbidden, invalidEach, tooLong } from './causes'
import { problem, type Problem } from '../format/parsed'
import { childPath } from './field-path'
import { envNameProblems } from '../format/names'
import { utf8Length } from '../format/utf8-length'

/** Names and values together, as they will stand in the container's process. */
const MAX_ENVIRONMENT_BYTES = 64 * 1024

/** These change which program runs, or which daemon it talks to, before the lab's own first line. */
const DENIED = /^(?:PATH|IFS|BASH_ENV|PROMPT_COMMAND|CONTAINER_HOST|(?:LD|DYLD|DOCKER)_.*)$/i

/** For a place that takes a name alone (a template's `secrets`). */
export function environmentNameProblems(name: string): readonly Problem[] {
  return DENIED.test(name.slice(0, 256)) ? [problem('SecretNameDenied')] : envNameProblems(name)
}

/** All that is wrong with a map of environment variables. Values are never repeated: they may be secrets. Other types are the schema's business. */
export function environmentCauses(field: string, environment: unknown): readonly Cause[] {
  if (typeof environment !== 'object' || environment === null) return []
  const entries = Object.entries(environment)
  const bytes = entries.reduce((sum, [name, value]) => sum + utf8Length(name) + utf8Length(value) + 2, 0)
  return [
    ...(bytes > MAX_ENVIRONMENT_BYTES ? [tooLong(field, MAX_ENVIRONMENT_BYTES)] : []),
    ...entries.flatMap(([name, value]) => entryCauses(childPath(field, name), name, value)),
  ]
}

function entryCauses(field: string, name: string, value: unknown): readonly Cause[] {
  if (DENIED.test(name.slice(0, 256))) return [forbidden(field, 'EnvNameDenied')]
  return [...invalidEach(field, name, envNameProblems(name)), ...invalidEach(field, value, valueProblems(value))]
}

/** Several lines are text too: a key, a configuration. */
function valueProblems(value: unknown): readonly Problem[] {
  const isPlain = typeof value !== 'string' || !/[\0-\x08\x0b-\x1f\x7f\p{Cs}]/u.test(value)
  return isPlain ? [] : [problem('EnvValueOdd')]
}
