import { Hono } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import type { AppOptions } from '../http/app-options'
import { cookieName } from '../http/authenticate'
import type { HttpEnv } from '../http/http-env'
import html from '../page/index.html?raw'
import script from '../page/page.js?raw'
import style from '../page/page.css?raw'

/** In the bundle, each under its own path: no folder is served, so there is nothing to climb out of. */
const FILES: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/': ['text/html; charset=utf-8', html],
  '/page.js': ['text/javascript; charset=utf-8', script],
  '/page.css': ['text/css; charset=utf-8', style],
}

export function pageRoutes({ access, port }: AppOptions): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  for (const [path, [type, body]] of Object.entries(FILES)) {
    routes.get(path, (context) => context.body(body, 200, { 'Content-Type': type }))
  }
  routes.post('/logout', (context) => {
    access.endSession(getCookie(context, cookieName(port())) ?? '')
    deleteCookie(context, cookieName(port()), { path: '/' })
    return context.body(null, 204)
  })
  // A running server lets the owner of the token into the browser again: the link is worth one use.
  routes.post('/tickets', (context) => context.json({ url: `http://127.0.0.1:${port()}/open?ticket=${access.newTicket()}` }, 201))
  return routes
}
