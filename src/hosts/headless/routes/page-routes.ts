import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { AppOptions } from '../http/app-options'
import { cookieName, sessionCookies } from '../http/browser-session'
import type { HttpEnv } from '../http/http-env'
import { ownUrl } from '../http/own-host'
import { PAGE_KEY } from '../../../contract/page-key'
import { apiError } from '../../../core/resource/api-error'

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

/** The panel, and the two ways in and out of it. */
export function pageRoutes({ access, panel, port }: AppOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get('*', (context) => {
    const answer = panel.answer(context.req.path)
    return answer === undefined ? context.notFound() : context.body(answer.body, 200, { ...answer.headers })
  })
  routes.post('/logout', (context) => {
    for (const cookie of sessionCookies(context.req.header('cookie'), port())) access.endSession(cookie)
    deleteCookie(context, cookieName(port()), { path: '/' })
    return context.body(null, 204)
  })
  // A running server lets the owner of the token into the browser again: the link is worth one use.
  routes.post('/tickets', (context) => context.json({ url: `${ownUrl(port())}/open?ticket=${access.newTicket()}` }, 201))
  return routes
}
