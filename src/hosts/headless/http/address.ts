import type { Context } from 'hono'
import { apiError } from '../../../core/resource/api-error'
import type { KindDefinition } from '../../../core/resource/kinds/kind-definition'
import { kindByPlural } from '../../../core/resource/kinds/kinds'
import type { HttpEnv } from './http-env'

export interface CollectionAddress {
  readonly kind: string
  readonly namespace?: string
}

export interface ObjectAddress extends CollectionAddress {
  readonly name: string
}

/** The path in words. A kind under a wrong scope is not there, as with the API server. */
export function collectionOf(context: Context<HttpEnv>): CollectionAddress {
  const { kind, namespaced } = definitionOf(context)
  const namespace = context.req.param('namespace')
  if (namespace !== undefined && !namespaced) throw unknownPath()
  return { kind, ...(namespace === undefined ? {} : { namespace }) }
}

export function objectOf(context: Context<HttpEnv>): ObjectAddress {
  const name = context.req.param('name')
  if (name === undefined || name === '' || definitionOf(context).namespaced !== (context.req.param('namespace') !== undefined))
    throw unknownPath()
  return { ...collectionOf(context), name }
}

export function definitionOf(context: Context<HttpEnv>): KindDefinition {
  const definition = kindByPlural(context.req.param('plural') ?? '')
  if (definition === undefined) throw unknownPath()
  return definition
}

export const unknownPath = () => apiError('NotFound', { code: 'ResourceUnknown' })
