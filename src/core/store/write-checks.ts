import { apiError, type Cause } from '../resource/api-error'
import { invalid, invalidValue } from '../resource/validation/causes'
import { memberOf } from '../resource/validation/member-of'
import type { Resource } from '../resource/resource'
import { validateUpdate } from '../resource/validation/validate-resource'
import { jsonEqual } from '../resource/json'
import type { ResourceLocation } from './resource-location'
import type { Preconditions } from './resource-store'
import type { ResourceDraft } from '../resource/resource'
import { modified, preconditionFailed } from './store-errors'

/** What must be true of a write before it is handed to the backend. Each throws the API server's error when it is not. */
const VERSION = /^\d{1,15}$/

export function refuseIf(causes: readonly Cause[], { kind, metadata }: Pick<ResourceDraft, 'kind' | 'metadata'>): void {
  if (causes.length > 0) throw invalid(kind, String(memberOf(metadata, 'name') ?? ''), causes)
}

/** What is wrong with a spec that is stored already must not keep anybody from letting go of the object. */
export function updateCauses(stored: Resource, wanted: Resource): readonly Cause[] {
  const causes = validateUpdate(stored, wanted)
  return causes.length > 0 && jsonEqual(stored.spec, wanted.spec) ? causes.filter(({ field }) => !field.startsWith('spec')) : causes
}

export function checkVersion(location: ResourceLocation, current: Resource, wanted: Resource): void {
  const { resourceVersion, uid } = wanted.metadata
  if (!VERSION.test(resourceVersion)) {
    const value = invalidValue('metadata.resourceVersion', resourceVersion ?? '', 'VersionRequired')
    throw invalid(wanted.kind, location.name, [value])
  }
  checkPreconditions(location, current, uid === undefined || uid === '' ? {} : { uid })
  if (resourceVersion !== current.metadata.resourceVersion) throw modified(location)
}

export function checkPreconditions(location: ResourceLocation, { metadata }: Resource, { uid, resourceVersion }: Preconditions): void {
  if (uid !== undefined && uid !== metadata.uid) throw preconditionFailed(location, 'UID', { wanted: uid, actual: metadata.uid })
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion) {
    throw preconditionFailed(location, 'ResourceVersion', { wanted: resourceVersion, actual: metadata.resourceVersion })
  }
}

export function readVersion(text: string): number {
  if (!VERSION.test(text)) throw apiError('BadRequest', { code: 'VersionNotANumber', params: { text: text.slice(0, 100) } })
  return Number(text)
}
