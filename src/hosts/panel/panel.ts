import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { StartError } from '../explain-error'
import { contentSecurityPolicy, SECURITY_HEADERS } from './security-headers'

/** The built renderer, served alike to a browser and to the desktop's window. */
export interface Panel {
  /** undefined: there is no such file. Paths are compared whole, character by character: no folder is served, so there is nothing to climb out of. */
  answer(path: string): PanelAnswer | undefined
}

export interface PanelAnswer {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Stands in the built page where its own nonce goes. */
const NONCE_MARK = '__CSP_NONCE__'
/** Names with a digest of what is in them never change their content. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/** Reads the folder once, at the start: what is replaced under a running panel does not mix two versions. Rejects with StartError when it was never built. */
export async function loadPanel(folder: string): Promise<Panel> {
  const files = await filesIn(folder).catch((error: unknown) => {
    throw isMissing(error) ? panelMissing(folder) : error
  })
  const index = files.get('/index.html')
  if (index === undefined) throw panelMissing(folder)
  const page = new TextDecoder().decode(index)
  return {
    answer(path) {
      if (path === '/' || path === '/index.html') return pageAnswer(page)
      const body = files.get(path)
      return body === undefined
        ? undefined
        : {
            body,
            headers: {
              ...SECURITY_HEADERS,
              'Content-Type': TYPES[extname(path)] ?? '',
              'Cache-Control': path.startsWith('/assets/') ? FOR_EVER : 'no-store',
            },
          }
    },
  }
}

/** By the path that a page asks for. */
async function filesIn(folder: string): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    // A link in the bundle could lead anywhere.
    if (!entry.isFile() || !(extname(entry.name) in TYPES)) continue
    const path = join(entry.parentPath, entry.name)
    files.set(path.slice(folder.length).replaceAll('\\', '/'), new Uint8Array(await readFile(path)))
  }
  return files
}

function panelMissing(folder: string): StartError {
  return new StartError({ code: 'PanelNotBuilt', params: { folder } })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

function pageAnswer(page: string): PanelAnswer {
  const nonce = randomBytes(16).toString('base64url')
  return {
    body: new Uint8Array(new TextEncoder().encode(page.replaceAll(NONCE_MARK, nonce))),
    headers: {
      ...SECURITY_HEADERS,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'Content-Type': TYPES['.html'] ?? '',
      'Cache-Control': 'no-store',
    },
  }
}
