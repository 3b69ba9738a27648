import { LAB_STATES } from '../../../../../src/contract/words'

/**
 * The language of the search box: words are looked for in name, student and e-mail; `field:value` in one field; `a,b` means one of
 * them; quotes keep spaces and commas together. All terms must hold. Any text is a search: what makes no sense is said, not refused.
 */
export const SEARCH_FIELDS = ['state', 'student', 'template', 'name', 'namespace', 'is'] as const
export type SearchField = (typeof SEARCH_FIELDS)[number]

export interface Term {
  readonly field: SearchField | 'text'
  /** Lower case, one of them is enough; never empty. */
  readonly values: readonly string[]
  /** As it was typed, and where. */
  readonly source: string
  readonly from: number
}

export interface SearchProblem {
  readonly kind: 'field' | 'state' | 'is'
  readonly what: string
}

export interface Search {
  readonly terms: readonly Term[]
  readonly problems: readonly SearchProblem[]
}

/** What `is:` knows. `outdated`: what is declared is not what runs yet. */
export const IS_VALUES = ['attention', 'outdated'] as const

/** More is not typed into a search box, but may be pasted. */
const LONGEST_SEARCH = 2_000

export function parseSearch(text: string): Search {
  const read = [...text.slice(0, LONGEST_SEARCH).matchAll(/(?:[^\s"]|"[^"]*"?)+/g)].map((match) => readTerm(match[0], match.index))
  return { terms: read.flatMap(({ term }) => term ?? []), problems: read.flatMap(({ problem }) => problem ?? []) }
}

/** The text without one of its terms. */
export function withoutTerm(text: string, { source, from }: Term): string {
  return `${text.slice(0, from).trimEnd()} ${text.slice(from + source.length).trimStart()}`.trim()
}

interface Read {
  readonly term?: Term
  readonly problem?: SearchProblem
}

function readTerm(source: string, from: number): Read {
  const [, name, rest = ''] = /^([a-z]+):([^]*)$/i.exec(source) ?? []
  const field = name === undefined ? 'text' : SEARCH_FIELDS.find((each) => each === name.toLowerCase())
  if (field === undefined) return { problem: { kind: 'field', what: name ?? source } }
  // A free word is one value, commas and all.
  const values = name === undefined ? [unquoted(source)] : valuesOf(rest)
  const meant = values.filter((value) => value !== '')
  const stranger = meant.find((value) => !isKnown(field, value))
  if (stranger !== undefined) return { problem: { kind: field === 'is' ? 'is' : 'state', what: stranger } }
  // `state:` with nothing behind it is half typed: it filters nothing yet.
  return meant.length === 0 ? {} : { term: { field, values: meant, source, from } }
}

const unquoted = (text: string) => text.replaceAll('"', '').toLowerCase()
const valuesOf = (text: string) => [...text.matchAll(/(?:[^,"]|"[^"]*"?)+/g)].map(([value]) => unquoted(value))

/** The beginning of a word is enough: the list follows while it is typed. */
function isKnown(field: Term['field'], value: string): boolean {
  if (field === 'state') return LAB_STATES.some((state) => state.startsWith(value))
  return field !== 'is' || IS_VALUES.some((each) => each.startsWith(value))
}
