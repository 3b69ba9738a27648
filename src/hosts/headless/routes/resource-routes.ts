import { Hono } from 'hono'
import type { Context } from 'hono'
import { z } from 'zod'
import { preconditionsSchema } from '../../../contract/verbs'
import type { CallArguments } from '../../../contract/verbs'
import { apiError } from '../../../core/resource/api-error'
import { API_GROUP, API_VERSION } from '../../../core/resource/resource'
import type { Resource } from '../../../core/resource/resource'
import { collectionOf, definitionOf, objectOf } from '../http/address'
import type { AppOptions } from '../http/app-options'
import type { HttpEnv } from '../http/http-env'
import { dryRunOf, flag, pageOf, selectionOf, writeOf } from '../http/query'
import { readBody, requiredBody } from '../http/read-body'
import type { StreamRoutes } from './stream-routes'

const PATCH_TYPES: Readonly<Record<string, 'merge' | 'json'>> = {
  'application/merge-patch+json': 'merge',
  'application/json-patch+json': 'json',
}

const deleteOptionsSchema = z
  .object({
    preconditions: preconditionsSchema.optional(),
    dryRun: z.array(z.literal('All')).optional(),
  })
  .prefault({})

/** The verbs of the API server on every kind there is. Nothing is decided here: words in, words out. */
export function resourceRoutes({ service, limits }: AppOptions, streams: StreamRoutes): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()

  const list = async (context: Context<HttpEnv>) => {
    if (flag(context, 'live')) return streams.live(context)
    if (flag(context, 'watch')) return streams.watch(context)
    const answer = await service.resources.list({ ...collectionOf(context), ...selectionOf(context), ...pageOf(context) })
    const { items, ...metadata } = answer
    return context.json({ kind: `${definitionOf(context).kind}List`, apiVersion: API_VERSION, metadata, items })
  }

  const create = async (context: Context<HttpEnv>) => {
    const address = collectionOf(context)
    const { value: object } = await requiredBody(context, limits.maxBodyBytes)
    return context.json(await service.resources.create({ ...address, object, ...writeOf(context) }), 201)
  }

  const deleteCollection = async (context: Context<HttpEnv>) => {
    const selection = selectionOf(context)
    // A path that lost its last part must not empty the room.
    if (Object.keys(selection).length === 0) throw apiError('BadRequest', { code: 'SelectorNeeded' })
    const items = await service.resources.deleteCollection({ ...collectionOf(context), ...selection, ...dryRunOf(context) })
    return context.json({ kind: `${definitionOf(context).kind}List`, apiVersion: API_VERSION, metadata: {}, items })
  }

  const get = async (context: Context<HttpEnv>) => context.json(await service.resources.get(objectOf(context)))

  const replace = async (context: Context<HttpEnv>) => {
    const address = objectOf(context)
    const { value: object } = await requiredBody(context, limits.maxBodyBytes)
    return context.json(await service.resources.replace({ ...address, object, ...writeOf(context) }))
  }

  const patch = async (context: Context<HttpEnv>) => {
    const address = objectOf(context)
    const { value, mediaType } = await requiredBody(context, limits.maxBodyBytes)
    const type = PATCH_TYPES[mediaType]
    if (type === undefined)
      throw apiError('UnsupportedMediaType', { code: 'BodyFormatUnknown', params: { known: Object.keys(PATCH_TYPES) } })
    return context.json(await service.resources.patch({ ...address, type, patch: value, ...writeOf(context) }))
  }

  const remove = async (context: Context<HttpEnv>) => {
    const address = objectOf(context)
    const deleted = await service.resources.delete({
      ...address,
      ...dryRunOf(context),
      ...(await deleteOptions(context, limits.maxBodyBytes)),
    })
    return context.json(deleted.metadata.deletionTimestamp === undefined ? gone(context, deleted) : deleted)
  }

  for (const path of ['/:plural', '/namespaces/:namespace/:plural']) {
    routes.get(path, list).post(path, create).delete(path, deleteCollection)
  }
  for (const path of ['/:plural/:name', '/namespaces/:namespace/:plural/:name']) {
    routes.get(path, get).put(path, replace).patch(path, patch).delete(path, remove)
  }
  return routes
}

async function deleteOptions(
  context: Context<HttpEnv>,
  maxBytes: number,
): Promise<Pick<CallArguments<'delete'>, 'preconditions' | 'dryRun'>> {
  const body = await readBody(context, maxBytes)
  const read = deleteOptionsSchema.safeParse(body?.value)
  if (!read.success) throw apiError('BadRequest', { code: 'BodyNotDeleteOptions' })
  const { preconditions, dryRun } = read.data
  return {
    ...(preconditions === undefined ? {} : { preconditions }),
    ...(dryRun === undefined || dryRun.length === 0 ? {} : { dryRun: true }),
  }
}

function gone(context: Context<HttpEnv>, { metadata }: Resource) {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: { name: metadata.name, group: API_GROUP, kind: definitionOf(context).plural, uid: metadata.uid },
  }
}
