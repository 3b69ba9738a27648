import { ApiError } from '../core/resource/api-error'
import type { Json, JsonObject } from '../core/store/storage-backend'
import { isJsonObject } from './patch'

/** RFC 6901, and the two edits that every JSON patch is made of. They copy what lies on the path and share the rest. */
type Tokens = readonly string[]

export function pointerTokens(pointer: string): Tokens {
  return pointer.split('/').slice(1).map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

export const refusal = (why: string): ApiError =>
  new ApiError('Invalid', `the server rejected our request due to an error in our request: the JSON patch does not fit: ${why}`)

const missing = (token: string): ApiError => refusal(`there is no ${JSON.stringify(token.slice(0, 64))}`)

export function valueAt(document: Json, path: Tokens): Json {
  return path.reduce<Json>(childOf, document)
}

function childOf(parent: Json, token: string): Json {
  if (Array.isArray(parent)) return (parent as readonly Json[])[indexIn(parent, token)] ?? null
  const child = isJsonObject(parent) && Object.hasOwn(parent, token) ? parent[token] : undefined
  if (child === undefined) throw missing(token)
  return child
}

function indexIn(array: readonly Json[], token: string): number {
  const index = /^(?:0|[1-9][0-9]{0,8})$/.test(token) ? Number(token) : Infinity
  if (index >= array.length) throw missing(token)
  return index
}

export function addAt(document: Json, path: Tokens, value: Json): Json {
  return edited(document, path, (parent, token) => {
    if (isJsonObject(parent)) return withMember(parent, token, value)
    const index = token === '-' || token === String(parent.length) ? parent.length : indexIn(parent, token)
    return parent.toSpliced(index, 0, value)
  }, value)
}

export function removeAt(document: Json, path: Tokens): Json {
  return edited(document, path, (parent, token) => {
    childOf(parent, token)
    return isJsonObject(parent)
      ? Object.fromEntries(Object.entries(parent).filter(([key]) => key !== token))
      : parent.toSpliced(indexIn(parent, token), 1)
  }, null)
}

type Container = Exclude<Json, null | boolean | number | string>

function edited(document: Json, path: Tokens, change: (parent: Container, token: string) => Json, root: Json): Json {
  const [token, ...rest] = path
  if (token === undefined) return root
  if (typeof document !== 'object' || document === null) throw missing(token)
  if (rest.length === 0) return change(document, token)
  const child = edited(childOf(document, token), rest, change, root)
  return isJsonObject(document) ? withMember(document, token, child) : document.with(indexIn(document, token), child)
}

/** Defines the member, whatever its name: an assignment would obey one called `__proto__`. */
const withMember = (object: JsonObject, name: string, value: Json): JsonObject =>
  Object.fromEntries([...Object.entries(object).filter(([key]) => key !== name), [name, value]])
