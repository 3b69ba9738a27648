import type { Metadata, OwnerReference } from './metadata'

/**
 * The shape every declared object has (Kubernetes' own): who it is (`metadata`), what is wanted (`spec`), what is true
 * (`status`). Objects that come out of the store are deeply frozen: change a copy, then write it.
 */
export const API_GROUP = 'lab.neuroglia.com'
export const API_VERSION = `${API_GROUP}/v1`
export const DEFAULT_NAMESPACE = 'student-labs'

export interface Resource<Spec = unknown, Status = unknown> {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: Readonly<Metadata>
  readonly spec: Spec
  readonly status?: Status
}

/** Names one object: the address under which the store keeps it and the key that queues carry. */
export interface ResourceRef {
  readonly kind: string
  readonly namespace?: string
  readonly name: string
}

/** `kind/namespace/name`; the namespace is empty for cluster-scoped kinds. */
export type ResourceKey = string

export function keyOf(ref: ResourceRef): ResourceKey {
  return `${ref.kind}/${ref.namespace ?? ''}/${ref.name}`
}

export function refOf(resource: Resource): ResourceRef {
  const { name, namespace } = resource.metadata
  return namespace === undefined ? { kind: resource.kind, name } : { kind: resource.kind, namespace, name }
}

export function parseKey(key: ResourceKey): ResourceRef {
  const [kind = '', namespace = '', name = ''] = key.split('/')
  return namespace === '' ? { kind, name } : { kind, namespace, name }
}

/** What somebody declares: everything else of a resource is given by the store. */
export interface ResourceDraft {
  readonly apiVersion?: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
    readonly finalizers?: readonly string[]
    readonly ownerReferences?: readonly OwnerReference[]
  }
  readonly spec: unknown
  /** Kept only for kinds whose records are written whole (DeletedLab); ignored for every other. */
  readonly status?: unknown
}
