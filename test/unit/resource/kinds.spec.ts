import { describe, expect, it } from 'vitest'
import { BUILTIN_TEMPLATES } from '../../../src/core/resource/templates/builtin-templates'
import { deepFreeze } from '../../../src/core/resource/json'
import { kindByName, kindByPlural, KINDS } from '../../../src/core/resource/kinds/kinds'
import { isAllowedTransition, LAB_STATES } from '../../../src/core/resource/lab-states'
import type { Resource } from '../../../src/core/resource/resource'
import { validateResource, validateStatus, validateUpdate } from '../../../src/core/resource/validation/validate-resource'
import { aLab, mistakes, sentences } from './a-draft'

const NOW = '2025-09-09T21:34:19.000Z'
const metadata = {
  name: 'python-basics-lab',
  namespace: 'student-labs',
  uid: 'u1',
  resourceVersion: '7',
  generation: 1,
  creationTimestamp: NOW,
}
const stored = (spec: object = {}, status: object = { state: 'pending' }, meta: object = {}): Resource => ({
  ...aLab(spec),
  metadata: { ...metadata, ...meta },
  status,
})
const update = (old: Resource, next: Resource) => sentences(validateUpdate(old, next))
const statusWrite = (before: object, after: object) => sentences(validateStatus(stored({}, before), stored({}, after)))

describe('the kinds', () => {
  it('are found by name and by plural, and by nothing else', () => {
    expect(KINDS.map(({ kind, plural, namespaced, recordsStatus }) => [kind, plural, namespaced, recordsStatus])).toEqual([
      ['LabInstance', 'labinstances', true, false],
      ['LabTemplate', 'labtemplates', true, false],
      ['Class', 'classes', true, false],
      ['EngineSettings', 'enginesettings', false, false],
      ['DeletedLab', 'deletedlabs', true, true],
    ])
    for (const kind of KINDS) expect([kindByName(kind.kind), kindByPlural(kind.plural)]).toEqual([kind, kind])
    expect(['constructor', '__proto__', '', 'labinstance'].map(kindByName)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('a lab is born pending, with the first line of its timeline and a finalizer', () => {
    const lab = kindByName('LabInstance')
    const status = lab?.initialStatus?.(NOW) ?? {}
    expect(status).toEqual({
      state: 'pending',
      reason: 'Declared',
      message: 'The lab was declared.',
      code: 'LabDeclared',
      retries: 0,
      transitions: [
        { state: 'pending', reason: 'Declared', message: 'The lab was declared.', code: 'LabDeclared', time: NOW, who: 'person' },
      ],
    })
    expect(lab?.finalizers).toEqual(['lab.neuroglia.com/provisioned'])
    expect(statusWrite(status, status)).toEqual([])
  })

  it('fields for selectors are read from spoilt objects too', () => {
    const spoilt = { ...stored(), spec: null, status: { state: { constructor: 1 } } }
    const fields = [...(kindByName('LabInstance')?.fields ?? [])].map(([name, get]) => [name, get(spoilt)])
    expect(fields).toEqual([
      ['metadata.name', 'python-basics-lab'],
      ['metadata.namespace', 'student-labs'],
      ['status.state', ''],
      ['spec.template', ''],
      ['spec.studentEmail', ''],
      ['spec.studentLogin', ''],
    ])
  })

  it('every built-in template is right, limited, and does not run as root', () => {
    expect(BUILTIN_TEMPLATES.map(({ metadata: { name } }) => name)).toEqual(['sample-lab', 'python-basics', 'web-dev', 'shell', 'jupyter'])
    expect(BUILTIN_TEMPLATES.flatMap(mistakes)).toEqual([])
    for (const { spec } of BUILTIN_TEMPLATES) {
      expect(spec).toMatchObject({
        resources: { cpu: expect.any(Number), memory: expect.any(String), pids: expect.any(Number) },
        user: expect.stringMatching(/^[1-9]/),
      })
      expect(spec).not.toMatchObject({ writable: true })
    }
  })
})

describe('an update', () => {
  it('#99 needs the resourceVersion it read', () => {
    const { resourceVersion: _, ...unread } = metadata
    expect(update(stored(), { ...stored(), metadata: unread as Resource['metadata'] })).toEqual([
      'metadata.resourceVersion: Invalid value: "": must be specified for an update',
    ])
    expect(update(stored(), stored({}, {}, { resourceVersion: 7 }))).toEqual([
      'metadata.resourceVersion: Invalid value: "integer": metadata.resourceVersion in body must be of type string: "integer"',
    ])
  })

  it('#161 changes neither template nor student once the lab has started', () => {
    const next = stored({ template: 'other', studentEmail: 'b@x.com', studentName: 'B', duration: '2h' })
    expect(update(stored(), next)).toEqual([])
    for (const state of LAB_STATES.slice(1, 6)) {
      expect(update(stored({}, { state }), next)).toEqual([
        'spec.template: Invalid value: "other": field is immutable',
        'spec.studentEmail: Invalid value: "b@x.com": field is immutable',
      ])
    }
  })

  it('changes nothing of a lab that is being deleted, but lets go of it', () => {
    const doomed = [stored({}, { state: 'ready' }, { deletionTimestamp: NOW }), stored({}, { state: 'deleting' })]
    for (const old of doomed) {
      expect(update(old, { ...old, spec: { ...(old.spec as object), duration: '2h' } })).toEqual([
        'spec: Forbidden: the lab is being deleted: nothing of it can be changed any more',
      ])
      expect(update(old, { ...old, metadata: { ...old.metadata, finalizers: [] } })).toEqual([])
    }
    expect(update(stored({}, { state: 'ready' }), stored({ scheduledStart: NOW }))).toEqual([
      `spec.scheduledStart: Invalid value: "${NOW}": field is immutable`,
    ])
  })

  it('does not rename, move or exchange an object', () => {
    expect(update(stored(), stored({}, {}, { name: 'b', namespace: 'c', uid: 'd' }))).toEqual([
      'metadata.name: Invalid value: "b": field is immutable',
      'metadata.namespace: Invalid value: "c": field is immutable',
      'metadata.uid: Invalid value: "d": field is immutable',
    ])
  })

  it('#82 adds no finalizer to an object that is being deleted', () => {
    const deleting = stored({}, {}, { deletionTimestamp: NOW, finalizers: ['a.b/c'] })
    expect(update(deleting, stored({}, {}, { finalizers: ['a.b/c', 'a.b/d'] }))).toEqual([
      'metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"a.b/d"}',
    ])
    expect(update(deleting, stored({}, {}, { finalizers: [] }))).toEqual([])
    expect(update(stored(), stored({}, {}, { finalizers: ['a.b/d'] }))).toEqual([])
  })

  it('#55 mends a spoilt object, and judges one without throwing', () => {
    const spoilt = { ...stored({ duration: '30d' }, { state: 'zombie' }) }
    expect(update(spoilt, stored())).toEqual([])
    expect(mistakes(spoilt)).toHaveLength(1)
    for (const poison of [null, 5, {}, { kind: 'LabInstance' }, { kind: 'LabInstance', metadata: 5, spec: 'x', status: [] }]) {
      expect(() => [
        validateUpdate(stored(), poison as unknown as Resource),
        validateUpdate((poison ?? stored()) as unknown as Resource, stored()),
        validateResource(poison),
      ]).not.toThrow()
    }
  })
})

describe('a status write', () => {
  it('#90 goes only where the life of a lab goes, for every pair of states', () => {
    for (const from of LAB_STATES) {
      for (const to of LAB_STATES) {
        const expected = isAllowedTransition(from, to)
          ? []
          : [`status.state: Invalid value: "${to}": a lab does not go from "${from}" to "${to}"`]
        expect(statusWrite({ state: from }, { state: to })).toEqual(expected)
      }
    }
  })

  it('#90 invents no state, but leaves one that does not exist', () => {
    expect(statusWrite({ state: 'ready' }, { state: 'zombie' })[0]).toMatch(
      /^status\.state: Unsupported value: "zombie": supported values: "pending"/,
    )
    expect(statusWrite({ state: 'zombie' }, { state: 'failed' })).toEqual([])
    expect(statusWrite({}, { state: 'failed' })).toEqual([])
  })

  it('#89 moves lastTransitionTime only when the condition flips, and has one condition of a type', () => {
    const later = '2025-09-09T22:00:00Z'
    const condition = { type: 'Ready', status: 'True', reason: 'Answered', message: 'It answered.', lastTransitionTime: NOW }
    const of = (...conditions: object[]) => ({ state: 'ready', conditions })
    expect(statusWrite(of(condition), of({ ...condition, message: 'Again.' }))).toEqual([])
    expect(statusWrite(of(condition), of({ ...condition, status: 'False', lastTransitionTime: later }))).toEqual([])
    expect(statusWrite(of(condition), of({ ...condition, lastTransitionTime: later }))).toEqual([
      `status.conditions[0].lastTransitionTime: Invalid value: "${later}": must not change unless status changes`,
    ])
    expect(statusWrite(of(), of(condition, condition))).toEqual(['status.conditions[1].type: Duplicate value: "Ready"'])
    expect(statusWrite(of(), of({ ...condition, reason: 'not camel' }))).toEqual([
      'status.conditions[0].reason: Invalid value: "not camel": must be CamelCase, of letters and digits',
    ])
  })

  it('names a container by its whole id only', () => {
    expect(statusWrite({}, { state: 'ready', containerId: 'a'.repeat(64) })).toEqual([])
    for (const containerId of ['', 'a', 'A'.repeat(64), '../x']) expect(statusWrite({}, { state: 'ready', containerId })).toHaveLength(1)
  })
})

describe('deepFreeze', () => {
  it('#102 freezes all the way down, also below what was frozen on the surface', () => {
    const value = deepFreeze(Object.freeze({ a: [{ b: { c: 1 } }] }))
    expect([value.a, value.a[0], value.a[0]?.b].every(Object.isFrozen)).toBe(true)
  })
})
