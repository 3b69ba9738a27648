import { parseAllDocuments, stringify } from 'yaml'
import { API_VERSION, BUILT_IN_ANNOTATION, type LabTemplate } from '../../../../src/contract/words'
import { isTooMuch, repeatedNames } from '../../../ui/yaml-bounds'

/** One document of a file, before the engine has judged it. */
export type ImportDraft =
  | { readonly index: number; readonly name: string; readonly object: TemplateDraft }
  | { readonly index: number; readonly mistake: ImportMistake; readonly detail?: string }

type ImportMistake = 'unreadable' | 'notATemplate' | 'noName' | 'empty' | 'tooMuch'

export interface TemplateDraft {
  readonly apiVersion: string
  readonly kind: 'LabTemplate'
  readonly metadata: { readonly name: string; readonly labels?: unknown; readonly annotations?: unknown }
  readonly spec: unknown
}

/** Far more than a school has; a file beyond it is another file. */
export const MAX_IMPORT_BYTES = 1024 * 1024
const MAX_DOCUMENTS = 200
/** A file of all templates that a school has; and one template that a person can still read. */
const MOST = { tokens: 50_000, tokensOfOne: 15_000, documents: 500 }

/**
 * All templates of a YAML or JSON file: many documents, or a List. What only the store knows (uid, versions, status) is left behind.
 * Never throws: what cannot be read is a draft with a mistake.
 */
export function readImport(text: string): readonly ImportDraft[] {
  if (isTooMuch(text, MOST)) return [{ index: 0, mistake: 'tooMuch' }]
  const documents = parsed(text)
  if (documents.length === 0) return [{ index: 0, mistake: 'empty' }]
  return documents
    .slice(0, MAX_DOCUMENTS)
    .map((document, index) =>
      document instanceof Error ? { index, mistake: 'unreadable' as const, detail: firstLine(document.message) } : draftOf(document, index),
    )
}

function parsed(text: string): readonly unknown[] {
  // Aliases are counted, so that ten lines cannot become a gigabyte.
  const documents = parseAllDocuments(text, { version: '1.2', uniqueKeys: false })
  return documents.flatMap((document): readonly unknown[] => {
    if (document.errors[0] !== undefined) return [document.errors[0]]
    const [twice] = repeatedNames(document)
    if (twice !== undefined) return [new Error(`Map keys must be unique: ${twice.name}`)]
    try {
      return itemsOf(document.toJS({ maxAliasCount: 50 }))
    } catch (error) {
      return [error instanceof Error ? error : new Error(String(error))]
    }
  })
}

function itemsOf(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value
  const items = isObject(value) && String(value.kind).endsWith('List') ? value.items : undefined
  return Array.isArray(items) ? items : [value]
}

function draftOf(value: unknown, index: number): ImportDraft {
  if (!isObject(value) || value.kind !== 'LabTemplate') return { index, mistake: 'notATemplate' }
  const { name, labels, annotations } = isObject(value.metadata) ? value.metadata : {}
  if (typeof name !== 'string' || name === '') return { index, mistake: 'noName' }
  const metadata = { name, ...(labels === undefined ? {} : { labels }), ...(annotations === undefined ? {} : { annotations }) }
  return { index, name, object: { apiVersion: API_VERSION, kind: 'LabTemplate', metadata, spec: value.spec } }
}

const firstLine = (text: string) => text.split('\n')[0] ?? text
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Templates as a file that another machine takes in: what was declared, and nothing that belongs to this store. */
export function exportText(templates: readonly LabTemplate[]): string {
  return templates.map((template) => stringify(declared(template), { lineWidth: 0 })).join('---\n')
}

function declared({ apiVersion, kind, metadata: { name, labels, annotations = {} }, spec }: LabTemplate) {
  const { [BUILT_IN_ANNOTATION]: _, ...own } = annotations
  return {
    apiVersion,
    kind,
    metadata: { name, ...(labels === undefined ? {} : { labels }), ...(Object.keys(own).length === 0 ? {} : { annotations: own }) },
    spec,
  }
}
