/** The one place the window shows. An origin by its parts: the start of a text proves nothing (`app://panel.evil`). */
export const PANEL_SCHEME = 'app'
const PANEL_HOST = 'panel'
export const PANEL_URL = `${PANEL_SCHEME}://${PANEL_HOST}/`

/** undefined: not an address of the panel at all. */
export function panelAddress(text: string): URL | undefined {
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
