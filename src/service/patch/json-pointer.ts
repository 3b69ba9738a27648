import type { SentenceCode } from '../../core/sentences/english'
import type { Params } from '../../core/sentences/sentence'
import { apiError, type ApiError } from '../../core/resource/api-error'
import type { Json, JsonObject } from '../../core/store/storage-backend'
import { isJsonObject } from './patch'

/**
 * RFC 6901, and the edits that every JSON patch is made of, on a document that is the patch's own: made once from what is stored, changed in
 * place, and turned back. An edit then costs what it changes, and not what lies beside it. Objects are maps, in which a member called
 * `__proto__` is a member like any other.
 */
export type Draft = null | boolean | number | string | Draft[] | Map<string, Draft>
type Tokens = readonly string[]

/** Longer paths are no path into an object of ours. */
const MAX_TOKENS = 128
export const MAX_DEPTH = 64

export function pointerTokens(pointer: string): Tokens {
  const tokens = pointer
    .split('/', MAX_TOKENS + 2)
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (tokens.length > MAX_TOKENS) throw refusal('PatchPathTooDeep')
  return tokens
}

export const refusal = (code: SentenceCode, params?: Params): ApiError =>
  apiError('Invalid', { code: 'PatchDoesNotFit', params: { why: { code, params } } })

const missing = (token: string): ApiError => refusal('PatchPathMissing', { token: token.slice(0, 64) })

/** Shares nothing with what it was made from. A value may come over a connection that has not looked how deep it is. */
export function draftOf(json: Json, depth = 0): Draft {
  if (depth > MAX_DEPTH) throw apiError('RequestEntityTooLarge', { code: 'PatchTooDeep', params: { most: MAX_DEPTH } })
  if (Array.isArray(json)) return (json as readonly Json[]).map((member) => draftOf(member, depth + 1))
  if (!isJsonObject(json)) return json as Exclude<Json, readonly Json[] | JsonObject>
  return new Map(
    Object.entries(json).flatMap(([name, member]) => (member === undefined ? [] : [[name, draftOf(member, depth + 1)] as const])),
  )
}

/** Members are defined by `Object.fromEntries`; an assignment would obey one called `__proto__`. */
export function jsonOf(draft: Draft): Json {
  if (Array.isArray(draft)) return draft.map(jsonOf)
  return draft instanceof Map ? Object.fromEntries([...draft].map(([name, member]) => [name, jsonOf(member)])) : draft
}

export function valueAt(document: Draft, path: Tokens): Draft {
  return path.reduce<Draft>(childOf, document)
}

/** An array is moved along behind an edit in it; `spend` is told by how much, and throws when that was enough. */
type Spend = (moved: number) => void

/** The document after it: another one where the path is empty. */
export function addAt(document: Draft, path: Tokens, value: Draft, spend: Spend): Draft {
  const last = path.at(-1)
  if (last === undefined) return value
  const parent = parentOf(document, path)
  if (parent instanceof Map) parent.set(last, value)
  else {
    const index = last === '-' || last === String(parent.length) ? parent.length : indexIn(parent, last)
    spend(parent.length - index)
    parent.splice(index, 0, value)
  }
  return document
}

export function removeAt(document: Draft, path: Tokens, spend: Spend): Draft {
  const last = path.at(-1)
  if (last === undefined) return null
  const parent = parentOf(document, path)
  if (parent instanceof Map) {
    if (!parent.delete(last)) throw missing(last)
  } else {
    const index = indexIn(parent, last)
    spend(parent.length - index)
    parent.splice(index, 1)
  }
  return document
}

export function replaceAt(document: Draft, path: Tokens, value: Draft): Draft {
  const last = path.at(-1)
  if (last === undefined) return value
  const parent = parentOf(document, path)
  childOf(parent, last)
  if (parent instanceof Map) parent.set(last, value)
  else parent[indexIn(parent, last)] = value
  return document
}

function childOf(parent: Draft, token: string): Draft {
  const child = parent instanceof Map ? parent.get(token) : Array.isArray(parent) ? parent[indexIn(parent, token)] : undefined
  if (child === undefined) throw missing(token)
  return child
}

function parentOf(document: Draft, path: Tokens): Draft[] | Map<string, Draft> {
  const parent = valueAt(document, path.slice(0, -1))
  if (typeof parent !== 'object' || parent === null) throw missing(path.at(-1) ?? '')
  return parent
}

function indexIn(array: readonly Draft[], token: string): number {
  const index = /^(?:0|[1-9][0-9]{0,8})$/.test(token) ? Number(token) : Infinity
  if (index >= array.length) throw missing(token)
  return index
}
