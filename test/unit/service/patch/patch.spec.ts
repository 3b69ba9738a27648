import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isApiError } from '../../../../src/core/resource/api-error'
import type { Json, JsonObject } from '../../../../src/core/store/storage-backend'
import { jsonPatch } from '../../../../src/service/patch/json-patch'
import { mergePatch } from '../../../../src/service/patch/patch'

const lab = { metadata: { name: 'a', labels: { x: '1', y: '2' } }, spec: { list: ['a', 'b', 'c'], duration: '60m' } }
const parse = (text: string): JsonObject => JSON.parse(text) as JsonObject
const outcome = (work: () => unknown): string => {
  try {
    work()
    return 'done'
  } catch (error) {
    return isApiError(error) ? `${error.code} ${error.message}` : `thrown: ${String(error)}`
  }
}

describe('a merge patch', () => {
  it.each([
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', '{}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ])('#162 %s with %s is %s, as in RFC 7386', (target, patch, result) => {
    expect(mergePatch(parse(target), parse(patch))).toEqual(parse(result))
  })

  it('#162 leaves what it was given alone, and is refused when it is no object', () => {
    const before = JSON.stringify(lab)
    mergePatch(lab, { spec: { duration: '1h' } })
    expect(JSON.stringify(lab)).toBe(before)
    expect([null, 'x', [], 5].map((patch) => outcome(() => mergePatch(lab, patch)))).toEqual(
      Array(4).fill('400 a merge patch must be a JSON object'),
    )
  })

  it('#151 keeps a member called __proto__ a member', () => {
    const result = mergePatch({}, parse('{"__proto__":{"polluted":"yes"},"a":{"constructor":"c"}}'))
    expect(JSON.stringify(result)).toBe('{"__proto__":{"polluted":"yes"},"a":{"constructor":"c"}}')
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype)
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
  })

  it('#156 is refused when it is a hundred thousand deep', () => {
    expect(outcome(() => mergePatch({}, parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)))).toMatch(
      /^400 the merge patch is nested deeper/,
    )
  })
})

describe('a JSON patch', () => {
  it.each<[string, Json, unknown]>([
    ['adds', [{ op: 'add', path: '/spec/x', value: 1 }], { ...lab, spec: { ...lab.spec, x: 1 } }],
    ['inserts', [{ op: 'add', path: '/spec/list/1', value: 'x' }], { ...lab, spec: { ...lab.spec, list: ['a', 'x', 'b', 'c'] } }],
    [
      'appends',
      [
        { op: 'add', path: '/spec/list/-', value: 'x' },
        { op: 'add', path: '/spec/list/4', value: 'y' },
      ],
      { ...lab, spec: { ...lab.spec, list: ['a', 'b', 'c', 'x', 'y'] } },
    ],
    [
      'removes',
      [
        { op: 'remove', path: '/spec/list/0' },
        { op: 'remove', path: '/metadata/labels' },
      ],
      { metadata: { name: 'a' }, spec: { ...lab.spec, list: ['b', 'c'] } },
    ],
    [
      'replaces',
      [
        { op: 'replace', path: '/spec/list/2', value: 'z' },
        { op: 'replace', path: '/spec/duration', value: '1h' },
      ],
      { ...lab, spec: { list: ['a', 'b', 'z'], duration: '1h' } },
    ],
    [
      'moves',
      [{ op: 'move', from: '/spec/list', path: '/list' }],
      { metadata: lab.metadata, spec: { duration: '60m' }, list: lab.spec.list },
    ],
    [
      'copies',
      [{ op: 'copy', from: '/spec/list/0', path: '/metadata/labels/a~1b~0' }],
      { ...lab, metadata: { name: 'a', labels: { ...lab.metadata.labels, 'a/b~': 'a' } } },
    ],
    [
      'tests',
      [
        { op: 'test', path: '/metadata/labels', value: { y: '2', x: '1' } },
        { op: 'test', path: '/spec/list/1', value: 'b' },
      ],
      lab,
    ],
    ['replaces all', [{ op: 'replace', path: '', value: { a: 1 } }], { a: 1 }],
  ])('#162 %s', (_, patch, result) => {
    const before = JSON.stringify(lab)
    expect(jsonPatch(lab, patch)).toEqual(result)
    expect(JSON.stringify(lab)).toBe(before)
  })

  it.each<[Json, RegExp]>([
    [[{ op: 'test', path: '/spec/duration', value: '61m' }], /^422 .*testing "\/spec\/duration" failed/],
    [[{ op: 'test', path: '/spec/list', value: { 0: 'a', 1: 'b', 2: 'c' } }], /^422/],
    [[{ op: 'replace', path: '/spec/none', value: 1 }], /^422 .*there is no "none"/],
    [[{ op: 'remove', path: '/spec/list/3' }], /^422/],
    [[{ op: 'remove', path: '/spec/list/-' }], /^422/],
    [[{ op: 'add', path: '/spec/list/01', value: 1 }], /^422/],
    [[{ op: 'add', path: '/spec/list/9', value: 1 }], /^422/],
    [[{ op: 'add', path: '/spec/duration/x', value: 1 }], /^422/],
    [[{ op: 'add', path: '/a/b', value: 1 }], /^422/],
    [[{ op: 'move', from: '/spec', path: '/spec/x' }], /^422/],
    [[{ op: 'remove', path: '/__proto__' }], /^422/],
    [[{ op: 'add', path: '/__proto__/x', value: 1 }], /^422/],
    [[{ op: 'copy', from: '/constructor', path: '/x' }], /^422/],
    [[{ op: 'test', path: '/toString', value: null }], /^422/],
    [[{ op: 'remove', path: '' }], /^422/],
    [[{ op: 'replace', path: '', value: [] }], /^422/],
    [[{ op: 'add', path: '../x', value: 1 }], /^400/],
    [[{ op: 'add', path: '/a~2', value: 1 }], /^400/],
    [[{ op: 'add', path: '/a' }], /^400/],
    [[{ op: 'explode', path: '/a' }], /^400/],
    [[{ path: '/a' }], /^400/],
    [{ op: 'add' }, /^400/],
    ['x', /^400/],
    [null, /^400/],
    [[null], /^400/],
    [[[]], /^400/],
    [Array(10_000).fill({ op: 'test', path: '', value: {} }), /^413 The allowed maximum operations in a JSON patch is 1000, got 10000/],
  ])('#162 %# is refused as a whole', (patch, refusal) => {
    const before = JSON.stringify(lab)
    expect(outcome(() => jsonPatch(lab, patch))).toMatch(refusal)
    const behindAGoodOne = [{ op: 'add', path: '/first', value: 1 }, ...(Array.isArray(patch) ? (patch as Json[]) : [patch])]
    expect(outcome(() => jsonPatch(lab, behindAGoodOne.slice(0, 1002)))).toMatch(/^4/)
    expect(JSON.stringify(lab)).toBe(before)
  })

  it('#151 defines a member called __proto__, and obeys it nowhere', () => {
    const result = jsonPatch({}, [{ op: 'add', path: '/__proto__', value: { polluted: 'yes' } }])
    expect(JSON.stringify(result)).toBe('{"__proto__":{"polluted":"yes"}}')
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
  })

  it('#156 does not let copies double a thousand times', () => {
    const patch = Array.from({ length: 1000 }, (_, index) => ({ op: 'copy', from: '', path: `/c${index}` }))
    expect(outcome(() => jsonPatch(lab, patch))).toBe('413 the JSON patch copies too much')
  })

  it('does not move a long list a thousand times', () => {
    const patch = [
      { op: 'add', path: '/list', value: Array<number>(10_000).fill(0) },
      ...Array.from({ length: 999 }, () => ({ op: 'add', path: '/list/0', value: 0 })),
    ]
    expect(outcome(() => jsonPatch(lab, patch))).toBe('413 the JSON patch moves too much')
  })

  it('#167 never fails in another way than with an answer of the API', () => {
    const operation = fc.record(
      {
        op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test', 'x'),
        path: fc.oneof(
          fc.constantFrom('', '/spec', '/spec/list/0', '/spec/list/-', '/__proto__', '/metadata/labels/x', '/new/x'),
          fc.string(),
        ),
        from: fc.constantFrom('', '/spec', '/spec/list/1', '/constructor'),
        value: fc.jsonValue(),
      },
      { requiredKeys: ['op'] },
    )
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 6 }), (patch) => !outcome(() => jsonPatch(lab, patch as Json)).startsWith('thrown')),
      { numRuns: 5000 },
    )
  })
})
