import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ApiError } from '../../../core/resource/api-error'
import { API_VERSION } from '../../../core/resource/resource'
import { version } from '../../../../package.json'
import { unknownPath } from './address'
import type { AppOptions } from './app-options'
import { authenticate } from './authenticate'
import { discoveryRoutes } from '../routes/discovery'
import { engineRoutes } from '../routes/engine-routes'
import type { HttpEnv } from './http-env'
import { redirectToOwnHost } from './own-host'
import { openRoutes, pageRoutes } from '../routes/page-routes'
import { resourceRoutes } from '../routes/resource-routes'
import { refusalPage, wantsPage } from './refusal-page'
import { SECURITY_HEADERS } from './security-headers'
import { apiErrorOf } from '../../../service/api-error-of'
import { statusResponse } from './status-answer'
import { StreamRoutes } from '../routes/stream-routes'

const BASE = `/apis/${API_VERSION}`

/**
 * All that the HTTP host answers, in reading order. The request guard (Host, Origin, method) has run before anything here; the token is checked
 * before any route is looked at, so a path that is not there looks to a stranger like every other.
 */
export function createApp(options: AppOptions): Hono<HttpEnv> {
  const { log } = options
  const streams = new StreamRoutes(options)
  const app = new Hono<HttpEnv>()

  app.use('*', async (context, next) => {
    await next()
    // Afterwards, so that errors carry them too.
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      if (!context.res.headers.has(name)) context.header(name, value)
    }
  })
  app.use('*', redirectToOwnHost(options))
  app.use('*', authenticate(options))

  app.route('/', openRoutes(options))
  app.route('/', discoveryRoutes(version))
  app.route('/', engineRoutes(options, BASE))
  app.get(`${BASE}/namespaces/:namespace/:plural/:name/log`, (context) => streams.log(context))
  app.get(`${BASE}/namespaces/:namespace/:plural/:name/live`, (context) => streams.liveOf(context))
  app.route(BASE, resourceRoutes(options, streams))
  app.route('/', pageRoutes(options))

  app.notFound((context) => refusal(context, unknownPath()))
  app.onError((error, context) => {
    const answer = apiErrorOf(error)
    if (answer.reason === 'InternalError') log.error(`${context.req.method} ${context.req.path} failed`, { error })
    return refusal(context, answer)
  })
  return app
}

function refusal({ req }: Context<HttpEnv>, error: ApiError): Response {
  return wantsPage(req.method, req.header('accept')) ? refusalPage(error, req.header('accept-language')) : statusResponse(error)
}
