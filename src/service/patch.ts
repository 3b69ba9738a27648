import { apiError } from '../core/resource/api-error'
import type { Json, JsonObject } from '../core/store/storage-backend'

const MAX_DEPTH = 64

/** RFC 7386 on a whole object. Pure: gives a new one, or throws and has changed nothing. */
export function mergePatch(target: JsonObject, patch: Json): JsonObject {
  const patched = merged(target, patch, 0)
  if (!isJsonObject(patched)) throw apiError('BadRequest', { code: 'MergeNotObject' })
  return patched
}

/** Members are made by `Object.fromEntries`, which defines them; an assignment would obey a member called `__proto__`. */
function merged(target: Json | undefined, patch: Json, depth: number): Json {
  if (!isJsonObject(patch)) return patch
  if (depth > MAX_DEPTH) throw apiError('BadRequest', { code: 'MergeTooDeep', params: { most: MAX_DEPTH } })
  const members = new Map(isJsonObject(target) ? Object.entries(target) : [])
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === undefined) members.delete(key)
    else members.set(key, merged(members.get(key), value, depth + 1))
  }
  return Object.fromEntries(members)
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
