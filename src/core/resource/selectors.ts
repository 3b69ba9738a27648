import type { SentenceCode } from '../sentences/english'
import type { Params } from '../sentences/sentence'
import { apiError, type ApiError } from './api-error'
import type { FieldGetter } from './kinds/kind-definition'
import { memberOf } from './validation/member-of'
import { labelValueProblems, qualifiedNameProblems } from './format/names'
import type { Resource } from './resource'

/**
 * Kubernetes' two selector languages, read by hand in one pass: time grows with the length of the text and with nothing else. What
 * is malformed is a 400, never a selector that silently selects something else. The empty selector selects everything.
 */
export type Selector = (resource: Resource) => boolean

/** What an address can carry. Each term is asked of every object. */
const MAX_LENGTH = 8_192
const MAX_TERMS = 128

/** `a=b,c!=d,e in (x,y),f notin (z),g,!h` */
export function parseLabelSelector(text: string): Selector {
  const requirements = bounded(splitOutsideParentheses(checkedLength(text))).map(parseRequirement)
  return (resource) => {
    const labels = memberOf(resource.metadata, 'labels')
    return requirements.every((holds) => holds(labels))
  }
}

/** `metadata.name=x,status.state!=ready`, over the fields that the kind declares. `\` before `,` `=` or `\` takes it as it is. */
export function parseFieldSelector(text: string, fields: ReadonlyMap<string, FieldGetter>): Selector {
  const requirements = bounded(splitFieldTerms(checkedLength(text)).filter((term) => term !== '')).map((term) =>
    parseFieldTerm(term, fields),
  )
  return (resource) => requirements.every((holds) => holds(resource))
}

function checkedLength(text: string): string {
  if (text.length > MAX_LENGTH) throw bad('SelectorTooLong', { most: MAX_LENGTH })
  return text
}

function bounded(terms: readonly string[]): readonly string[] {
  if (terms.length > MAX_TERMS) throw bad('SelectorTooMany', { most: MAX_TERMS })
  return terms
}

type LabelRequirement = (labels: unknown) => boolean

function splitOutsideParentheses(text: string): readonly string[] {
  if (text.trim() === '') return []
  const terms: string[] = []
  let start = 0
  let isInside = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '(') isInside = true
    if (character === ')') isInside = false
    if (character !== ',' || isInside) continue
    terms.push(text.slice(start, at))
    start = at + 1
  }
  return [...terms, text.slice(start)]
}

function parseRequirement(text: string): LabelRequirement {
  const term = text.trim()
  return parseExistence(term) ?? parseSet(term) ?? parseEquality(term) ?? unparsable(term)
}

function parseExistence(term: string): LabelRequirement | undefined {
  const isAbsence = term.startsWith('!')
  const key = isAbsence ? term.slice(1).trim() : term
  if (/[\s=!()<>]/.test(key)) return undefined
  checkKey(key)
  return (labels) => (memberOf(labels, key) === undefined) === isAbsence
}

function parseSet(term: string): LabelRequirement | undefined {
  const open = term.indexOf('(')
  if (open === -1 || !term.endsWith(')')) return undefined
  const [key = '', operator, ...surplus] = term
    .slice(0, open)
    .split(/\s/)
    .filter((word) => word !== '')
  if ((operator !== 'in' && operator !== 'notin') || surplus.length > 0) return undefined
  checkKey(key)
  const values = new Set<unknown>(
    term
      .slice(open + 1, -1)
      .split(',')
      .map((value) => checkedValue(value.trim())),
  )
  return operator === 'in' ? (labels) => values.has(memberOf(labels, key)) : (labels) => !values.has(memberOf(labels, key))
}

function parseEquality(term: string): LabelRequirement | undefined {
  const found = splitAtOperator(term)
  if (found === undefined) return undefined
  const [key, isEqual, rest] = [found.left.trim(), found.isEqual, found.right.trim()]
  checkKey(key)
  const value = checkedValue(rest)
  // As in Kubernetes, `a!=b` also holds for what has no label a.
  return (labels) => (memberOf(labels, key) === value) === isEqual
}

interface Comparison {
  readonly left: string
  readonly right: string
  readonly isEqual: boolean
}

/** At the first `!=`, `==` or `=`; a `=` behind a backslash is none. */
function splitAtOperator(term: string): Comparison | undefined {
  for (let at = 0; at < term.length; at += 1) {
    if (term[at] === '\\') at += 1
    else if (term.startsWith('!=', at)) return { left: term.slice(0, at), right: term.slice(at + 2), isEqual: false }
    else if (term[at] === '=') return { left: term.slice(0, at), right: term.slice(term[at + 1] === '=' ? at + 2 : at + 1), isEqual: true }
  }
  return undefined
}

function checkKey(key: string): void {
  const [problem] = qualifiedNameProblems(key)
  if (problem !== undefined) throw bad('SelectorKey', { text: shortened(key), why: problem })
}

function checkedValue(value: string): string {
  const [problem] = labelValueProblems(value)
  if (problem !== undefined) throw bad('SelectorValue', { text: shortened(value), why: problem })
  return value
}

function unparsable(term: string): never {
  throw bad('SelectorUnreadable', { text: shortened(term) })
}

const bad = (code: SentenceCode, params: Params): ApiError => apiError('BadRequest', { code, params })
const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text)

function splitFieldTerms(text: string): readonly string[] {
  const terms: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === ',') {
      terms.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...terms, text.slice(start)]
}

function parseFieldTerm(term: string, fields: ReadonlyMap<string, FieldGetter>): Selector {
  const found = splitAtOperator(term)
  if (found === undefined) throw bad('FieldSelectorUnreadable', { text: shortened(term) })
  const name = unescaped(found.left)
  const getter = fields.get(name)
  if (getter === undefined) throw bad('FieldSelectorUnknown', { text: shortened(name), known: [...fields.keys()] })
  const value = unescaped(found.right)
  return (resource) => (getter(resource) === value) === found.isEqual
}

function unescaped(text: string): string {
  if (/\\(?![\\,=])/.test(text.replaceAll('\\\\', ''))) throw bad('FieldSelectorEscape', { text: shortened(text) })
  return text.replace(/\\([\\,=])/g, '$1')
}
