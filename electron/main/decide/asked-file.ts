import { panelAddress } from './panel-address'

export type AskedFile = { readonly path: string } | { readonly refusal: 403 | 404 }

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
