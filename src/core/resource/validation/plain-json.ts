import type { Cause } from '../api-error'
import { problem } from '../format/parsed'
import { invalidValue } from './causes'
import { childPath } from './field-path'

/** No kind of ours is nested deeper than 6; what is, is an attack on somebody's stack. */
const MAX_DEPTH = 32
/** Lost on the way through UTF-8. */
const HALF_SURROGATE = /\p{Surrogate}/u

/** Far above any honest object (64 KiB of one-letter variables are 16,000), and few enough that every check stays in milliseconds. */
const MAX_VALUES = 20_000

/** Stops counting beyond the limit, and below the greatest depth: an object of a million parts costs no more than one of twenty thousand. */
export function isTooMuch(root: unknown): boolean {
  const open: (readonly [unknown, number])[] = [[root, 0]]
  let count = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, depth] = next
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) continue
    const members = Object.values(value)
    count += members.length
    if (count > MAX_VALUES) return true
    for (const member of members) open.push([member, depth + 1])
  }
  return false
}

/**
 * Says why a value would not come back from a file as it went in: no JSON (NaN, a date, a function, a cycle, half a character), too deep, or with a
 * member `__proto__`, which one assignment somewhere would lose or, worse, obey.
 */
export function plainJsonCauses(value: unknown, field = '', depth = 0): readonly Cause[] {
  if (value === null || typeof value === 'boolean' || value === undefined) return []
  if (typeof value === 'string') return HALF_SURROGATE.test(value) ? [invalidValue(field, undefined, 'HalfCharacter')] : []
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [invalidValue(field, String(value), 'NotFinite')]
  if (typeof value !== 'object' || !isPlain(value)) return [invalidValue(field, undefined, 'NotPlainJson')]
  if (depth >= MAX_DEPTH) return [invalidValue(field, undefined, problem('TooDeep', { most: MAX_DEPTH }))]
  const entries = Array.isArray(value) ? value.map((item: unknown, index) => [index, item] as const) : Object.entries(value)
  return entries.flatMap(([key, member]) => [
    ...keyCauses(childPath(field, key), key),
    ...plainJsonCauses(member, childPath(field, key), depth + 1),
  ])
}

function keyCauses(field: string, key: string | number): readonly Cause[] {
  if (key === '__proto__') return [invalidValue(field, undefined, 'NamedProto')]
  return HALF_SURROGATE.test(String(key)) ? [invalidValue(field, undefined, 'HalfCharacterInName')] : []
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Array.isArray(value)
}
