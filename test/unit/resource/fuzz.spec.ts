import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isApiError } from '../../../src/core/resource/api-error'
import { invalid } from '../../../src/core/resource/validation/causes'
import { validateResource } from '../../../src/core/resource/validation/validate-resource'
import { parseBody } from '../../../src/service/parse/parse-body'
import { aLab, aTemplate, someSettings } from './a-draft'

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']
const hostile = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('a', 'x-y', '1h', '60m', 'PATH', '64Mi', '2025-01-01T00:00:00Z', 'a@b.c', '/work'),
)
const anything = fc.anything({
  key: hostile,
  maxDepth: 3,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
  values: [hostile, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined)],
})
const maybe = (good: fc.Arbitrary<unknown>) => fc.oneof({ weight: 6, arbitrary: good }, { weight: 1, arbitrary: anything })
const strings = fc.dictionary(hostile, fc.oneof(hostile, fc.constant('x')), { maxKeys: 3 })

const spec = fc.record(
  {
    template: maybe(fc.constant('a')),
    studentEmail: maybe(fc.emailAddress()),
    studentName: maybe(fc.string()),
    duration: maybe(fc.constantFrom('none', '90m')),
    endsAt: maybe(fc.constant('2025-01-02T00:00:00Z')),
    environment: maybe(strings),
    resources: maybe(fc.record({ cpu: fc.double(), memory: hostile, pids: fc.integer() }, { requiredKeys: [] })),
    workDir: maybe(hostile),
    title: maybe(hostile),
    provisioner: maybe(fc.constant('docker')),
    image: maybe(hostile),
  },
  { requiredKeys: [] },
)
const drafts = fc
  .tuple(
    fc.constantFrom(aLab, aTemplate, someSettings),
    maybe(fc.oneof(spec, fc.constant({}))),
    maybe(fc.record({ name: maybe(fc.constant('a')), labels: maybe(strings), annotations: maybe(strings) }, { requiredKeys: [] })),
  )
  .map(([make, specOf, metadata]) => make(specOf as object, metadata as object))

describe('any object at all', () => {
  it('#167 is accepted exactly when it survives a reload and is accepted again; nothing is thrown', { timeout: 60_000 }, () => {
    let accepted = 0
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: drafts }, { weight: 1, arbitrary: anything }), (draft) => {
        const causes = validateResource(draft)
        if (causes.length > 0) return JSON.stringify(invalid('LabInstance', 'x', causes).toStatus()).length > 0
        accepted += 1
        const reloaded: unknown = JSON.parse(JSON.stringify(draft))
        expect(reloaded).toEqual(draft)
        return validateResource(reloaded).length === 0
      }),
      { numRuns: 20_000 },
    )
    expect(accepted).toBeGreaterThan(1000)
  })

  it('#151 with members of dangerous names is kept whole or refused, and changes no other object', () => {
    const where = fc.constantFrom(
      (name: string) => aLab({ environment: { [name]: 'v' } }),
      (name: string) => aLab({}, { labels: { [name]: 'v' } }),
      (name: string) => aLab({}, { annotations: { [name]: 'v' } }),
      (name: string) => aLab({ [name]: { polluted: 'v' } }),
      (name: string) => aLab({}, { [name]: { polluted: 'v' } }),
      (name: string) => ({ ...aLab(), [name]: { polluted: 'v' } }),
      (name: string) => aLab({ resources: { [name]: 1 } }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), where, (name, make) => {
        const text = JSON.stringify(make(name))
        const { value } = parseBody(text, 'application/json')
        const isAccepted = validateResource(value).length === 0
        expect(JSON.stringify(value)).toBe(text)
        expect(Object.hasOwn(Object.prototype, 'polluted') || Object.hasOwn(Object, 'polluted')).toBe(false)
        return !isAccepted || name !== '__proto__'
      }),
      { numRuns: 500 },
    )
  })

  it('#12 passed on as a body gets an answer of the API', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom('application/json', 'application/yaml'), (bytes, type) => {
        try {
          parseBody(bytes, type)
        } catch (error) {
          return isApiError(error)
        }
        return true
      }),
      { numRuns: 5000 },
    )
  })
})
