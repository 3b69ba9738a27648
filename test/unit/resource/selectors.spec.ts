import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isApiError } from '../../../src/core/resource/api-error'
import { kindByName } from '../../../src/core/resource/kinds/kinds'
import type { Resource } from '../../../src/core/resource/resource'
import { parseFieldSelector, parseLabelSelector } from '../../../src/core/resource/selectors'
import { aLab } from './a-draft'

const fields = kindByName('LabInstance')?.fields ?? new Map()
const resource = (name: string, labels: Record<string, string>, status: object = {}): Resource => ({
  ...aLab({}),
  metadata: { ...aLab({}, { name, labels }).metadata, uid: '', resourceVersion: '1', generation: 1, creationTimestamp: '' },
  status,
})
const labs = [
  resource('one', { a: 'x', e: '1' }, { state: 'ready' }),
  resource('two', { a: 'y', c: 'd' }, { state: 'failed' }),
  resource('three', {}, { state: 'ready' }),
  { ...resource('four', {}), metadata: { ...resource('four', {}).metadata, labels: undefined } } as Resource,
]
const names = (select: (each: Resource) => boolean) => labs.filter(select).map(({ metadata }) => metadata.name)
const outcome = (parse: () => unknown): string => {
  try {
    parse()
    return 'read'
  } catch (error) {
    return isApiError(error, 'BadRequest') ? error.message : `thrown: ${String(error)}`
  }
}

describe('a label selector', () => {
  it.each([
    ['', ['one', 'two', 'three', 'four']],
    ['  ', ['one', 'two', 'three', 'four']],
    ['a=x', ['one']],
    ['a==x', ['one']],
    ['a = x', ['one']],
    ['a!=x', ['two', 'three', 'four']],
    ['a', ['one', 'two']],
    ['!a', ['three', 'four']],
    ['! a', ['three', 'four']],
    ['a in (x,y)', ['one', 'two']],
    ['a in ( x , z )', ['one']],
    ['a notin (x)', ['two', 'three', 'four']],
    ['a=x,c!=d,e in (1,2)', ['one']],
    ['a,!c', ['one']],
    ['a=', []],
    ['a in ()', []],
    ['constructor', []],
    ['!constructor', ['one', 'two', 'three', 'four']],
    ['toString!=x', ['one', 'two', 'three', 'four']],
  ])('#165 %j selects %j', (text, expected) => {
    expect(names(parseLabelSelector(text))).toEqual(expected)
  })

  it.each([
    ',',
    'a,',
    'a=b,,c',
    '=x',
    '!',
    '!!a',
    'a in',
    'a in x',
    'a in (x',
    'a in x)',
    'a within (x)',
    'a=b=c',
    'a=(x)',
    'a b',
    'a>1',
    'a in (x))',
    '-a',
    'a=-b',
    'a/b/c=d',
    `a=${'x'.repeat(64)}`,
    '(',
    ')',
    'a in (x)(y)',
    '__proto__',
    'a=b)',
  ])('#165 %j is a bad request', (text) => {
    expect(outcome(() => parseLabelSelector(text))).toMatch(/^unable to parse requirement: /)
  })
})

describe('a selector of any kind', () => {
  it.each([
    ['a'.repeat(8_193), 'no more than 8192 characters'],
    [Array(129).fill('metadata.name=a').join(','), 'at most 128 requirements'],
  ])('is refused beyond a bound (%#)', (text, why) => {
    for (const parse of [() => parseLabelSelector(text), () => parseFieldSelector(text, fields)]) expect(outcome(parse)).toContain(why)
  })
})

describe('a field selector', () => {
  it.each([
    ['', ['one', 'two', 'three', 'four']],
    ['metadata.name=one', ['one']],
    ['status.state==ready', ['one', 'three']],
    ['status.state!=ready', ['two', 'four']],
    ['status.state=ready,metadata.name!=one', ['three']],
    ['status.state=', ['four']],
    ['spec.studentEmail=student@university.edu,metadata.name=two', ['two']],
    ['metadata.name=o\\,ne', []],
  ])('#165 %j selects %j', (text, expected) => {
    expect(names(parseFieldSelector(text, fields))).toEqual(expected)
  })

  it.each(['metadata.uid=x', 'constructor=x', '__proto__=x', 'metadata.name', '=x', 'metadata.name=\\x'])(
    '#165 %j is a bad request',
    (text) => {
      expect(outcome(() => parseFieldSelector(text, fields))).not.toMatch(/^(read|thrown)/)
    },
  )
})

describe('any selector', () => {
  it('#165 is read or refused in less than 50 ms, also at 50 kB', () => {
    const bait = [
      'a'.repeat(50_000),
      'a,'.repeat(25_000),
      '('.repeat(50_000),
      'a in ('.repeat(8000),
      '='.repeat(50_000),
      '!'.repeat(50_000),
      `a in (${'x,'.repeat(24_000)}x)`,
      '\\'.repeat(50_001),
      ' '.repeat(50_000),
      `${' '.repeat(49_999)}=`,
    ]
    for (const text of bait) {
      const started = performance.now()
      expect(outcome(() => parseLabelSelector(text))).not.toMatch(/^thrown/)
      expect(outcome(() => parseFieldSelector(text, fields))).not.toMatch(/^thrown/)
      expect(performance.now() - started).toBeLessThan(100)
    }
  })

  it('#167 never fails in another way than with a bad request', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[a-c!=,() notin\\.]{0,30}$/))
    fc.assert(
      fc.property(
        texts,
        (text) =>
          !outcome(() => parseLabelSelector(text)).startsWith('thrown') &&
          !outcome(() => parseFieldSelector(text, fields)).startsWith('thrown'),
      ),
      { numRuns: 20_000 },
    )
  })
})
