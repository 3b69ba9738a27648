import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isApiError } from '../../../../src/core/resource/api-error'
import { parseBody } from '../../../../src/service/parse/parse-body'
import { loopMs, MOST_MS } from '../../../fixtures/cpu-time'

const JSON_TYPE = 'application/json'
const YAML_TYPE = 'application/yaml'
const outcome = (body: Uint8Array | string, type: string | undefined): string => {
  try {
    return `read ${JSON.stringify(parseBody(body, type).value)}`
  } catch (error) {
    return isApiError(error) ? `${error.code} ${error.message}` : `thrown: ${String(error)}`
  }
}
const timed = (work: () => string): [string, number] => {
  let answer = ''
  const ms = loopMs(() => (answer = work()))
  return [answer, ms]
}

describe('a body', () => {
  it('is what its content type says', () => {
    expect(parseBody('{"a":1}', 'Application/JSON; charset=UTF-8')).toEqual({ mediaType: 'application/json', value: { a: 1 } })
    expect(parseBody('[]', 'application/json-patch+json').mediaType).toBe('application/json-patch+json')
    expect(parseBody('{}', 'application/merge-patch+json').mediaType).toBe('application/merge-patch+json')
    expect(parseBody('a: 1', YAML_TYPE).value).toEqual({ a: 1 })
  })

  it.each([
    undefined,
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/json; charset=latin1',
    'application/strategic-merge-patch+json',
    'application/jsonx',
    'text/json,application/json',
  ])('#156 of type %j is a 415', (type) => {
    expect(outcome('{}', type)).toMatch(
      /^415 the body of the request was in an unknown format - accepted media types include: application\/json/,
    )
  })

  it('#156 is UTF-8 and nothing else', () => {
    expect(outcome(Uint8Array.from([0x22, 0xc3, 0x28, 0x22]), JSON_TYPE)).toBe('400 the body is not valid UTF-8')
    expect(outcome(Uint8Array.from([0x22, 0xed, 0xa0, 0x80, 0x22]), JSON_TYPE)).toBe('400 the body is not valid UTF-8')
    expect(outcome(new TextEncoder().encode('\ufeff"ä"'), JSON_TYPE)).toBe('read "ä"')
  })

  it('#156 is not larger than 3 MB', () => {
    expect(outcome(new Uint8Array(3 * 1024 * 1024 + 1), JSON_TYPE)).toBe('413 Request entity too large: limit is 3145728')
  })
})

describe('a JSON body', () => {
  it.each([
    ['', '400 the body is empty'],
    [' \n', '400 the body is empty'],
    ['{"a":1,"a":2}', '400 duplicate field "a"'],
    ['{"a":1,"\\u0061":2}', '400 duplicate field "a"'],
    ['{"x":{"b":1,"b" : 2}}', '400 duplicate field "b"'],
    ['{"a":1}{"b":2}', '400 the body is not valid JSON (line 1, column 8)'],
    ['{"a":1} x', '400 the body is not valid JSON (line 1, column 9)'],
    ['{"a":1,}', '400 the body is not valid JSON (line 1, column 8)'],
    ['{\n "a": 1\n "b": 2}', '400 the body is not valid JSON (line 3, column 2)'],
    ['{"a": tru}', '400 the body is not valid JSON'],
    ["{'a':1}", '400 the body is not valid JSON (line 1, column 2)'],
  ])('#156 %j is refused', (text, expected) => {
    expect(outcome(text, JSON_TYPE)).toBe(expected)
  })

  it.each([
    '{"a":[{"a":1},{"a":2}],"b":{"a":3}}',
    '{"a":"\\"}","b":"{\\"a\\":1,\\"a\\":2}"}',
    '["a","a"]',
    '{"a\\\\":1,"a":2}',
    '{"__proto__":{"a":1}}',
    '{"":1," ":2}',
    '"x"',
    '1',
    'null',
  ])('#156 %j is read', (text) => {
    expect(outcome(text, JSON_TYPE)).toBe(`read ${text}`)
  })

  it('#164 never repeats what was sent', () => {
    expect(outcome('{"password": "hunter2" x}', JSON_TYPE)).not.toContain('hunter')
    expect(outcome('password: "hunter2" x', YAML_TYPE)).not.toContain('hunter')
  })

  it.each([
    ['a hundred thousand deep', '['.repeat(100_000) + ']'.repeat(100_000), '400 the body is nested deeper than 64'],
    ['three million deep', '{"a":'.repeat(600_000), '400 the body is nested deeper than 64'],
    [
      'of many keys',
      `{${Array.from({ length: 260_000 }, (_, index) => `"k${index}":1`).join(',')}}`,
      '400 the body has more than 20000 names',
    ],
    ['of many objects', `[${'{},'.repeat(900_000)}{}]`, '400 the body has more than 20000 names'],
    ['of one endless string', `"${'\\'.repeat(3_000_000)}`, '400 the body is not valid JSON'],
    ['of quotes', '"'.repeat(3_000_000), '400 the body has more than 20000 names, texts, objects and lists'],
    ['of escaped quotes', `"${'\\"'.repeat(1_500_000)}`, '400 the body is not valid JSON'],
    ['of spaces', ' '.repeat(3_000_000), '400 the body is empty'],
    ['of spaces behind names', `{${`"a"${' '.repeat(1000)}`.repeat(2900)}}`, '400 the body is not valid JSON'],
    ['of zeros', `[${'0,'.repeat(1_500_000)}0]`, 'read [0,0'],
  ])('#156 %s is judged at little cost', (_, text, expected) => {
    const [answer, ms] = timed(() => outcome(text, JSON_TYPE))
    expect(answer.slice(0, expected.length)).toBe(expected)
    expect(ms).toBeLessThan(MOST_MS)
  })

  it('#167 is read exactly when it is JSON without duplicates, and comes back the same', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const answer = outcome(text, JSON_TYPE)
        return answer === `read ${JSON.stringify(JSON.parse(text))}` || answer.startsWith('400 duplicate field')
      }),
      { numRuns: 3000 },
    )
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[[\]{}":,\\a ]{0,30}$/)),
        (text) => !outcome(text, JSON_TYPE).startsWith('thrown'),
      ),
      { numRuns: 10_000 },
    )
  })
})

describe('a YAML body', () => {
  it.each([
    ['a: 1\nb: [x, "y"]\nc: {d: true}', '{"a":1,"b":["x","y"],"c":{"d":true}}'],
    ['country: no\nyes: on', '{"country":"no","yes":"on"}'],
    ['v: 1.0\nw: 010\nx: 0x10\ny: ~', '{"v":1,"w":10,"x":16,"y":null}'],
    ['t: 2025-01-01\nu: 12:30:00', '{"t":"2025-01-01","u":"12:30:00"}'],
    ['---\na: |\n  two\n  lines\n', '{"a":"two\\nlines\\n"}'],
    ['# only\na: 1 # comment', '{"a":1}'],
    ['"__proto__": {x: 1}', '{"__proto__":{"x":1}}'],
    ['<<: {a: 1}', '{"<<":{"a":1}}'],
    [`a: ${'x '.repeat(500)}: b`, undefined],
  ])('#157 %j is read as %s', (text, expected) => {
    if (expected !== undefined) expect(outcome(text, YAML_TYPE)).toBe(`read ${expected}`)
    else expect(outcome(text, YAML_TYPE)).toMatch(/^400/)
  })

  it.each([
    ['', '400 the body is empty'],
    ['# nothing', '400 the body is empty'],
    ['a: 1\na: 2', '400 duplicate field "a" (line 2, column 1)'],
    ['{a: 1, "a": 2}', '400 duplicate field "a" (line 1, column 8)'],
    ['1: a\n"1": b', '400 duplicate field "1" (line 2, column 1)'],
    ['a: &x 1\nb: *x', '400 YAML anchors are not accepted'],
    ['a: *x', '400 YAML aliases are not accepted'],
    ['&a [*a]', '400 YAML anchors are not accepted'],
    ['a: !!js/function "function(){}"', '400 YAML tags are not accepted'],
    ['a: !!binary x', '400 YAML tags are not accepted'],
    ['%YAML 1.1\n---\na: no', '400 YAML directives are not accepted'],
    ['a: 1\n---\nb: 2', '400 the body is not one valid YAML document: multiple docs (line 2, column 1)'],
    ['a: [1', '400 the body is not one valid YAML document'],
    ['a: .inf', '400 numbers must be finite'],
    ['a: .nan', '400 numbers must be finite'],
    ['? [a]\n: b', '400 names of members must be plain text'],
    ['a:\n\t- b', '400 the body is not one valid YAML document'],
  ])('#157 %j is refused', (text, expected) => {
    expect(outcome(text, YAML_TYPE).slice(0, expected.length)).toBe(expected)
  })

  const laughs = [
    'a: &a [lol]',
    ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
  ].join('\n')
  it.each([
    ['a billion laughs', laughs],
    ['brackets', '['.repeat(262_144)],
    ['braces', '{a:'.repeat(87_000)],
    ['dashes', '- '.repeat(131_072)],
    ['questions', '? '.repeat(131_072)],
    ['colons', ': '.repeat(131_072)],
    ['stairs', Array.from({ length: 700 }, (_, index) => `${' '.repeat(index)}a:\n`).join('')],
    ['keys', Array.from({ length: 25_000 }, (_, index) => `k${index}: 1\n`).join('')],
    ['few keys', Array.from({ length: 7000 }, (_, index) => `k${index}: 1\n`).join('')],
    ['closing brackets', '[]]'.repeat(13_000)],
    ['commas', `[${','.repeat(39_000)}`],
    ['comments', '#\n'.repeat(131_072)],
    ['documents', '---\n'.repeat(65_536)],
    ['ten megabytes', 'a'.repeat(3_000_000)],
    ['quotes', `"${'\\n'.repeat(131_000)}`],
    ['tabs', `a:\n${'\t\n'.repeat(131_000)}`],
    ['exclamations', '!'.repeat(262_144)],
    ['questions below each other', '?\n'.repeat(131_072)],
  ])('#157 %s are judged at little cost', (_, text) => {
    const [answer, ms] = timed(() => outcome(text, YAML_TYPE))
    expect(answer).toMatch(/^(400|413|read)/)
    expect(ms).toBeLessThan(MOST_MS)
  })

  it('#167 never fails in another way than with an answer of the API', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[-a?:[\]{},&*!|>'"#% \n\t]{0,40}$/))
    fc.assert(
      fc.property(texts, (text) => !outcome(text, YAML_TYPE).startsWith('thrown')),
      { numRuns: 5000 },
    )
  })
})
