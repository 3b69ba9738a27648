import { CST, Lexer } from 'yaml'

/** A file of all templates that a school has; and one template that a person can still read. */
const MOST_TOKENS = 50_000
const MOST_TOKENS_OF_ONE = 15_000
const MOST_DOCUMENTS = 500
const MOST_DEEP = 64

/**
 * Looked at before anything is composed: that goes by recursion and compares names with one another, which a file made for it turns into
 * minutes, or into the end of this page.
 */
export function isTooMuch(text: string): boolean {
  let [all, ofOne, documents, depth, column] = [0, 0, 0, 0, 0]
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token) ?? ''
    all += 1
    documents += type === 'doc-start' ? 1 : 0
    ofOne = type === 'doc-start' ? 0 : ofOne + 1
    depth = Math.max(0, depth + (type.startsWith('flow-') ? (type.endsWith('-start') ? 1 : -1) : 0))
    const isDeepBlock =
      depth === 0 && column > 2 * MOST_DEEP && (type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind')
    if (all > MOST_TOKENS || ofOne > MOST_TOKENS_OF_ONE || documents > MOST_DOCUMENTS || depth > MOST_DEEP || isDeepBlock) return true
    const lineEnd = token.lastIndexOf('\n')
    column = lineEnd === -1 ? column + token.length : token.length - lineEnd - 1
  }
  return false
}
