import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import type { AppOptions } from '../http/app-options'
import { cookieName, sessionCookies } from '../http/browser-session'
import type { HttpEnv } from '../http/http-env'
import { ownUrl } from '../http/own-host'

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
