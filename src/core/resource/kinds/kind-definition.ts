import type { z } from 'zod'
import type { Cause } from '../api-error'
import { memberOf } from '../validation/member-of'
import type { Resource } from '../resource'

/**
 * All that is special about one kind. The store, the HTTP host and the screens ask here and know no kind by name. Every function
 * answers for whatever it is handed, also for an object that somebody spoilt by hand, and never throws: one bad object must not
 * stop the others.
 */
export interface KindDefinition {
  readonly kind: string
  readonly plural: string
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly namespaced: boolean
  readonly specSchema: z.ZodType
  /** Absent: the kind has no status. */
  readonly statusSchema?: z.ZodType
  /** Given to every object at creation. */
  readonly finalizers: readonly string[]
  /** Written whole by the engine, status included; clients read and delete it, no more. */
  readonly recordsStatus: boolean
  /** What a field selector may ask for. Absent field: the empty text, as Kubernetes has it. */
  readonly fields: ReadonlyMap<string, (resource: Resource) => string>
  /** Everything wrong with the name beyond the rules for all names. */
  validateName(name: string): readonly Cause[]
  validateSpec(spec: unknown): readonly Cause[]
  /** What a client's update may not change. */
  validateUpdate(old: Resource, next: Resource): readonly Cause[]
  /** What a status write may not do; `next.status` is the one to be stored. */
  validateStatus(old: Resource, next: Resource): readonly Cause[]
  /** The status an object is born with. */
  initialStatus?(nowIso: string): object
}

export type FieldGetter = (resource: Resource) => string

/** Reads a member path of any object, spoilt ones too: text as it is, everything else as the empty text. */
export function textAt(...path: readonly string[]): FieldGetter {
  return (resource) => {
    const value = path.reduce<unknown>(memberOf, resource)
    return typeof value === 'string' ? value : ''
  }
}

export const METADATA_FIELDS: readonly (readonly [string, FieldGetter])[] = [
  ['metadata.name', textAt('metadata', 'name')],
  ['metadata.namespace', textAt('metadata', 'namespace')],
]

/** For kinds with nothing to say. */
export const noCauses = (): readonly Cause[] => []
