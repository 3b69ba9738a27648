import { parse } from 'hono/utils/cookie'
import { PAGE_KEY } from '../../../contract/page-key'
import type { Access } from './access'
import { hasSessions } from './own-host'

/** Cookies do not know ports: two servers on this machine must not overwrite each other's. */
export const cookieName = (port: number): string => `lab_session_${port}`

/** What came with a request. */
export interface PresentedCredentials {
  readonly host: string | undefined
  readonly cookie: string | undefined
  readonly pageKey: string | undefined
}

/**
 * A browser's session. Its cookie alone opens the page, which says nothing of anybody; whatever else is asked for needs the key that only our
 * own page can read: a student's server may well have been handed the cookie.
 */
export function browserSession(
  access: Access,
  { host, cookie, pageKey }: PresentedCredentials,
  { port, isPage }: { readonly port: number; readonly isPage: boolean },
): AbortSignal | undefined {
  if (!hasSessions(host, port)) return undefined
  for (const value of sessionCookies(cookie, port)) {
    const session = access.session(value)
    const isKnown = pageKey === undefined ? isPage : access.isPageKey(value, pageKey)
    if (session !== undefined && isKnown) return session
  }
  return undefined
}

/** All of that name: a lab may have set one for a path of ours, and a browser sends that one first. */
export function sessionCookies(header: string | undefined, port: number): readonly string[] {
  const name = cookieName(port)
  return (header ?? '').split(';').flatMap((pair) => parse(pair, name)[name] ?? [])
}

/** Of a WebSocket's beginning. */
export function offeredKey(protocols: string | undefined): string | undefined {
  const offered = (protocols ?? '')
    .split(',')
    .map((each) => each.trim())
    .find((each) => each.startsWith(PAGE_KEY.offered))
  return offered?.slice(PAGE_KEY.offered.length)
}
