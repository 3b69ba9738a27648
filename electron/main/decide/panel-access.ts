/** The one place the window shows. An origin by its parts: the start of a text proves nothing (`app://panel.evil`). */
export const PANEL_SCHEME = 'app'
const PANEL_HOST = 'panel'
export const PANEL_URL = `${PANEL_SCHEME}://${PANEL_HOST}/`

/** undefined: not an address of the panel at all. */
function panelAddress(text: string): URL | undefined {
  const url = parsed(text)
  const isPanel = url?.protocol === `${PANEL_SCHEME}:` && url.host === PANEL_HOST && url.username === '' && url.password === ''
  return isPanel ? url : undefined
}

/** Where a lab's page is in the panel. A change of it moves the panel without loading it anew. */
export function labAddress({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${PANEL_URL}#/labs/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`
}

export function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

type AskedFile = { readonly path: string } | { readonly refusal: 403 | 404 }

/**
 * Which file of the panel a request means. The path is handed on as it was written, still encoded, and is looked up whole among the
 * files that were there at the start: `..`, `%2e`, `\` and NUL are just names that no file has.
 */
export function askedFile(method: string, address: string): AskedFile {
  if (method !== 'GET') return { refusal: 403 }
  const url = panelAddress(address)
  if (url === undefined) return { refusal: 403 }
  return /^\/[\w.\-/]*$/.test(url.pathname) ? { path: url.pathname } : { refusal: 404 }
}

/** What is known of who sent a message. `frame` is null when it was gone before the message was read. */
interface Sender {
  readonly contentsId: number
  readonly frame: { readonly url: string; readonly origin: string; readonly isTop: boolean } | null
}

/** The panel's own window, its top frame, showing the panel. Why not, in words for the log; undefined: welcome. */
export function refusalOfSender({ contentsId, frame }: Sender, panelContentsId: number | undefined): string | undefined {
  if (frame === null) return 'the frame that sent it is gone'
  if (contentsId !== panelContentsId) return 'it came from another window'
  if (!frame.isTop) return 'it came from a frame inside the page'
  // Both: `about:blank` inherits an origin, and an address can be shown before its page is there.
  if (panelAddress(frame.origin) === undefined || panelAddress(frame.url) === undefined) return 'it came from another origin'
  return undefined
}

/** The panel copies links and logs. It needs nothing else of the machine: no camera, no clipboard to read, no notifications of its own. */
const GRANTED = 'clipboard-sanitized-write'

/** `asker`: its address or its origin. */
export function isPermitted(permission: string, asker: string): boolean {
  return permission === GRANTED && panelAddress(asker) !== undefined
}
