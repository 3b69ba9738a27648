/**
 * What the structured clone algorithm carries between processes, as JSON text: the same functions run on both sides. Who hands in what
 * cannot be cloned (a function, a symbol) gets the very error that Electron gives.
 */
export function wire() {
  const MOST_DEEP = 1000

  function encode(value, depth = 0) {
    if (depth > MOST_DEEP)
      throw new TypeError('Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.')
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0) ? value : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) }
    if (typeof value === 'undefined') return { $: 'undefined' }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
    if (typeof value === 'function' || typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (Array.isArray(value)) return value.map((each) => encode(each, depth + 1))
    return encodeObject(value, depth)
  }

  function encodeObject(value, depth) {
    if (value instanceof Date) return { $: 'date', v: value.getTime() }
    if (value instanceof Map) return { $: 'map', v: encode([...value], depth + 1) }
    if (value instanceof Set) return { $: 'set', v: encode([...value], depth + 1) }
    if (value instanceof Error) return { $: 'error', v: value.message }
    if (value instanceof ArrayBuffer) return { $: 'bytes', v: [...new Uint8Array(value)] }
    if (ArrayBuffer.isView(value)) return { $: 'bytes', v: [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)] }
    return { $: 'object', v: Object.entries(value).map(([name, member]) => [name, encode(member, depth + 1)]) }
  }

  const DECODERS = {
    number: Number,
    undefined: () => undefined,
    bigint: BigInt,
    date: (v) => new Date(v),
    map: (v) => new Map(decode(v)),
    set: (v) => new Set(decode(v)),
    error: (v) => new Error(v),
    bytes: (v) => new Uint8Array(v),
    object: (v) => decodeObject(v),
  }

  function decode(value) {
    if (Array.isArray(value)) return value.map(decode)
    return value === null || typeof value !== 'object' ? value : DECODERS[value.$](value.v)
  }

  function decodeObject(members) {
    const object = {}
    // As the real one does: `__proto__` arrives as a member like any other.
    for (const [name, value] of members)
      Object.defineProperty(object, name, { value: decode(value), enumerable: true, configurable: true, writable: true })
    return object
  }

  return { encode, decode }
}
