import { addressToOpen } from '../../../src/contract/lab-address'
import { parsed } from './panel-access'

/** Documentation that the panel links to. Names are compared whole: `docs.docker.com.evil` is another place. */
const DOCUMENTATION = new Set(['docs.docker.com', 'kubernetes.io'])

/**
 * The address to hand to the system's browser, written anew from its parts, or undefined. Allowed are pages of labs that are running
 * here, where they are to be opened, by port, and documentation over https. Everything else the system might start a program for.
 */
export function externalAddress(text: string, endpoints: readonly string[]): string | undefined {
  // What URL parsers quietly take away or turn round is how one program is made to see another address than the next.
  if (/[\s\\\p{Cc}]/u.test(text)) return undefined
  const url = parsed(text)
  if (url === undefined || url.username !== '' || url.password !== '') return undefined
  return isDocumentation(url) || isLab(url, endpoints) ? url.href : undefined
}

function isDocumentation({ protocol, hostname, port }: URL): boolean {
  return protocol === 'https:' && port === '' && DOCUMENTATION.has(hostname)
}

function isLab({ protocol, origin, port }: URL, endpoints: readonly string[]): boolean {
  if (!/^https?:$/.test(protocol) || port === '') return false
  return endpoints.some((endpoint) => parsed(addressToOpen(endpoint))?.origin === origin)
}

/** A person opens a lab, the next one, a page of documentation. A page that was taken over opens hundreds. */
export const MAX_EXTERNAL = 10
const WINDOW_MS = 60_000

/** Those of the moments at which something was opened outside that still count. On a clock that never goes back. */
export function recentlyOpened(opened: readonly number[], now: number): readonly number[] {
  return opened.filter((at) => now - at < WINDOW_MS)
}

export function mayOpenExternal(opened: readonly number[], now: number): boolean {
  return recentlyOpened(opened, now).length < MAX_EXTERNAL
}
