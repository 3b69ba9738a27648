import type { SentenceCode } from '../core/sentences/english'
import type { Params } from '../core/sentences/sentence'
import { apiError, type ApiError } from '../core/resource/api-error'
import type { Json } from '../core/store/storage-backend'
import { MAX_BODY_DEPTH, MAX_BODY_PARTS } from './body-limits'
import { placeAt } from './text-place'

/**
 * JSON without its two silent losses (the earlier of two members with one name) and without its costs (depth, a million parts).
 * One pass looks at the outline alone; `JSON.parse` then has the last word on the grammar.
 */
export function parseStrictJson(text: string): Json {
  if (text.trim() === '') throw bad('BodyEmpty')
  checkOutline(text)
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    // The engine's own message quotes the text, which may hold a secret: only the place is told.
    if (error instanceof SyntaxError) throw invalidAt(text, error.message)
    throw error
  }
}

const bad = (code: SentenceCode, params?: Params): ApiError => apiError('BadRequest', { code, params })

const STRUCTURE = /["[\]{}]/g
const COLON = /[ \t\r\n]*:/y

function checkOutline(text: string): void {
  /** One entry for each open object (the names seen in it) or array (undefined). */
  const open: (Set<string> | undefined)[] = []
  let parts = 0
  STRUCTURE.lastIndex = 0
  for (let match = STRUCTURE.exec(text); match !== null; match = STRUCTURE.exec(text)) {
    const [character] = match
    if (character === '{' || character === '[') {
      parts = counted(parts)
      if (open.push(character === '{' ? new Set() : undefined) > MAX_BODY_DEPTH) throw bad('BodyTooDeep', { most: MAX_BODY_DEPTH })
    } else if (character === '"') {
      const end = stringEnd(text, match.index)
      STRUCTURE.lastIndex = end
      parts = counted(parts)
      const names = open.at(-1)
      if (names !== undefined && isName(text, end)) addName(names, text.slice(match.index, end))
    } else open.pop()
  }
}

function counted(parts: number): number {
  if (parts === MAX_BODY_PARTS) throw bad('BodyTooManyParts', { most: MAX_BODY_PARTS })
  return parts + 1
}

/** Behind the closing quote; the end of the text where there is none (`JSON.parse` will say so). */
function stringEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end + 1
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text[at - 1 - backslashes] === '\\') backslashes += 1
  return backslashes % 2 === 1
}

function isName(text: string, end: number): boolean {
  COLON.lastIndex = end
  return COLON.test(text)
}

function addName(names: Set<string>, token: string): void {
  const name = token.includes('\\') ? unescaped(token) : token
  if (names.has(name)) throw bad('JsonDuplicate', { name: name.slice(0, 64) })
  names.add(name)
}

/** `"\u0061"` and `"a"` are one name. */
function unescaped(token: string): string {
  try {
    return JSON.stringify(JSON.parse(token))
  } catch {
    throw bad('JsonEscape')
  }
}

function invalidAt(text: string, message: string): ApiError {
  const position = /position ([0-9]+)/.exec(message)?.[1]
  return position === undefined ? bad('JsonInvalid') : bad('JsonInvalidAt', placeAt(text, Number(position)))
}
