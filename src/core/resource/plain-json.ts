import type { Cause } from './api-error'
import { invalidValue } from './causes'
import { childPath } from './field-path'

/** No kind of ours is nested deeper than 6; what is, is an attack on somebody's stack. */
const MAX_DEPTH = 32
/** Lost on the way through UTF-8. */
const HALF_SURROGATE = /\p{Surrogate}/u

/**
 * Says why a value would not come back from a file as it went in: no JSON (NaN, a date, a function, a cycle, half a character), too deep, or with a
 * member `__proto__`, which one assignment somewhere would lose or, worse, obey.
 */
export function plainJsonCauses(value: unknown, field = '', depth = 0): readonly Cause[] {
  if (value === null || typeof value === 'boolean' || value === undefined) return []
  if (typeof value === 'string') return HALF_SURROGATE.test(value) ? [invalidValue(field, undefined, 'must not hold half of a surrogate pair')] : []
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [invalidValue(field, String(value), 'must be a finite number')]
  if (typeof value !== 'object' || !isPlain(value)) return [invalidValue(field, undefined, 'must be plain JSON')]
  if (depth >= MAX_DEPTH) return [invalidValue(field, undefined, `must not be nested deeper than ${MAX_DEPTH}`)]
  const entries = Array.isArray(value) ? value.map((item: unknown, index) => [index, item] as const) : Object.entries(value)
  return entries.flatMap(([key, member]) => [
    ...keyCauses(childPath(field, key), key),
    ...plainJsonCauses(member, childPath(field, key), depth + 1),
  ])
}

function keyCauses(field: string, key: string | number): readonly Cause[] {
  if (key === '__proto__') return [invalidValue(field, undefined, 'must not be named "__proto__"')]
  return HALF_SURROGATE.test(String(key)) ? [invalidValue(field, undefined, 'must not be named with half of a surrogate pair')] : []
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Array.isArray(value)
}
