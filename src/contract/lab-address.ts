/** Where a browser opens a lab: the same machine as where it answered, under a name that the panel does not have. */
export const LAB_HOST = 'localhost'
const ANSWERED_AT = /^([a-z]+:\/\/)127\.0\.0\.1(?=[:/?#]|$)/i

/**
 * What a person is given of `status.endpoint`, wherever it is opened, copied or read. Cookies know no ports: at 127.0.0.1 a browser would hand the
 * panel's session to the student's server, and keep what that sets for the panel.
 */
export function addressToOpen(endpoint: string): string {
  return endpoint.replace(ANSWERED_AT, `$1${LAB_HOST}`)
}
