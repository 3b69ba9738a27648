import { describe, expect, it } from 'vitest'
import { explainPullFailure } from '../../../../src/provisioners/docker/image/pull-errors'

/** As Docker 20.10 to 28 word them. */
const SAID: readonly (readonly [string, string, string])[] = [
  ['toomanyrequests: You have reached your pull rate limit.', 'RateLimited', 'transient'],
  ['received unexpected HTTP status: 429 Too Many Requests', 'RateLimited', 'transient'],
  ['manifest for 127.0.0.1:42901/served:2 not found: manifest unknown: manifest unknown', 'ImageNotFound', 'terminal'],
  ['Get "http://127.0.0.1:42901/v2/": dial tcp 127.0.0.1:42901: connect: connection refused', 'RegistryUnreachable', 'transient'],
  ['Get "http://127.0.0.1:40404/v2/": dial tcp 127.0.0.1:40404: connect: connection refused', 'RegistryUnreachable', 'transient'],
  ['Get "http://127.0.0.1:34040/v2/": EOF', 'RegistryUnreachable', 'transient'],
  ["pull access denied for nothing, repository does not exist or may require 'docker login'", 'RegistryDenied', 'terminal'],
  ['write /var/lib/docker/tmp/GetImageBlob429: no space left on device', 'DiskFull', 'transient'],
]

describe('why a pull failed', () => {
  it.each(SAID)('%s: %s', (text, reason, handling) => {
    expect(explainPullFailure('127.0.0.1:42901/served:2', text)).toMatchObject({ reason, handling })
  })

  it.each([
    '<html><body>Service Unavailable</body></html>',
    'error parsing HTTP 502 response body: invalid character \'<\' looking for beginning of value: "<!DOCTYPE html>\\n<html>"',
  ])('a page of a proxy is not shown: %s', (text) => {
    expect(explainPullFailure('busybox', text).message).toMatch(/^busybox could not be fetched: (?!.*<[!a-z]).*\(a page of HTML\)$/)
  })
})
