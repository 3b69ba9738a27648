import { english } from '../../../src/core/sentences/english'
import type { Sentence } from '../../../src/core/sentences/sentence'
import { describe, expect, it } from 'vitest'
import {
  emailProblems,
  envNameProblems,
  labelValueProblems,
  plainTextProblems,
  qualifiedNameProblems,
  subdomainProblems,
} from '../../../src/core/resource/format/names'
import { parseMemory } from '../../../src/core/resource/format/quantity'
import { parseTimestamp } from '../../../src/core/resource/format/timestamp'
import { utf8Length } from '../../../src/core/resource/format/utf8-length'

const isRight = (problemsIn: (text: string) => readonly Sentence[]) => (text: string) => problemsIn(text).length === 0

describe('names', () => {
  it.each([
    '',
    'a'.repeat(254),
    'Bad_Name',
    'UPPER',
    '-a',
    'a-',
    '.',
    '..',
    'a..b',
    'a/b',
    'a b',
    '🙂',
    '\u202eabc',
    'a\0b',
    'İ',
    '__proto__',
    'a\n',
  ])('#149 refuses %j', (name) => {
    expect(subdomainProblems(name)).toHaveLength(1)
  })

  it.each(['a', 'python-basics-lab', 'a.b-c.d', '0', 'a'.repeat(253), 'con', 'constructor', 'prototype'])('#149 takes %s', (name) => {
    expect(subdomainProblems(name)).toEqual([])
  })

  it("#149 says the API server's sentence", () => {
    expect(subdomainProblems('Bad_Name').map(english)).toEqual([
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
    ])
  })

  it('#155 keys have a name and at most one prefix, values may be empty', () => {
    const keys = ['app', 'example.com/app', 'a/b/c', '/a', 'a/', 'a'.repeat(64), 'UP/x', 'x_y.z', '__proto__', 'a\n']
    expect(keys.map(isRight(qualifiedNameProblems))).toEqual([true, true, false, false, false, false, false, true, false, false])
    expect(['', 'x', '-x', 'x'.repeat(64), 'a b', 'a.b_c'].map(isRight(labelValueProblems))).toEqual([
      true,
      true,
      false,
      false,
      false,
      true,
    ])
  })

  it("#154 names of environment variables are Kubernetes' own", () => {
    const names = ['PATH_X', '_a', 'a.b', 'my-env', '1A', 'A B', '=x', '', 'A=B', 'Ä', 'A\n']
    expect(names.map(isRight(envNameProblems))).toEqual([true, true, true, true, false, false, false, false, false, false, false])
  })

  it('#153 e-mail addresses can be neither formula, option, header nor markup', () => {
    const right = ['student@example.com', 'a.b+c@uni-x.edu', "o'brien@example.com", 'a@localhost', 'X@Example.COM']
    const wrong = [
      '',
      'a',
      '@b',
      'a@',
      'a@@b',
      'a@b@c',
      'a@b\r\nBcc: x',
      '<script>@x.com',
      '=cmd@x.com',
      '-flag@x.com',
      '"a b"@x.com',
      'ä@x.com',
      'a@münchen.de',
      `${'a'.repeat(65)}@x.com`,
      `a@${'b.'.repeat(160)}com`,
      'a..b@x.com',
      'a@-x.com',
      'a.@x.com',
    ]
    expect(right.filter((text) => !isRight(emailProblems)(text))).toEqual([])
    expect(wrong.filter(isRight(emailProblems))).toEqual([])
  })

  it('text of people has nothing in it that is not seen, or that turns the text beside it round', () => {
    const unseen = [
      '\u202a',
      '\u202b',
      '\u202c',
      '\u202d',
      '\u202e',
      '\u2066',
      '\u2067',
      '\u2068',
      '\u2069',
      '\u200e',
      '\u200f',
      '\u061c',
      '\u200b',
      '\ufeff',
      '\u00ad',
      '\u{e0041}',
    ]
    for (const each of unseen)
      for (const text of [`An${each}na`, each, `${each}Anna`, `Anna${each}`])
        expect([text, plainTextProblems(text).length]).toEqual([text, 1])
    for (const name of ['Anna Müller', '\u05d0\u05d1\u05d2', 'علی‌رضا', 'क्‍ष', '李小龍', 'Zoë 👩‍🔬', '❤️ Labs', 'O’Brien'])
      expect([name, plainTextProblems(name)]).toEqual([name, []])
  })

  it('text of people has no control characters', () => {
    expect(['Ada Lovelace', 'Zoë 🙂', '', 'a\nb', 'a\0', '\ud800', 'a\u2028b'].map(isRight(plainTextProblems))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('#165 no pattern slows down on fifty kilobytes', () => {
    const bait = [
      'a'.repeat(50_000),
      '-'.repeat(50_000),
      `${'a-'.repeat(25_000)}!`,
      `${'a.'.repeat(25_000)}`,
      `${'a/'.repeat(25_000)}`,
      `${'a@'.repeat(25_000)}`,
    ]
    const started = performance.now()
    for (const text of bait)
      for (const problemsIn of [
        subdomainProblems,
        qualifiedNameProblems,
        labelValueProblems,
        envNameProblems,
        emailProblems,
        plainTextProblems,
      ])
        problemsIn(text)
    expect(performance.now() - started).toBeLessThan(50 * bait.length)
  })
})

describe('amounts and moments', () => {
  it.each([
    ['512Mi', 536_870_912],
    ['1Gi', 1_073_741_824],
    ['1.5Gi', 1_610_612_736],
    ['500M', 500_000_000],
    ['8388608', 8_388_608],
    [8_388_608, 8_388_608],
  ])('memory %s', (text, bytes) => {
    expect(parseMemory(text)).toEqual({ ok: true, value: bytes })
  })

  it.each(['', '5Mi', '512m', '512mb', '512 Mi', '-1Gi', '1e9', '2Ti', '9'.repeat(40), '0x10', NaN, Infinity, -1, 0])(
    'memory is not %s',
    (text) => {
      expect(parseMemory(text).ok).toBe(false)
    },
  )

  it('a moment has a date that exists and a zone', () => {
    const right = ['2025-09-09T21:34:19Z', '2025-09-09T21:34:19.300+00:00', '2024-02-29T00:00:00-05:30']
    const wrong = [
      '',
      '2025-09-09',
      '2025-09-09T21:34:19',
      '2025-02-30T00:00:00Z',
      '2025-02-29T00:00:00Z',
      '2025-13-01T00:00:00Z',
      '2025-01-01T24:00:00Z',
      '2025-01-01T00:60:00Z',
      '2025-01-01 00:00:00Z',
      'now',
      '2025-01-01T00:00:00Z\n',
    ]
    expect(right.filter((text) => !parseTimestamp(text).ok)).toEqual([])
    expect(wrong.filter((text) => parseTimestamp(text).ok)).toEqual([])
    expect(parseTimestamp('2025-09-09T21:34:19.300+02:00')).toEqual({ ok: true, value: Date.UTC(2025, 8, 9, 19, 34, 19, 300) })
  })

  it('counts bytes as UTF-8 has them', () => {
    for (const text of ['', 'abc', 'äöü', '€', '🙂', '\ud800']) expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
  })
})
