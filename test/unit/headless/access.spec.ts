import { describe, expect, it } from 'vitest'
import { Access } from '../../../src/hosts/headless/http/access'
import { FailureLimit } from '../../../src/hosts/headless/http/failure-limit'
import { FakeClock } from '../../fixtures/fake-clock'

describe('who may come in', () => {
  it('#185 the token has at least 128 bits and is another one at every start', () => {
    const [one, two] = [new Access(new FakeClock()), new Access(new FakeClock())]
    expect(Buffer.from(one.token, 'base64url').length).toBeGreaterThanOrEqual(16)
    expect(one.token).not.toBe(two.token)
  })

  it('#171 a prefix, a longer text and one other bit are no token', () => {
    const { token } = new Access(new FakeClock())
    const access = new Access(new FakeClock())
    const flipped = access.token.replace(/^./, (first) => String.fromCharCode(first.charCodeAt(0) ^ 1))
    expect([access.token, token, '', access.token.slice(0, -1), `${access.token}a`, flipped].map((each) => access.isToken(each))).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('#175 a ticket is worth one use, and nothing after ten minutes', () => {
    const clock = new FakeClock()
    const access = new Access(clock)
    const [used, late] = [access.newTicket(), access.newTicket()]
    expect(access.redeem(used)).toBeTypeOf('string')
    expect(access.redeem(used)).toBeUndefined()
    clock.advance(10 * 60_000 + 1)
    expect(access.redeem(late)).toBeUndefined()
  })

  it('#187 a session that ended lets nobody in and ends its streams', () => {
    const access = new Access(new FakeClock())
    const cookie = access.redeem(access.newTicket()) ?? ''
    const signal = access.session(cookie)
    access.endSession(cookie)
    expect({ aborted: signal?.aborted, session: access.session(cookie) }).toEqual({ aborted: true, session: undefined })
  })

  it('#185 the eleventh wrong token in a second is told to wait; a second later it begins anew', () => {
    const clock = new FakeClock()
    const limit = new FailureLimit(clock)
    const ask = () => Array.from({ length: 12 }, () => limit.exceeded('127.0.0.1'))
    const expected = [...Array.from({ length: 10 }, () => false), true, true]
    expect(ask()).toEqual(expected)
    expect(limit.exceeded('127.0.0.2')).toBe(false)
    clock.advance(1000)
    expect(ask()).toEqual(expected)
  })
})
