import type { IncomingMessage } from 'node:http'
import type { Context, MiddlewareHandler } from 'hono'
import { PAGE_KEY } from '../../../contract/page-key'
import type { Clock } from '../../../core/clock/clock'
import { apiError } from '../../../core/resource/api-error'
import type { Panel } from '../../panel/panel'
import type { Access } from './access'
import { browserSession, offeredKey } from './browser-session'
import type { Connections } from './connections'
import { newEnding } from './ending'
import { FailureLimit } from './failure-limit'
import type { HttpEnv } from './http-env'
import { isPage } from './own-host'

/** Open to everybody, and without a word about anything here. The ticket is its own key. */
export const OPEN_PATHS: readonly string[] = ['/healthz', '/readyz', '/open']

const NO_CALLER_END = newEnding().signal

interface Options {
  readonly access: Access
  readonly panel: Panel
  readonly clock: Clock
  readonly connections: Connections
  readonly port: () => number
}

/**
 * The second thing that happens to every request: the token of server.json, or a browser's session. A cookie alone opens the page and no more:
 * browsers send it along with what other pages ask for, and to other ports. A write must also come from our own page, as JSON (which no form can send).
 */
export function authenticate({ access, panel, clock, connections, port }: Options): MiddlewareHandler<HttpEnv> {
  const failures = new FailureLimit(clock)
  return async (context, next) => {
    if (OPEN_PATHS.includes(context.req.path)) return next()
    context.set(
      'callerSignal',
      callerOf(context, access, { port: port(), isPage: isPage(panel, context.req.method, context.req.path) }) ??
        refused(context, failures),
    )
    connections.know(context.env.incoming.socket)
    return next()
  }
}

function callerOf(
  context: Context<HttpEnv>,
  access: Access,
  at: { readonly port: number; readonly isPage: boolean },
): AbortSignal | undefined {
  const authorization = context.req.header('authorization')
  if (authorization !== undefined) return access.isToken(bearerOf(authorization)) ? NO_CALLER_END : undefined
  const shown = { host: context.req.header('host'), cookie: context.req.header('cookie'), pageKey: context.req.header(PAGE_KEY.header) }
  const session = browserSession(access, shown, at)
  if (session !== undefined && context.req.method !== 'GET') checkOwnPage(context)
  return session
}

/** A WebSocket's beginning: the token, or a session with its page's key, together with our own page's Origin (that it is our own was checked before). */
export function callerOfUpgrade({ headers }: IncomingMessage, access: Access, port: number): AbortSignal | undefined {
  if (headers.authorization !== undefined) return access.isToken(bearerOf(headers.authorization)) ? NO_CALLER_END : undefined
  if (headers.origin === undefined) return undefined
  const { host, cookie } = headers
  return browserSession(access, { host, cookie, pageKey: offeredKey(headers['sec-websocket-protocol']) }, { port, isPage: false })
}

const bearerOf = (authorization: string): string => /^Bearer ([\w-]{1,200})$/i.exec(authorization)?.[1] ?? ''

/** That an Origin or Sec-Fetch-Site, if there, is our own was checked before. */
function checkOwnPage({ req }: Context<HttpEnv>): void {
  if (req.header('origin') === undefined && req.header('sec-fetch-site') !== 'same-origin') {
    throw apiError('Forbidden', { code: 'OriginNeeded' })
  }
  const hasBody = Number(req.header('content-length') ?? 0) > 0 || req.header('transfer-encoding') !== undefined
  if (hasBody && !/^application\/([a-z-]+\+)?json\b/i.test(req.header('content-type') ?? '')) {
    throw apiError('UnsupportedMediaType', { code: 'PageMustSendJson' })
  }
}

function refused(context: Context<HttpEnv>, failures: FailureLimit): never {
  if (failures.exceeded(context.env.incoming.socket.remoteAddress ?? '')) {
    throw apiError('TooManyRequests', { code: 'TokenWrongTooOften' }, { retryAfterSeconds: 1 })
  }
  throw apiError('Unauthorized', { code: 'TokenNeeded' })
}
