import { z } from 'zod'

z.config({ jitless: true })

/**
 * The shape every declared object has (Kubernetes' own): who it is (`metadata`), what is wanted (`spec`), what is true
 * (`status`). Objects that come out of the store are deeply frozen: change a copy, then write it.
 */
export const API_GROUP = 'lab.neuroglia.com'
export const API_VERSION = `${API_GROUP}/v1`
export const DEFAULT_NAMESPACE = 'student-labs'

const stringMap = z.record(z.string(), z.string())

export const ownerReferenceSchema = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  uid: z.string(),
})

export const metadataSchema = z.strictObject({
  name: z.string(),
  /** Absent on cluster-scoped kinds. */
  namespace: z.string().optional(),
  uid: z.string(),
  /** The store's one counter at this object's last write, as a string. Opaque to clients. */
  resourceVersion: z.string(),
  /** Goes up when `spec` changes, and only then. */
  generation: z.number().int(),
  creationTimestamp: z.string(),
  deletionTimestamp: z.string().optional(),
  labels: stringMap.optional(),
  annotations: stringMap.optional(),
  finalizers: z.array(z.string()).optional(),
  ownerReferences: z.array(ownerReferenceSchema).optional(),
})

export type Metadata = z.infer<typeof metadataSchema>

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
