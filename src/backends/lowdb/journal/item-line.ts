import { freezeJson } from '../../../core/store/journaled/json-copy'
import type { JsonObject, StoredValue } from '../../../core/store/storage-backend'
import type { Entry } from '../../../core/store/journaled/versioned-values'

/**
 * One key as one line of JSON, the same in journal and snapshot:
 *
 *     {"key":"labinstances/student-labs/anna","revision":7,"value":{...}}
 *     {"key":"labinstances/student-labs/anna","revision":9}                     deleted
 *
 * The value comes last, so that opening a store reads keys and revisions and leaves the values as bytes until somebody
 * asks: a hundred thousand labs open in the time it takes to find their line ends. Inside a JSON string every quote has a
 * backslash before it, so `,"value":` cannot occur in a key.
 */
const VALUE = Buffer.from(',"value":')

export interface ItemText { readonly key: string; readonly revision: number; readonly text?: string; readonly expiresAt?: number }

export function writeItem({ key, revision, text, expiresAt }: ItemText): string {
  const expiry = expiresAt === undefined ? '' : `,"expiresAt":${expiresAt}`
  const value = text === undefined ? '' : `,"value":${text}`
  return `{"key":${JSON.stringify(key)},"revision":${revision}${expiry}${value}}`
}

export interface Item { readonly key: string; readonly revision: number; readonly entry?: Entry }

/** `bytes` is one item without line end. Throws SyntaxError. */
export function readItem(bytes: Buffer): Item {
  const at = bytes.indexOf(VALUE)
  const head: unknown = JSON.parse(at === -1 ? bytes.toString() : `${bytes.toString('utf8', 0, at)}}`)
  if (!isHead(head)) throw new SyntaxError('an item without key and revision')
  const { key, revision, expiresAt } = head
  if (at === -1) return { key, revision }
  const text = bytes.subarray(at + VALUE.length, bytes.length - 1)
  const entry = { stored: lazyValue({ key, revision }, text), bytes: text.length }
  return { key, revision, entry: expiresAt === undefined ? entry : { ...entry, expiresAt } }
}

interface Head { readonly key: string; readonly revision: number; readonly expiresAt?: number }

function isHead(value: unknown): value is Head {
  return typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string'
    && 'revision' in value && Number.isSafeInteger(value.revision)
    && (!('expiresAt' in value) || typeof value.expiresAt === 'number')
}

function lazyValue({ key, revision }: Head, text: Buffer): StoredValue {
  let bytes: Buffer | undefined = text
  let value: JsonObject | undefined
  return Object.freeze({
    key, revision,
    get value(): JsonObject {
      if (bytes !== undefined) value = freezeJson(JSON.parse(bytes.toString()) as JsonObject)
      bytes = undefined
      return value as JsonObject
    },
  })
}
