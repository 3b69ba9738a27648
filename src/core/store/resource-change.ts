import type { Resource } from '../resource/resource'
import { keyOf, refOf } from '../resource/resource'
import { jsonEqual } from '../resource/json'
import type { ChangeType, ResourceChange } from './resource-store'
import { resourceOf, withVersion } from './resource-view'
import type { StorageChange } from './storage-backend'

/**
 * What one step of the store means to a watch that selects some objects. An object that the selection no longer fits is
 * DELETED for this watch, one that fits from now on is CREATED: so a list kept up to date by a watch is always what a
 * fresh list with the same selection would say. undefined: this watch has nothing to do with it.
 */
export function toResourceChange(change: StorageChange, selects: (resource: Resource) => boolean): ResourceChange | undefined {
  const before = change.previous === undefined ? undefined : resourceOf(change.previous)
  const after = change.value === undefined ? undefined : resourceOf(change.value)
  const seen = before !== undefined && selects(before)
  const sees = after !== undefined && selects(after)
  const resourceVersion = String(change.revision)
  if (sees) {
    const type = seen ? changeType(before, after) : 'CREATED'
    return { type, key: keyOf(refOf(after)), current: after, resourceVersion, ...(seen ? { previous: before } : {}) }
  }
  if (!seen) return undefined
  return { type: 'DELETED', key: keyOf(refOf(before)), current: withVersion(before, resourceVersion), previous: before, resourceVersion }
}

/** A recreated object (another uid) can be seen as one step when it happened between two batches of other keys: never is. */
function changeType(before: Resource, after: Resource): ChangeType {
  const onlyStatus = jsonEqual(before.spec, after.spec) && jsonEqual(unversioned(before), unversioned(after))
  return onlyStatus && !jsonEqual(before.status, after.status) ? 'STATUS_UPDATED' : 'UPDATED'
}

function unversioned({ metadata }: Resource): unknown {
  return { ...metadata, resourceVersion: undefined }
}
