import { describe, expect, it } from 'vitest'
import { addressToOpen } from '../../../src/contract/lab-address'
import { Access } from '../../../src/hosts/headless/http/access'
import { browserSession, cookieName, offeredKey } from '../../../src/hosts/headless/http/browser-session'
import { FakeClock } from '../../fixtures/fake-clock'

const PORT = 4000
const DATA = { port: PORT, isPage: false }
const PAGE = { port: PORT, isPage: true }

describe("a browser's session is worth something at 127.0.0.1 and with the page's own key", () => {
  const access = new Access(new FakeClock())
  const value = access.redeem(access.newTicket()) ?? ''
  const shown = { host: `127.0.0.1:${PORT}`, cookie: `${cookieName(PORT)}=${value}`, pageKey: access.pageKey(value) }
  const isIn = (parts: object, at = DATA) => browserSession(access, { ...shown, ...parts }, at) !== undefined

  it('both together open what there is', () => expect([isIn({}), isIn({}, PAGE)]).toEqual([true, true]))

  it.each([`localhost:${PORT}`, `[::1]:${PORT}`, '127.0.0.1', `127.0.0.1:${PORT + 1}`, undefined])(
    'never under the name %s, where labs may be',
    (host) => {
      expect([isIn({ host }), isIn({ host }, PAGE)]).toEqual([false, false])
    },
  )

  it('the cookie alone, which a lab may have been handed, opens the empty page and no more', () => {
    expect([isIn({ pageKey: undefined }), isIn({ pageKey: undefined }, PAGE)]).toEqual([false, true])
  })

  it("the key alone, another session's key and no key at all open nothing", () => {
    const other = access.pageKey(access.redeem(access.newTicket()) ?? '')
    expect([
      isIn({ cookie: undefined }),
      isIn({ pageKey: other }),
      isIn({ pageKey: other }, PAGE),
      isIn({ pageKey: '' }, PAGE),
      isIn({ pageKey: new Access(new FakeClock()).pageKey(value) }),
    ]).toEqual([false, false, false, false, false])
  })

  it("a cookie of the same name that somebody else has set before it is in nobody's way", () => {
    expect(isIn({ cookie: `${cookieName(PORT)}=tossed; other=1; ${shown.cookie}` })).toBe(true)
  })

  it('a page offers its key beside the protocol that is agreed on', () => {
    expect([offeredKey('labs, key.abc-_1'), offeredKey('labs'), offeredKey(undefined)]).toEqual(['abc-_1', undefined, undefined])
  })
})

describe('where a lab is opened', () => {
  it.each([
    ['http://127.0.0.1:32768/', 'http://localhost:32768/'],
    ['https://127.0.0.1:1/lab?token=${TOKEN}', 'https://localhost:1/lab?token=${TOKEN}'],
    ['http://127.0.0.1', 'http://localhost'],
    ['http://127.0.0.1.example:1/', 'http://127.0.0.1.example:1/'],
    ['http://10.0.0.1:1/?next=http://127.0.0.1:2/', 'http://10.0.0.1:1/?next=http://127.0.0.1:2/'],
  ])('%s as %s', (endpoint, address) => expect(addressToOpen(endpoint)).toBe(address))
})
