import type { Cause } from './api-error'
import { invalidValue } from './causes'
import { childPath } from './field-path'

/** No kind of ours is nested deeper than 6; what is, is an attack on somebody's stack. */
const MAX_DEPTH = 32

/**
 * Says why a value would not come back from a file as it went in: no JSON (NaN, a date, a function, a cycle), too deep, or with a
 * member `__proto__`, which one assignment somewhere would lose or, worse, obey.
 */
export function plainJsonCauses(value: unknown, field = '', depth = 0): readonly Cause[] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || value === undefined) return []
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [invalidValue(field, String(value), 'must be a finite number')]
  if (typeof value !== 'object' || !isPlain(value)) return [invalidValue(field, undefined, 'must be plain JSON')]
  if (depth >= MAX_DEPTH) return [invalidValue(field, undefined, `must not be nested deeper than ${MAX_DEPTH}`)]
  const entries = Array.isArray(value) ? value.map((item: unknown, index) => [index, item] as const) : Object.entries(value)
  return entries.flatMap(([key, member]) => (key === '__proto__'
    ? [invalidValue(childPath(field, key), undefined, 'must not be named "__proto__"')]
    : plainJsonCauses(member, childPath(field, key), depth + 1)))
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Array.isArray(value)
}
