/** Equal as JSON: the order of members does not count, and a member that is undefined is a member that is not there. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && equalArrays(a, b)
  return equalObjects(a as Members, b as Members)
}

type Members = Readonly<Record<string, unknown>>

function equalArrays(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => jsonEqual(item, b[index]))
}

function equalObjects(a: Members, b: Members): boolean {
  const names = presentNames(a)
  return names.length === presentNames(b).length && names.every((name) => Object.hasOwn(b, name) && jsonEqual(a[name], b[name]))
}

function presentNames(object: Members): string[] {
  return Object.keys(object).filter((name) => object[name] !== undefined)
}

/** Values known to be frozen all the way down; a merely shallow `Object.freeze` of somebody else does not count. */
const frozen = new WeakSet<object>()

/**
 * Freezes a JSON value and all in it, in place, and returns it. What is shared with an earlier value is not walked again, so
 * freezing the next version of an object costs only what changed.
 */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || frozen.has(value)) return value
  frozen.add(value)
  for (const member of Object.values(value)) deepFreeze(member)
  return Object.freeze(value)
}
