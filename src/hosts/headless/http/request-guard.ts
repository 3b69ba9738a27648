import type { SentenceCode } from '../../../core/sentences/english'
import { apiError, type ApiError } from '../../../core/resource/api-error'

/** What came over the socket, before anything has interpreted it. */
export interface RawRequest {
  readonly method: string
  readonly url: string
  readonly httpVersion: string
  /** Name, value, name, value, ... as received: only here are two Host headers still two. */
  readonly rawHeaders: readonly string[]
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * The first thing that happens to every request, the static page included, before routing and before the token: was it meant
 * for this server? A page elsewhere whose name was re-bound to 127.0.0.1 sends a GET without Origin but with its own Host; a page on
 * another port of this machine is "same-site" to a browser. Both end here. Headers that proxies add, and method
 * overrides, are read by nobody.
 */
export function refusalOf(request: RawRequest, port: number): ApiError | undefined {
  const header = (name: string) => valuesOf(request.rawHeaders, name)
  return hostRefusal(request, header('host'), port) ?? originRefusal(request, header) ?? methodRefusal(request.method)
}

/** Every value that was sent under this (lower-case) name. */
function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name)
}

function hostRefusal({ url, httpVersion }: RawRequest, hosts: readonly string[], port: number): ApiError | undefined {
  if (httpVersion !== '1.1') return forbidden('OtherHttpVersion')
  // Absolute form (`GET http://other/ HTTP/1.1`) names a host that outranks the Host header.
  if (!url.startsWith('/') || url.startsWith('//')) return forbidden('TargetMustBePath')
  if (hosts.length !== 1) return forbidden('HostNeeded')
  return ownHosts(port).includes(hosts[0] ?? '') ? undefined : forbidden('OtherHost')
}

function ownHosts(port: number): string[] {
  return ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`)
}

function originRefusal(request: RawRequest, header: (name: string) => string[]): ApiError | undefined {
  const isForeign = header('origin').some((origin) => origin !== `http://${header('host')[0]}`)
  const isFromElsewhere = header('sec-fetch-site').some((site) => site !== 'same-origin' && site !== 'none')
  if (isForeign || (isFromElsewhere && !isLinkOpened(request, header))) return forbidden('OtherOrigin')
  return undefined
}

/** A person who follows the one-time link out of a chat or a file comes from elsewhere; its ticket is the proof, and nothing of it can be read there. */
function isLinkOpened({ method, url }: RawRequest, header: (name: string) => string[]): boolean {
  return (
    method === 'GET' &&
    url.startsWith('/open?') &&
    header('sec-fetch-mode').join() === 'navigate' &&
    header('sec-fetch-dest').join() === 'document'
  )
}

/** HEAD and OPTIONS have no use here: no cross-origin reader is ever allowed, so no preflight is ever answered. */
function methodRefusal(method: string): ApiError | undefined {
  return METHODS.includes(method) ? undefined : apiError('MethodNotAllowed', { code: 'MethodUnknown' })
}

const forbidden = (code: SentenceCode) => apiError('Forbidden', { code })
