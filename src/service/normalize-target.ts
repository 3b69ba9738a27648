import { apiError } from '../core/resource/api-error'
import type { KindDefinition } from '../core/resource/kinds/kind-definition'
import { memberOf } from '../core/resource/validation/member-of'
import { API_VERSION, DEFAULT_NAMESPACE } from '../core/resource/resource'
import type { Resource } from '../core/resource/resource'
import { isJsonObject } from './patch/patch'

export interface Target {
  readonly definition: KindDefinition
  readonly namespace?: string
  /** Absent for a new object: its own name counts. */
  readonly name?: string
}

/**
 * An object as a client sent it, put under the address it was sent to. Not yet proved to be a Resource, whatever its type says: the
 * next step is always to admit it. What a client says of status, uid, versions and times is carried along and read by nobody: the
 * store has its own. Throws BadRequest when the object belongs to another address.
 */
export function normalizeTarget(object: unknown, target: Target): Resource {
  if (!isJsonObject(object)) throw apiError('BadRequest', { code: 'BodyNotObject' })
  const { kind } = target.definition
  if (typeof object.kind === 'string' && object.kind !== kind) {
    const params = { sent: object.kind.slice(0, 100), version: API_VERSION, kind }
    throw apiError('BadRequest', { code: 'KindElsewhere', params })
  }
  const metadata = isJsonObject(object.metadata) ? { ...object.metadata, ...address(object.metadata, target) } : object.metadata
  return { apiVersion: API_VERSION, kind, ...object, metadata } as unknown as Resource
}

function address(metadata: object, { definition, namespace = DEFAULT_NAMESPACE, name }: Target) {
  return {
    ...(definition.namespaced ? { namespace: same(memberOf(metadata, 'namespace'), namespace, 'namespace') } : {}),
    ...(name === undefined ? {} : { name: same(memberOf(metadata, 'name'), name, 'name') }),
  }
}

/** What the object says if it says anything, else what the address says. */
function same(said: unknown, addressed: string, member: string): unknown {
  if (said === undefined || said === '') return addressed
  if (typeof said === 'string' && said !== addressed) {
    const params = { member, sent: said.slice(0, 100), address: addressed.slice(0, 100) }
    throw apiError('BadRequest', { code: 'AddressElsewhere', params })
  }
  return said
}
