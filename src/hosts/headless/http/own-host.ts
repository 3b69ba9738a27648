import type { MiddlewareHandler } from 'hono'
import type { HttpEnv } from './http-env'

/** The one name under which a browser has a session here. Labs are opened under another one: cookies know no ports. */
const NAME = '127.0.0.1'
/** What programs ask; everything else is a page. */
const OF_PROGRAMS = /^\/(apis?|version|openapi|healthz|readyz|channel)(\/|$)/

export const ownHost = (port: number): string => `${NAME}:${port}`
export const ownUrl = (port: number): string => `http://${ownHost(port)}`

/** Whether a session counts in a request to this Host: never where labs are, for their cookies would be ours and ours theirs. */
export function hasSessions(host: string | undefined, port: number): boolean {
  return host === ownHost(port)
}

/**
 * Who comes to a page under another name of this machine is sent to the one that has sessions, ticket and all; nothing is set or read on
 * the way. Who shows a token is a program and knows where it is.
 */
export function sendHome(port: () => number): MiddlewareHandler<HttpEnv> {
  return async (context, next) => {
    const { method, path } = context.req
    const isPage = method === 'GET' && !OF_PROGRAMS.test(path) && (context.req.header('authorization') === undefined || path === '/open')
    if (!isPage || hasSessions(context.req.header('host'), port())) return next()
    return context.redirect(`${ownUrl(port())}${context.env.incoming.url ?? '/'}`, 307)
  }
}
