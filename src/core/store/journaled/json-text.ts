import type { SentenceCode } from '../../sentences/english'
import type { Params, Sentence } from '../../sentences/sentence'
import { StorageError, type JsonObject } from '../storage-backend'

/**
 * The gate of the store: what comes through is plain JSON. It is kept as the text that goes to the disk, and whoever reads it
 * gets what that text says, frozen at every depth. So what is in memory is exactly what a reader of the file will
 * see after a restart, and no caller can change it later.
 *
 * Refused (StorageError `invalid`, with the path): BigInt, NaN, functions, Date, Map, cycles, half surrogate pairs, and
 * nesting deeper than any honest resource. Members that are `undefined` are left out, as JSON does.
 */
const MAX_DEPTH = 200
const HALF_SURROGATE = /\p{Surrogate}/u

export function toJsonText(value: JsonObject): string {
  const found = isPlainObject(value) ? faultInObject(value, 0) : fault('MustBeObject')
  if (found === undefined) return JSON.stringify(value)
  const where = found.path === '' ? 'the value' : found.path.replace(/^\./, '').slice(0, 200)
  throw new StorageError('invalid', { code: 'NotStorable', params: { where, why: found.why } })
}

/** The other way. Throws SyntaxError. */
export function fromJsonText(text: string): JsonObject {
  return freeze(JSON.parse(text) as JsonObject)
}

/** Parsed a moment ago, so nobody else holds a part of it. */
function freeze<T extends object>(value: T): T {
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) freeze(member as object)
  return Object.freeze(value)
}

/** The path grows on the way back, so that a value without fault costs no text at all. */
interface Fault {
  readonly path: string
  readonly why: Sentence
}

function faultIn(value: unknown, depth: number): Fault | undefined {
  if (value === null || typeof value === 'boolean') return undefined
  if (typeof value === 'string') return faultInText(value)
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : fault('CannotBe', { what: String(value) })
  if (typeof value !== 'object') return fault('CannotBeOfType', { type: typeof value })
  // A cycle is endless depth: one check for both.
  if (depth >= MAX_DEPTH) return fault('NestedInCircle', { most: MAX_DEPTH })
  if (Array.isArray(value)) return faultInArray(value, depth)
  return isPlainObject(value) ? faultInObject(value, depth) : fault('NotPlainObject')
}

function faultInArray(items: readonly unknown[], depth: number): Fault | undefined {
  for (let index = 0; index < items.length; index += 1) {
    const found = faultIn(items[index], depth + 1)
    if (found !== undefined) return { path: `[${index}]${found.path}`, why: found.why }
  }
  return undefined
}

function faultInObject(source: Readonly<Record<string, unknown>>, depth: number): Fault | undefined {
  // Also what a prototype would lend, but plain objects inherit nothing that can be enumerated; three times as quick as keys().
  for (const name in source) {
    const member = source[name]
    const found = member === undefined ? undefined : (faultIn(member, depth + 1) ?? faultInText(name))
    if (found !== undefined) return { path: `.${name}${found.path}`, why: found.why }
  }
  return undefined
}

function faultInText(text: string): Fault | undefined {
  return HALF_SURROGATE.test(text) ? fault('HoldsHalfCharacter') : undefined
}

function fault(code: SentenceCode, params?: Params): Fault {
  return { path: '', why: { code, params } }
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
