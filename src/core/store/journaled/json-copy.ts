import { StorageError, type Json, type JsonObject } from '../storage-backend'

/**
 * The gate of the store: what comes through is plain JSON, a copy nobody else holds, frozen at every depth. So what is in
 * memory is exactly what a reader of the file will see after a restart, and no caller can change it later.
 *
 * Refused (StorageError `invalid`, with the path): BigInt, NaN, functions, Date, Map, cycles, half surrogate pairs, and
 * nesting deeper than any honest resource. Members that are `undefined` are left out, as JSON does.
 */
const MAX_DEPTH = 200
const HALF_SURROGATE = /\p{Surrogate}/u

export function copyJson(value: JsonObject): JsonObject {
  if (!isPlainObject(value)) throw refuse('', 'must be a JSON object')
  return copyObject(value, '', 0)
}

/** For text that was parsed from the store's own files: already a private copy, only to be frozen. */
export function freezeJson<T extends Json>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) freezeJson(member)
  return Object.freeze(value)
}

function copyValue(value: unknown, path: string, depth: number): Json {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return wellFormed(value, path)
  if (typeof value === 'number') return finite(value, path)
  if (typeof value !== 'object') throw refuse(path, `cannot be a ${typeof value}`)
  // A cycle is endless depth: one check for both.
  if (depth >= MAX_DEPTH) throw refuse(path.slice(0, 80), `nested deeper than ${MAX_DEPTH} levels, or in a circle`)
  if (Array.isArray(value)) return Object.freeze(value.map((item, index) => copyValue(item, `${path}[${index}]`, depth + 1)))
  if (isPlainObject(value)) return copyObject(value, path, depth)
  throw refuse(path, 'is not a plain object')
}

function copyObject(source: Readonly<Record<string, unknown>>, path: string, depth: number): JsonObject {
  const copy: Record<string, Json> = {}
  for (const name of Object.keys(source)) {
    const member = source[name]
    if (member === undefined) continue
    const copied = copyValue(member, path === '' ? name : `${path}.${name}`, depth + 1)
    // Assigning to `__proto__` would set the prototype and lose the member.
    if (name === '__proto__') Object.defineProperty(copy, name, { value: copied, enumerable: true })
    else copy[wellFormed(name, path)] = copied
  }
  return Object.freeze(copy)
}

function wellFormed(text: string, path: string): string {
  if (HALF_SURROGATE.test(text)) throw refuse(path, 'holds half of a surrogate pair')
  return text
}

function finite(value: number, path: string): number {
  if (!Number.isFinite(value)) throw refuse(path, `cannot be ${value}`)
  // JSON has no -0: what is in memory must be what a restart reads.
  return value === 0 ? 0 : value
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

function refuse(path: string, why: string): StorageError {
  return new StorageError('invalid', `This cannot be stored: ${path === '' ? 'the value' : path} ${why}.`)
}
