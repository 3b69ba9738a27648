import { CST, isScalar, Lexer, visit } from 'yaml'
import type { Document } from 'yaml'

export interface YamlBounds {
  /** Words, signs and spaces of the whole text: a line `name: value` has seven. */
  readonly tokens: number
  readonly tokensOfOne: number
  readonly documents: number
}

const MOST_DEEP = 64

/**
 * Looked at before anything is composed: that goes by recursion and takes its time, which a text made for it turns into the end of this
 * page.
 */
export function isTooMuch(text: string, most: YamlBounds): boolean {
  let [all, ofOne, documents, depth, column] = [0, 0, 0, 0, 0]
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token) ?? ''
    all += 1
    documents += type === 'doc-start' ? 1 : 0
    ofOne = type === 'doc-start' ? 0 : ofOne + 1
    depth = Math.max(0, depth + (type.startsWith('flow-') ? (type.endsWith('-start') ? 1 : -1) : 0))
    if (all > most.tokens || ofOne > most.tokensOfOne || documents > most.documents || depth > MOST_DEEP) return true
    if (depth === 0 && column > 2 * MOST_DEEP && opensBlock(type)) return true
    const lineEnd = token.lastIndexOf('\n')
    column = lineEnd === -1 ? column + token.length : token.length - lineEnd - 1
  }
  return false
}

const opensBlock = (type: string): boolean => type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind'

export interface RepeatedName {
  readonly name: string
  /** Offsets in the text. */
  readonly from: number
  readonly to: number
}

/** Members whose name another one before them has. The library's own check compares each name with all before it: compose with `uniqueKeys: false`. */
export function repeatedNames(document: Document): readonly RepeatedName[] {
  const repeated: RepeatedName[] = []
  visit(document, {
    Map(_, { items }) {
      const names = new Set<string>()
      for (const { key } of items) {
        const name = String(isScalar(key) ? key.value : key)
        const [from = 0, to = from] = isScalar(key) ? (key.range ?? []) : []
        if (names.has(name)) repeated.push({ name, from, to })
        names.add(name)
      }
    },
  })
  return repeated
}
