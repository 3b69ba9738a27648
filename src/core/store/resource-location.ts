import { apiError } from '../resource/api-error'
import type { KindDefinition } from '../resource/kinds/kind-definition'
import { kindByName } from '../resource/kinds/kinds'
import { DEFAULT_NAMESPACE, type ResourceRef } from '../resource/resource'
import type { Named } from './store-errors'

/** One object's place: its kind's rules, its key in the backend, its name for error sentences. */
export interface ResourceLocation extends Named {
  readonly kind: KindDefinition
  readonly key: string
}

/** Throws BadRequest. */
export function kindOf(name: string): KindDefinition {
  const kind = kindByName(name)
  if (kind === undefined) throw apiError('BadRequest', { code: 'KindUnknown', params: { kind: name } })
  return kind
}

export function prefixOf({ plural, namespaced }: KindDefinition, namespace: string | undefined): string {
  return namespaced && namespace !== undefined ? `${plural}/${namespace}/` : `${plural}/`
}

/** Throws BadRequest. */
export function locationOf(ref: ResourceRef): ResourceLocation {
  const kind = kindOf(ref.kind)
  const namespace = kind.namespaced ? (ref.namespace ?? DEFAULT_NAMESPACE) : ''
  return { kind, plural: kind.plural, name: ref.name, key: `${kind.plural}/${namespace}/${ref.name}` }
}
