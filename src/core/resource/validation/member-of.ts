/** An own member of whatever this is; undefined for what has none. `constructor` and its like are never found by accident. */
export function memberOf(value: unknown, member: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, member)) return undefined
  return (value as Readonly<Record<PropertyKey, unknown>>)[member]
}
