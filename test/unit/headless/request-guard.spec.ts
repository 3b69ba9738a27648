import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../../src/hosts/headless/http/request-guard'

const PORT = 4000
const OWN = ['Host', `127.0.0.1:${PORT}`]
const codeOf = (rawHeaders: readonly string[], more: { method?: string; url?: string; httpVersion?: string } = {}) =>
  refusalOf({ method: 'GET', url: '/', httpVersion: '1.1', rawHeaders, ...more }, PORT)?.code

describe('#170 only what was meant for this server gets further', () => {
  it.each(['127.0.0.1:4000', 'localhost:4000', '[::1]:4000'])('lets %s in', (host) => {
    expect(codeOf(['Host', host])).toBeUndefined()
  })

  it.each([
    'evil.example',
    'evil.example:4000',
    '127.0.0.1.evil.com:4000',
    'localhost.:4000',
    '0x7f000001:4000',
    '2130706433:4000',
    '192.168.1.7:4000',
    '127.0.0.1',
    '127.0.0.1:4001',
    'localhost:4000, evil',
    ' ',
    '',
    '127.0.0.1:4000@evil',
    '[::ffff:127.0.0.1]:4000',
    '127.1:4000',
    '[::]:4000',
    '0.0.0.0:4000',
  ])('refuses Host %j', (host) => {
    expect(codeOf(['Host', host])).toBe(403)
  })

  it('refuses no Host, two Hosts, HTTP/1.0 and absolute form', () => {
    expect([
      codeOf([]),
      codeOf([...OWN, 'host', '127.0.0.1:4000']),
      codeOf(OWN, { httpVersion: '1.0' }),
      codeOf(OWN, { url: 'http://127.0.0.1:4000/' }),
      codeOf(OWN, { url: '//evil/' }),
      codeOf(OWN, { url: '*' }),
    ]).toEqual([403, 403, 403, 403, 403, 403])
  })

  it.each(['https://127.0.0.1:4000', 'http://127.0.0.1:4001', 'http://localhost:4000', 'http://evil.example', 'null', ''])(
    '#173 refuses Origin %j',
    (origin) => {
      expect(codeOf([...OWN, 'Origin', origin])).toBe(403)
    },
  )

  it.each(['cross-site', 'same-site'])('#173 refuses Sec-Fetch-Site %s without an Origin', (site) => {
    expect(codeOf([...OWN, 'Sec-Fetch-Site', site])).toBe(403)
  })

  it('lets our own page in, and a person who follows the one-time link', () => {
    const followed = [...OWN, 'Sec-Fetch-Site', 'cross-site', 'Sec-Fetch-Mode', 'navigate', 'Sec-Fetch-Dest', 'document']
    expect([
      codeOf([...OWN, 'Origin', 'http://127.0.0.1:4000', 'Sec-Fetch-Site', 'same-origin']),
      codeOf([...OWN, 'Sec-Fetch-Site', 'none']),
      codeOf(followed, { url: '/open?ticket=x' }),
      codeOf(followed, { url: '/' }),
    ]).toEqual([undefined, undefined, undefined, 403])
  })

  it.each(['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'CONNECT'])('answers 405 to %s', (method) => {
    expect(codeOf(OWN, { method })).toBe(405)
  })
})
