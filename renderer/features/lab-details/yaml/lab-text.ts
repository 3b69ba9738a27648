import { parseDocument, stringify } from 'yaml'
import type { StoredLab } from '../../../../src/contract/words'
import { isTooMuch, repeatedNames } from '../../../ui/yaml-bounds'
import { hideSecrets, revealSecrets } from '../secrets'

/** The part of a lab that a person decides on. */
export interface Editable {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
  }
  readonly spec: StoredLab['spec']
}

export function editableOf({ apiVersion, kind, metadata: { name, namespace, labels, annotations }, spec }: StoredLab): Editable {
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec,
  }
}

/** As it is shown: values of names that look secret are hidden. */
export function labText(lab: StoredLab): string {
  const { spec, ...rest } = editableOf(lab)
  const shown = spec.environment === undefined ? spec : { ...spec, environment: hideSecrets(spec.environment) }
  return stringify({ ...rest, spec: shown }, { lineWidth: 0 })
}

export interface TextMistake {
  readonly message: string
  /** Offsets in the text. */
  readonly from: number
  readonly to: number
}

export type ReadText = { readonly object: Readonly<Record<string, unknown>> } | { readonly mistakes: readonly TextMistake[] }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Of one lab, and more than a person reads. */
const MOST = { tokens: 10_000, tokensOfOne: 10_000, documents: 1 }

/** What is wrong with a text before the engine is asked, in the reader's language. */
export interface TextMessages {
  readonly notObject: string
  readonly tooMuch: string
  readonly twice: (name: string) => string
}

/** The object that the text says, or every mistake in it with its place. */
export function readText(text: string, says: TextMessages): ReadText {
  const whole = (message: string): ReadText => ({ mistakes: [{ message, from: 0, to: text.length }] })
  if (isTooMuch(text, MOST)) return whole(says.tooMuch)
  const document = parseDocument(text, { schema: 'core', prettyErrors: false, uniqueKeys: false })
  const mistakes = [
    ...document.errors.map(({ message, pos: [from, to] }) => ({ message, from, to })),
    ...repeatedNames(document).map(({ name, from, to }) => ({ message: says.twice(name), from, to })),
  ].map(({ message, from, to }) => ({ message, from: Math.min(from, text.length), to: Math.min(to, text.length) }))
  if (mistakes.length > 0) return { mistakes }
  try {
    const object: unknown = document.toJS({ maxAliasCount: 100 })
    return isObject(object) ? { object } : whole(says.notObject)
  } catch (error) {
    return whole(error instanceof Error ? error.message : String(error))
  }
}

/**
 * What goes to the engine: the person's part as typed, and of the lab it was read from what a person does not see here (who holds it,
 * who owns it) and the version, so that nobody else's change is written over.
 */
export function objectToWrite(
  typed: Readonly<Record<string, unknown>>,
  base: StoredLab,
  resourceVersion: string,
): Readonly<Record<string, unknown>> {
  const { finalizers, ownerReferences, uid } = base.metadata
  const hidden = { ...(finalizers === undefined ? {} : { finalizers }), ...(ownerReferences === undefined ? {} : { ownerReferences }) }
  return {
    ...typed,
    metadata: isObject(typed['metadata']) ? { ...typed['metadata'], ...hidden, uid, resourceVersion } : typed['metadata'],
    spec: withSecrets(typed['spec'], base),
  }
}

function withSecrets(spec: unknown, base: StoredLab): unknown {
  if (!isObject(spec) || !isObject(spec['environment'])) return spec
  return { ...spec, environment: revealSecrets(spec['environment'] as Readonly<Record<string, string>>, base.spec.environment ?? {}) }
}
