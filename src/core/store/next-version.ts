import type { Metadata } from '../resource/metadata'
import type { Resource } from '../resource/resource'
import { jsonEqual } from '../resource/json'

/**
 * What an object looks like after a write, as a pure function of what is stored and what is wanted. Who wants something can
 * change spec, labels, annotations, owners and finalizers, or status; everything else is the store's.
 */
export function withSpec(stored: Resource, wanted: Resource): Resource {
  const { metadata } = stored
  const generation = jsonEqual(stored.spec, wanted.spec) ? metadata.generation : metadata.generation + 1
  return { ...stored, metadata: { ...ownMetadata(metadata), generation, ...clientMetadata(wanted.metadata) }, spec: wanted.spec }
}

export function withStatus(stored: Resource, wanted: Resource): Resource {
  const { status: _, ...rest } = stored
  return wanted.status === undefined ? rest : { ...rest, status: wanted.status }
}

export function markedForDeletion(stored: Resource, now: string): Resource {
  return modifiedAt({ ...stored, metadata: { ...stored.metadata, deletionTimestamp: now } }, now)
}

/** Put on last, when it is known that there is something to write: the time alone is no change. */
export function modifiedAt(changed: Resource, now: string): Resource {
  return { ...changed, metadata: { ...changed.metadata, lastModified: now } }
}

/** Somebody asked for its removal and nobody holds it any more. */
export function isReleased({ metadata }: Resource): boolean {
  return metadata.deletionTimestamp !== undefined && (metadata.finalizers?.length ?? 0) === 0
}

function ownMetadata({ labels: _l, annotations: _a, finalizers: _f, ownerReferences: _o, ...own }: Metadata): Metadata {
  return own
}

function clientMetadata({ labels, annotations, finalizers, ownerReferences }: Metadata): Partial<Metadata> {
  return {
    ...(labels === undefined ? {} : { labels }),
    ...(annotations === undefined ? {} : { annotations }),
    ...(finalizers === undefined || finalizers.length === 0 ? {} : { finalizers }),
    ...(ownerReferences === undefined ? {} : { ownerReferences }),
  }
}
