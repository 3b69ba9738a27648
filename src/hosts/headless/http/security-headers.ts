import { SECURITY_HEADERS as PANEL_HEADERS } from '../../panel/security-headers'

/** For everything that is not the panel's page, which brings a policy of its own: an answer that a browser is made to show can do nothing at all. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  ...PANEL_HEADERS,
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  // Labs of one classroom are nobody's cache's business.
  'Cache-Control': 'no-store',
}
