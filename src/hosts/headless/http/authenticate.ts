import type { IncomingMessage } from 'node:http'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import type { Clock } from '../../../core/clock/clock'
import { ApiError } from '../../../core/resource/api-error'
import type { Access } from './access'
import { newEnding } from './ending'
import { FailureLimit } from './failure-limit'
import type { HttpEnv } from './http-env'
import { hasSessions } from './own-host'

/** Open to everybody, and without a word about anything here. The ticket is its own key. */
export const OPEN_PATHS: readonly string[] = ['/healthz', '/readyz', '/open']

/** Cookies do not know ports: two servers on this machine must not overwrite each other's. */
export const cookieName = (port: number): string => `lab_session_${port}`

const NO_CALLER_END = newEnding().signal

interface Options {
  readonly access: Access
  readonly clock: Clock
  readonly port: () => number
}

/**
 * The second thing that happens to every request: the token of server.json, or a browser's session. A cookie alone never changes
 * anything: browsers send it along with what other pages ask for, so a write must also come from our own page, as JSON (which no form can send).
 */
export function authenticate({ access, clock, port }: Options): MiddlewareHandler<HttpEnv> {
  const failures = new FailureLimit(clock)
  return async (context, next) => {
    if (OPEN_PATHS.includes(context.req.path)) return next()
    context.set('callerSignal', callerOf(context, access, port()) ?? refused(context, failures))
    return next()
  }
}

function callerOf(context: Context<HttpEnv>, access: Access, port: number): AbortSignal | undefined {
  const authorization = context.req.header('authorization')
  if (authorization !== undefined) return access.isToken(bearerOf(authorization)) ? NO_CALLER_END : undefined
  const cookie = hasSessions(context.req.header('host'), port) ? getCookie(context, cookieName(port)) : undefined
  const session = cookie === undefined ? undefined : access.session(cookie)
  if (session !== undefined && context.req.method !== 'GET') checkOwnPage(context)
  return session
}

/** A WebSocket's beginning: the token, or a session together with our own page's Origin (that it is our own was checked before). */
export function callerOfUpgrade({ headers }: IncomingMessage, access: Access, port: number): AbortSignal | undefined {
  if (headers.authorization !== undefined) return access.isToken(bearerOf(headers.authorization)) ? NO_CALLER_END : undefined
  const cookie = headers.origin === undefined || !hasSessions(headers.host, port) ? undefined : parse(headers.cookie ?? '', cookieName(port))[cookieName(port)]
  return cookie === undefined ? undefined : access.session(cookie)
}

const bearerOf = (authorization: string): string => /^Bearer ([\w-]{1,200})$/i.exec(authorization)?.[1] ?? ''

/** That an Origin or Sec-Fetch-Site, if there, is our own was checked before. */
function checkOwnPage({ req }: Context<HttpEnv>): void {
  if (req.header('origin') === undefined && req.header('sec-fetch-site') !== 'same-origin') {
    throw new ApiError('Forbidden', 'forbidden: a change needs the Origin of this server, or the token')
  }
  const hasBody = Number(req.header('content-length') ?? 0) > 0 || req.header('transfer-encoding') !== undefined
  if (hasBody && !/^application\/([a-z-]+\+)?json\b/i.test(req.header('content-type') ?? '')) {
    throw new ApiError('UnsupportedMediaType', 'a change made by a page must be JSON')
  }
}

function refused(context: Context<HttpEnv>, failures: FailureLimit): never {
  if (failures.exceeded(context.env.incoming.socket.remoteAddress ?? '')) {
    throw new ApiError('TooManyRequests', 'Too many requests with a wrong token; wait a second.', { retryAfterSeconds: 1 })
  }
  throw new ApiError('Unauthorized', 'Unauthorized: send the token of server.json as "Authorization: Bearer ...", or open the link that the start command prints')
}
