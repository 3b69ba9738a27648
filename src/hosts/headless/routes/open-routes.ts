import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { PAGE_KEY } from '../../../contract/page-key'
import { apiError } from '../../../core/resource/api-error'
import type { AppOptions } from '../http/app-options'
import { cookieName } from '../http/browser-session'
import type { HttpEnv } from '../http/http-env'

const onward = (address: string) =>
  `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${address}"><title>Labs</title>`

/** The three doors without a token. The first two say one word and nothing about any lab. */
export function openRoutes({ service, access, port }: AppOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get('/healthz', (context) => context.text('ok'))
  routes.get('/readyz', (context) => {
    if (!service.engine.isReady()) throw apiError('ServiceUnavailable', { code: 'NotReady' }, { retryAfterSeconds: 1 })
    return context.text('ok')
  })
  // The ticket leaves the address bar and the history with this redirect; the cookie is out of reach of any script, the key of any other port.
  routes.get('/open', (context) => {
    const session = access.redeem(context.req.query('ticket') ?? '')
    if (session === undefined) throw apiError('Unauthorized', { code: 'LinkUsed' })
    setCookie(context, cookieName(port()), session, { httpOnly: true, sameSite: 'Strict', path: '/' })
    const address = `/${PAGE_KEY.brought}${access.pageKey(session)}`
    // A Strict cookie is not sent along a redirect that another site began; our own page's refresh is a new beginning.
    return context.req.header('sec-fetch-site') === 'cross-site' ? context.html(onward(address)) : context.redirect(address, 303)
  })
  return routes
}
