import type { Resource } from '../resource/resource'
import type { JsonObject, StoredValue } from './storage-backend'

/**
 * From what the backend keeps to what the engine reads. The backend's value has no resourceVersion (the write itself gives
 * the number); a reader sees it in metadata. One frozen object per stored value, made on first sight, so that two
 * readers of one version hold the same object and nobody can change what another one reads.
 */
const views = new WeakMap<StoredValue, Resource>()

export function resourceOf(stored: StoredValue): Resource {
  let view = views.get(stored)
  if (view === undefined) views.set(stored, (view = withVersion(stored.value, String(stored.revision))))
  return view
}

/** The same object at another version: the last value of a deleted object carries the version of its delete. */
export function withVersion(value: JsonObject | Resource, resourceVersion: string): Resource {
  // The shape was proved when it was written. A file that a person edited by hand may hold anything: kinds check that.
  const { metadata, ...rest } = value as unknown as Resource
  return Object.freeze({ ...rest, metadata: Object.freeze({ ...metadata, resourceVersion }) })
}

/** The other way: what is written. */
export function valueOf(resource: Resource): JsonObject {
  const {
    metadata: { resourceVersion: _, ...metadata },
    ...rest
  } = resource
  return { ...rest, metadata } as unknown as JsonObject
}
