import type { SentenceCode } from '../core/sentences/english'
import type { Params } from '../core/sentences/sentence'
import { CST, isScalar, Lexer, parseDocument, visit, type Document, type YAMLMap } from 'yaml'
import { apiError, type ApiError } from '../core/resource/api-error'
import type { Json } from '../core/store/storage-backend'
import { MAX_YAML_BYTES, MAX_YAML_TOKENS } from './body-limits'
import { placeAt } from './text-place'

/**
 * The YAML that is JSON in other clothes: one document, YAML 1.2 (`no` is a text), no tags, no anchors, no aliases, no merge keys.
 * Aliases are refused, not limited: nobody needs one here, and a few lines of them unfold to gigabytes.
 */
export function parseStrictYaml(text: string): Json {
  if (text.length > MAX_YAML_BYTES) throw apiError('RequestEntityTooLarge', { code: 'YamlTooLarge', params: { most: MAX_YAML_BYTES } })
  checkTokens(text)
  const document = parseDocument(text, { schema: 'core', version: '1.2', merge: false, uniqueKeys: false, prettyErrors: false })
  const [error] = document.errors
  if (error !== undefined)
    throw bad('YamlInvalidAt', { mistake: error.code.toLowerCase().replaceAll('_', ' '), ...placeAt(text, error.pos[0]) })
  if (document.contents === null) throw bad('BodyEmpty')
  checkNodes(document, text)
  return document.toJS({ maxAliasCount: 0 }) as Json
}

const bad = (code: SentenceCode, params?: Params): ApiError => apiError('BadRequest', { code, params })

const MAX_FLOW_DEPTH = 64
/** Each level of block style begins further to the right than the one around it. */
const MAX_BLOCK_COLUMN = 128
const FORBIDDEN: ReadonlyMap<string, string> = new Map([
  ['alias', 'aliases'],
  ['anchor', 'anchors'],
  ['tag', 'tags'],
  ['directive-line', 'directives'],
])

/**
 * Before anything is composed: the library composes by recursion, and Node, with its stack nearly used up, does not throw in a regular
 * expression but ends the process. Tokens are cut without recursion, so depth is found out safely here.
 */
function checkTokens(text: string): void {
  const open: string[] = []
  let [tokens, column, isComma] = [0, 0, false]
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token) ?? ''
    tokens += 1
    if (tokens > MAX_YAML_TOKENS) throw bad('YamlTooManyTokens', { most: MAX_YAML_TOKENS })
    const what = FORBIDDEN.get(type)
    if (what !== undefined) throw bad('YamlNotAccepted', { what })
    // A million small mistakes would be told one by one; the first is enough.
    if (type === 'comma' && isComma) throw bad('YamlComma')
    if (type !== 'space' && type !== 'newline' && type !== 'comment') isComma = type === 'comma'
    if (type === 'flow-map-start' || type === 'flow-seq-start') open.push(type)
    if (FLOW_STARTS.has(type) && open.pop() !== FLOW_STARTS.get(type)) throw bad('YamlCloses')
    if (open.length > MAX_FLOW_DEPTH || (open.length === 0 && column > MAX_BLOCK_COLUMN && opensBlock(type))) throw bad('YamlTooDeep')
    const lineEnd = token.lastIndexOf('\n')
    column = lineEnd === -1 ? column + token.length : token.length - lineEnd - 1
  }
}

/** Of each end, what it ends. */
const FLOW_STARTS: ReadonlyMap<string, string> = new Map([
  ['flow-map-end', 'flow-map-start'],
  ['flow-seq-end', 'flow-seq-start'],
])

const opensBlock = (type: string): boolean => type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind'

function checkNodes(document: Document, text: string): void {
  visit(document, {
    Map: (_key, map) => checkNames(map, text),
    Scalar: (_key, { value }) => {
      if (typeof value === 'number' && !Number.isFinite(value)) throw bad('YamlNotFinite')
    },
  })
}

/** The library's own check compares each name with all before it: minutes for what fits into a body. */
function checkNames({ items }: YAMLMap, text: string): void {
  const names = new Set<string>()
  for (const { key } of items) {
    if (!isScalar(key)) throw bad('YamlName')
    const name = String(key.value)
    if (names.has(name)) throw bad('YamlDuplicateAt', { name: name.slice(0, 64), ...placeAt(text, key.range?.[0] ?? 0) })
    names.add(name)
  }
}
