import { protocol } from 'electron'
import type { Panel } from '../../src/hosts/panel/panel'
import { SECURITY_HEADERS } from '../../src/hosts/panel/security-headers'
import { askedFile } from './decide/asked-file'
import { PANEL_SCHEME } from './decide/panel-address'

/** Before the app is ready. An origin of its own, so that the page's rules ('self', storage) hold as they do on the web. */
export function registerPanelScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: PANEL_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * Where `electron-vite dev` has the panel's sources. The page keeps its own address, and with it everything that hangs on it; only its files
 * come from there. A build has no trace of this.
 */
const DEV_SERVER = import.meta.env.MODE === 'development' ? process.env['ELECTRON_RENDERER_URL'] : undefined

/** The panel's files, from memory; nothing is read from the disk for a page. */
export function servePanel(panel: Panel): void {
  protocol.handle(PANEL_SCHEME, ({ method, url }) => {
    const asked = askedFile(method, url)
    if (DEV_SERVER !== undefined && method === 'GET') return fetch(`${DEV_SERVER}${pathOf(url)}`)
    if ('refusal' in asked) return new Response(null, { status: asked.refusal, headers: SECURITY_HEADERS })
    const answer = panel.answer(asked.path)
    return answer === undefined
      ? new Response(null, { status: 404, headers: SECURITY_HEADERS })
      : new Response(answer.body, { headers: answer.headers })
  })
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address)
  return `${pathname}${search}`
}
