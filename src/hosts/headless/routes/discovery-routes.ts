import { Hono } from 'hono'
import { API_GROUP, API_VERSION } from '../../../core/resource/resource'
import { apiGroup, apiGroups, apiResources, apiVersions, openApi, versionInfo } from './discovery'
import type { HttpEnv } from '../http/http-env'

export function discoveryRoutes(version: string): Hono<HttpEnv> {
  const answers: Readonly<Record<string, () => object>> = {
    '/api': () => apiVersions,
    '/apis': () => apiGroups,
    [`/apis/${API_GROUP}`]: () => apiGroup,
    [`/apis/${API_VERSION}`]: () => apiResources,
    '/version': () => versionInfo(version),
    '/openapi/v2': () => openApi(version),
  }
  const routes = new Hono<HttpEnv>()
  for (const [path, answer] of Object.entries(answers)) routes.get(path, (context) => context.json(answer()))
  return routes
}
