import { describe, expect, it } from 'vitest'
import { ago, fromNow, span } from '../../../../renderer/ui/time'

const NOON = Date.parse('2026-03-01T12:00:00Z')

describe('The age of something', () => {
  it('is never in the future, also when the other clock is ahead of this one', () => {
    expect(ago(NOON + 1_500, NOON, 'en')).toBeUndefined()
    expect(ago(NOON + 60_000, NOON, 'en')).toBeUndefined()
  })

  it('is "just now" at first and then goes in steps, so that a list of ages keeps still', () => {
    expect(ago(NOON - 4_999, NOON, 'en')).toBeUndefined()
    expect(ago(NOON - 5_000, NOON, 'en')).toBe('5s ago')
    expect(ago(NOON - 9_900, NOON, 'en')).toBe('5s ago')
    expect(ago(NOON - 59_000, NOON, 'en')).toBe('55s ago')
    expect(ago(NOON - 61_000, NOON, 'en')).toBe('1m ago')
  })

  it('has words in French, not signs', () => {
    expect([ago(NOON - 61_000, NOON, 'fr'), fromNow(NOON + 61_000, NOON, 'fr')]).toEqual(['il y a 1\u00A0min', 'dans 1\u00A0min'])
  })

  it('counts German minutes, not metres', () => {
    expect([5_000, 61_000].map((ms) => ago(NOON - ms, NOON, 'de'))).toEqual(['vor 5 s', 'vor 1 Min.'])
  })
})

describe('A moment', () => {
  it('that is less than a second away is now, and not in 0 seconds', () => {
    expect([fromNow(NOON + 400, NOON, 'en'), fromNow(NOON - 400, NOON, 'de'), fromNow(NOON + 3_000, NOON, 'en')]).toEqual([
      'now',
      'jetzt',
      'in 3s',
    ])
  })
})

describe('How long something took', () => {
  it('is told in two units at most, with the decimal mark of the language', () => {
    expect([40, 440, 24_000, 65_000, 3_600_000, 5_400_000].map((ms) => span(ms, 'en'))).toEqual([
      '40 ms',
      '0.4 s',
      '24 s',
      '1 min 5 s',
      '1 h',
      '1 h 30 min',
    ])
    expect(span(440, 'de')).toBe('0,4 s')
  })
})
