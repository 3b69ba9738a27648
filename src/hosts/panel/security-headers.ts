/**
 * What every page of the panel is allowed, in a browser as on the desktop: `default-src 'none'` and then only what it needs from
 * its very own origin. An injected script has nowhere to come from and nowhere to send to. The nonce, new with every page, is for
 * the few style elements that the terminal and the editor write themselves; scripts have none. Text never becomes markup or code by being
 * assigned (trusted types): only Vue may make elements of templates, and those were compiled when the panel was built.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types vue',
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}
