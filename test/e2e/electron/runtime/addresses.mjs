/**
 * Chromium knows no schemes of an app. A standard, secure scheme behaves like https; so the page lives at an https address that stands
 * for `app://panel` and is answered by the app alone, never by a network. On the app's side only the app's own addresses are seen.
 */
const SUFFIX = '.electron.test'

export function toBrowser(url) {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? []
  return scheme === undefined || /^(https?|file|devtools|ftp|wss?)$/i.test(scheme) ? url : `https://${host}.${scheme}${SUFFIX}${rest}`
}

export function toApp(url) {
  const [, host, scheme, rest] = /^https:\/\/([^/?#]*)\.([a-z][a-z0-9+-]*)\.electron\.test(.*)$/is.exec(url) ?? []
  return scheme === undefined ? url : `${scheme}://${host}${rest}`
}

export const schemeOf = (url) => toApp(url).split(':', 1)[0]

/** As a frame says it. */
export function originOf(url) {
  if (!URL.canParse(toBrowser(url))) return 'null'
  const { origin } = new URL(toBrowser(url))
  return origin === 'null' ? 'null' : toApp(origin)
}
