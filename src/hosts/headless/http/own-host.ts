import type { MiddlewareHandler } from 'hono'
import type { Panel } from '../../panel/panel'
import type { HttpEnv } from './http-env'

/** The one name under which a browser has a session here. Labs are opened under another one: cookies know no ports. */
const NAME = '127.0.0.1'
const ONE_TIME_LINK = '/open'

const ownHost = (port: number): string => `${NAME}:${port}`
export const ownUrl = (port: number): string => `http://${ownHost(port)}`

/** Whether a session counts in a request to this Host: never where labs are, for their cookies would be ours and ours theirs. */
export function hasSessions(host: string | undefined, port: number): boolean {
  return host === ownHost(port)
}

/** One of the panel's own files: the same for everybody, and without a word about any lab. */
export function isPage(panel: Panel, method: string, path: string): boolean {
  return method === 'GET' && panel.answer(path) !== undefined
}

/**
 * Who comes to a page under another name of this machine is sent to the one that has sessions, ticket and all; nothing is set or read on
 * the way. Who shows a token is a program and knows where it is.
 */
export function redirectToOwnHost({ port, panel }: { readonly port: () => number; readonly panel: Panel }): MiddlewareHandler<HttpEnv> {
  return async (context, next) => {
    const { method, path } = context.req
    if (hasSessions(context.req.header('host'), port())) return next()
    const isOfPerson = context.req.header('authorization') === undefined && isPage(panel, method, path)
    if (!isOfPerson && path !== ONE_TIME_LINK) return next()
    return context.redirect(`${ownUrl(port())}${context.env.incoming.url ?? '/'}`, 307)
  }
}
