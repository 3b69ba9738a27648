import { z } from 'zod'
import { apiError } from '../core/resource/api-error'
import type { Json, JsonObject } from '../core/store/storage-backend'
import { addAt, draftOf, jsonOf, MAX_DEPTH, pointerTokens, refusal, removeAt, replaceAt, valueAt, type Draft } from './json-pointer'
import { isJsonObject } from './patch'

const MAX_OPERATIONS = 1000
/** What all `copy` operations together may add: else twenty of them, each copying the whole, make a gigabyte. */
const MAX_COPIED_VALUES = 50_000
/** Places that arrays are moved along by, all edits together: a thousand at the head of a million numbers would take seconds. */
const MAX_MOVED_PLACES = 2_000_000

const pointer = z
  .string()
  .max(1024)
  .regex(/^(?:\/(?:[^~]|~[01])*)?$/, 'must be a JSON pointer: empty, or beginning with "/"')
const value = z.custom<Json>((json) => json !== undefined, 'must be given')
const operationSchema = z.discriminatedUnion('op', [
  z.object({ op: z.enum(['add', 'replace', 'test']), path: pointer, value }),
  z.object({ op: z.literal('remove'), path: pointer }),
  z.object({ op: z.enum(['move', 'copy']), path: pointer, from: pointer }),
])

type Operation = z.infer<typeof operationSchema>

/**
 * RFC 6902. Pure: all operations or none. A patch that is no patch is a 400; one that does not fit this object (also a `test` that
 * fails) is a 422. Takes time for the object and the patch together, not for the one times the other.
 */
export function jsonPatch(target: JsonObject, patch: Json): JsonObject {
  const operations = readOperations(patch)
  const edit = new Edit(draftOf(target))
  for (const operation of operations) edit.apply(operation)
  const result = jsonOf(edit.document)
  if (!isJsonObject(result)) throw refusal('PatchNoObject')
  return result
}

function readOperations(patch: Json): readonly Operation[] {
  if (!Array.isArray(patch)) throw apiError('BadRequest', { code: 'PatchNotList' })
  if (patch.length > MAX_OPERATIONS) {
    throw apiError('RequestEntityTooLarge', { code: 'PatchTooMany', params: { most: MAX_OPERATIONS, count: patch.length } })
  }
  return patch.map(readOperation)
}

function readOperation(operation: Json, index: number): Operation {
  const read = operationSchema.safeParse(operation)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const params = { index, place: issue?.path.join('.') ?? '', mistake: issue?.message ?? '' }
  throw apiError('BadRequest', { code: 'PatchOperation', params })
}

/** One patch's document on its way, and what it may still spend. */
class Edit {
  #copied = 0
  #moved = 0

  constructor(public document: Draft) {}

  apply(operation: Operation): void {
    const path = pointerTokens(operation.path)
    switch (operation.op) {
      case 'add':
        return this.#add(path, draftOf(operation.value))
      case 'remove':
        return void (this.document = removeAt(this.document, path, this.#spend))
      case 'replace':
        return void (this.document = replaceAt(this.document, path, draftOf(operation.value)))
      case 'copy':
        return this.#add(path, this.#copyOf(valueAt(this.document, pointerTokens(operation.from))))
      case 'move':
        return this.#move(operation.from, operation.path)
      case 'test':
        if (!isEqual(valueAt(this.document, path), operation.value)) throw refusal('PatchTestFailed', { path: operation.path })
    }
  }

  #add(path: readonly string[], value: Draft): void {
    this.document = addAt(this.document, path, value, this.#spend)
  }

  #move(from: string, to: string): void {
    const source = pointerTokens(from)
    const value = valueAt(this.document, source)
    if (to === from) return
    if (to.startsWith(`${from}/`)) throw refusal('PatchIntoItself', { from })
    this.document = removeAt(this.document, source, this.#spend)
    this.#add(pointerTokens(to), value)
  }

  readonly #spend = (moved: number): void => {
    this.#moved += moved
    if (this.#moved > MAX_MOVED_PLACES) throw apiError('RequestEntityTooLarge', { code: 'PatchMovesTooMuch' })
  }

  #copyOf(value: Draft, depth = 0): Draft {
    this.#copied += 1
    if (this.#copied > MAX_COPIED_VALUES || depth > MAX_DEPTH) throw apiError('RequestEntityTooLarge', { code: 'PatchCopiesTooMuch' })
    if (Array.isArray(value)) return value.map((member) => this.#copyOf(member, depth + 1))
    return value instanceof Map ? new Map([...value].map(([name, member]) => [name, this.#copyOf(member, depth + 1)])) : value
  }
}

/** Takes as long as the wanted value is: the other one is looked at only as far as they agree. */
function isEqual(actual: Draft | undefined, wanted: Json | undefined, depth = 0): boolean {
  if (actual === wanted) return true
  if (typeof wanted !== 'object' || wanted === null || depth > MAX_DEPTH) return false
  if (Array.isArray(wanted))
    return (
      Array.isArray(actual) &&
      actual.length === wanted.length &&
      actual.every((member, index) => isEqual(member, (wanted as readonly Json[])[index], depth + 1))
    )
  const names = Object.entries(wanted)
  return (
    actual instanceof Map && actual.size === names.length && names.every(([name, member]) => isEqual(actual.get(name), member, depth + 1))
  )
}
