import { z } from 'zod'
import { ApiError } from '../core/resource/api-error'
import type { Json, JsonObject } from '../core/store/storage-backend'
import { addAt, pointerTokens, refusal, removeAt, valueAt } from './json-pointer'
import { isJsonObject } from './patch'

export const MAX_OPERATIONS = 1000
/** What all `copy` operations together may add: else twenty of them, each copying the whole, make a gigabyte. */
const MAX_COPIED_VALUES = 50_000
const MAX_DEPTH = 64

const pointer = z.string().max(1024).regex(/^(?:\/(?:[^~]|~[01])*)?$/, 'must be a JSON pointer: empty, or beginning with "/"')
const value = z.custom<Json>((json) => json !== undefined, 'must be given')
const operationSchema = z.discriminatedUnion('op', [
  z.object({ op: z.enum(['add', 'replace', 'test']), path: pointer, value }),
  z.object({ op: z.literal('remove'), path: pointer }),
  z.object({ op: z.enum(['move', 'copy']), path: pointer, from: pointer }),
])

type Operation = z.infer<typeof operationSchema>

/**
 * RFC 6902. Pure: all operations or none. A patch that is no patch is a 400; one that does not fit this object (also a `test` that
 * fails) is a 422.
 */
export function jsonPatch(target: JsonObject, patch: Json): JsonObject {
  const operations = readOperations(patch)
  let document: Json = target
  let copied = 0
  for (const operation of operations) {
    if (operation.op === 'copy') copied += sizeOf(valueAt(document, pointerTokens(operation.from)), MAX_COPIED_VALUES - copied)
    document = applied(document, operation)
  }
  if (!isJsonObject(document)) throw refusal('the result is not an object')
  return document
}

function readOperations(patch: Json): readonly Operation[] {
  if (!Array.isArray(patch)) throw new ApiError('BadRequest', 'a JSON patch must be an array of operations')
  if (patch.length > MAX_OPERATIONS) {
    throw new ApiError('RequestEntityTooLarge', `The allowed maximum operations in a JSON patch is ${MAX_OPERATIONS}, got ${patch.length}`)
  }
  return patch.map(readOperation)
}

function readOperation(operation: Json, index: number): Operation {
  const read = operationSchema.safeParse(operation)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new ApiError('BadRequest', `operation ${index} of the JSON patch is malformed: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
}

function applied(document: Json, operation: Operation): Json {
  const path = pointerTokens(operation.path)
  switch (operation.op) {
    case 'add': return addAt(document, path, operation.value)
    case 'remove': return removeAt(document, path)
    case 'replace': return path.length === 0 ? operation.value : addAt(removeAt(document, path), path, operation.value)
    case 'copy': return addAt(document, path, valueAt(document, pointerTokens(operation.from)))
    case 'move': return moved(document, operation.from, operation.path)
    case 'test':
      if (!isEqual(valueAt(document, path), operation.value)) throw refusal(`testing ${JSON.stringify(operation.path)} failed`)
      return document
  }
}

function moved(document: Json, from: string, to: string): Json {
  if (to === from) return document
  if (to.startsWith(`${from}/`)) throw refusal(`${JSON.stringify(from)} cannot be moved into itself`)
  const source = pointerTokens(from)
  return addAt(removeAt(document, source), pointerTokens(to), valueAt(document, source))
}

/** Number of values in a value; gives up beyond what is left to spend. No recursion: the value may be a patch's own doing. */
function sizeOf(root: Json, budget: number): number {
  const open: [Json | undefined, number][] = [[root, 0]]
  let count = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [json, depth] = next
    count += 1
    if (count > budget || depth > MAX_DEPTH) throw new ApiError('RequestEntityTooLarge', 'the JSON patch copies too much')
    if (typeof json === 'object' && json !== null) for (const member of Object.values(json)) open.push([member, depth + 1])
  }
  return count
}

function isEqual(left: Json | undefined, right: Json | undefined, depth = 0): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null || depth > MAX_DEPTH) return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const [a, b] = [new Map(Object.entries(left)), new Map(Object.entries(right))]
  return a.size === b.size && [...a].every(([key, member]) => b.has(key) && isEqual(member, b.get(key), depth + 1))
}
