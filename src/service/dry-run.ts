import type { KindDefinition } from '../core/resource/kinds/kind-definition'
import type { Resource } from '../core/resource/resource'
import { newResource } from '../core/store/new-resource'
import { withSpec } from '../core/store/next-version'
import type { Preconditions } from '../core/store/resource-store'
import { alreadyExists, modified, preconditionFailed } from '../core/store/store-errors'

/**
 * What the store would answer, from what is stored now, without asking it to write. By the store's own pure rules, so
 * that a rehearsal and the real thing cannot disagree; the caller has admitted the object already.
 */
export function dryRunCreate(
  definition: KindDefinition,
  stored: Resource | undefined,
  { draft, now }: { readonly draft: Resource; readonly now: string },
): Resource {
  if (stored !== undefined) throw alreadyExists(named(definition, stored))
  return newResource(definition, draft, { uid: '', now })
}

export function dryRunReplace(definition: KindDefinition, stored: Resource, wanted: Resource): Resource {
  if (wanted.metadata.resourceVersion !== stored.metadata.resourceVersion) throw modified(named(definition, stored))
  return withSpec(stored, wanted)
}

export function dryRunDelete(definition: KindDefinition, stored: Resource, { uid, resourceVersion }: Preconditions): Resource {
  const { metadata } = stored
  if (uid !== undefined && uid !== metadata.uid)
    throw preconditionFailed(named(definition, stored), 'UID', { wanted: uid, actual: metadata.uid })
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion) {
    throw preconditionFailed(named(definition, stored), 'ResourceVersion', { wanted: resourceVersion, actual: metadata.resourceVersion })
  }
  return stored
}

const named = ({ plural }: KindDefinition, { metadata: { name } }: Resource) => ({ plural, name })
