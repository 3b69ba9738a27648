import type { KindDefinition } from '../resource/kinds/kind-definition'
import { API_VERSION, DEFAULT_NAMESPACE, type Resource } from '../resource/resource'
import { type Metadata } from '../resource/metadata'
import type { ResourceDraft } from '../resource/resource'

/** What the store itself says about a new object. Nothing of this is ever taken from a client. */
export interface Creation {
  readonly uid: string
  readonly now: string
}

export function newResource(kind: KindDefinition, draft: ResourceDraft, { uid, now }: Creation): Resource {
  const { metadata } = draft
  const finalizers = [...new Set([...kind.finalizers, ...(metadata.finalizers ?? [])])]
  const born: Metadata = {
    name: metadata.name,
    ...(kind.namespaced ? { namespace: metadata.namespace ?? DEFAULT_NAMESPACE } : {}),
    uid,
    resourceVersion: '',
    generation: 1,
    creationTimestamp: now,
    lastModified: now,
    ...(metadata.labels === undefined ? {} : { labels: { ...metadata.labels } }),
    ...(metadata.annotations === undefined ? {} : { annotations: { ...metadata.annotations } }),
    ...(finalizers.length === 0 ? {} : { finalizers }),
    ...(metadata.ownerReferences === undefined ? {} : { ownerReferences: [...metadata.ownerReferences] }),
  }
  const status = kind.recordsStatus ? draft.status : kind.initialStatus?.(now)
  return { apiVersion: API_VERSION, kind: kind.kind, metadata: born, spec: draft.spec, ...(status === undefined ? {} : { status }) }
}
