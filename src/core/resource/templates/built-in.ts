import { BUILT_IN_ANNOTATION } from '../annotations'
import { BUILTIN_TEMPLATES } from './builtin-templates'
import { fingerprintOf } from './fingerprint'
import type { LabTemplate, LabTemplateSpec } from '../lab-template'
import type { Metadata } from '../metadata'
import { DEFAULT_NAMESPACE } from '../resource'

/** What versions before the annotation shipped under each name. Add nothing: later ones are known by their annotation. */
export const SHIPPED_EARLIER: Readonly<Record<string, string>> = {
  'sample-lab': '31ae677e407980ba',
  'python-basics': '9ba5484a3b93862f',
  'web-dev': 'c21b6d5079456eb4',
  shell: 'f71df307d121abcc',
  jupyter: 'ee05ede9d15d66df',
}

/** The template that this program ships under the same name, for one that came from it and is otherwise now, when it has moved on since. */
export function newerBuiltIn(template: LabTemplate): LabTemplateSpec | undefined {
  const shipped = shippedAs(template)
  if (shipped === undefined) return undefined
  const origin = originOf(template)
  const now = fingerprintOf(shipped)
  return origin !== undefined && origin !== now && fingerprintOf(template.spec) !== now ? shipped : undefined
}

export function shippedAs({
  metadata: { name, namespace = DEFAULT_NAMESPACE },
}: Pick<LabTemplate, 'metadata'>): LabTemplateSpec | undefined {
  const found = BUILTIN_TEMPLATES.find(({ metadata }) => metadata.name === name && (metadata.namespace ?? DEFAULT_NAMESPACE) === namespace)
  return found?.spec as LabTemplateSpec | undefined
}

/**
 * The fingerprint of the built-in spec that a template began as. A store of an earlier version says it of none: there a template of such
 * a name is what that version shipped, changed or not. What a person made since under a name that was free is nobody's.
 */
export function originOf({ metadata }: Pick<LabTemplate, 'metadata'>): string | undefined {
  const isOfEarlierVersion = metadata.lastModified === undefined
  return metadata.annotations?.[BUILT_IN_ANNOTATION] ?? (isOfEarlierVersion ? SHIPPED_EARLIER[metadata.name] : undefined)
}

/** Whether a template that came with this program still says here what it came with: that is the program's own word, not a person's. */
export function saysAsBuiltIn(template: LabTemplate, field: 'title' | 'description'): boolean {
  return originOf(template) !== undefined && shippedAs(template)?.[field] === template.spec[field]
}

/** `wanted` as a client may write it: where a template comes from is the engine's to say. */
export function withOrigin<Draft extends { readonly metadata: Pick<Metadata, 'annotations'> }>(
  wanted: Draft,
  origin: string | undefined,
): Draft {
  const { annotations = {}, ...metadata } = wanted.metadata
  const { [BUILT_IN_ANNOTATION]: _, ...others } = annotations
  const kept = origin === undefined ? others : { ...others, [BUILT_IN_ANNOTATION]: origin }
  return { ...wanted, metadata: Object.keys(kept).length === 0 ? metadata : { ...metadata, annotations: kept } }
}
