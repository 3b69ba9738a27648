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
