import { describe, expect, it } from 'vitest'
import '../every-language'
import { translateCause, translateError } from '../../../../renderer/lab/engine-messages'
import { LANGUAGES } from '../../../../src/contract/languages/language'
import { ApiError } from '../../../../src/contract/words'
import type { Cause } from '../../../../src/contract/words'
import { validateResource, validateUpdate } from '../../../../src/core/resource/validation/validate-resource'
import { invalid } from '../../../../src/core/resource/validation/causes'
import { ProvisionerError } from '../../../../src/core/provisioner/provisioner-error'
import { alreadyExists, modified, notFound, preconditionFailed } from '../../../../src/core/store/store-errors'
import { apiErrorOf } from '../../../../src/service/api-error-of'
import { specChangeCauses } from '../../../../src/service/spec-requests'
import { aRow } from './a-row'

const long = (length: number): string => 'x'.repeat(length)
const labOf = (spec: object, metadata: object = {}) =>
  validateResource({
    kind: 'LabInstance',
    metadata: { name: 'ada', namespace: 'student-labs', ...metadata },
    spec: { template: 'web', studentEmail: 'ada@school.example', ...spec },
  })
const templateOf = (spec: object) =>
  validateResource({
    kind: 'LabTemplate',
    metadata: { name: 'web', namespace: 'student-labs' },
    spec: { title: 'Web', provisioner: 'docker', image: 'web:1', ...spec },
  })
const settingsOf = (spec: object, name = 'engine') => validateResource({ kind: 'EngineSettings', metadata: { name }, spec })

const leaving = { ...aRow('ada').lab, status: { state: 'deleting' } }

/** Everything that a person can get wrong, in one class. */
const WRONG: readonly (readonly Cause[])[] = [
  validateResource([]),
  validateResource({ kind: 'Nothing' }),
  validateResource({}),
  validateResource({ kind: 'LabInstance', apiVersion: 'v7', extra: 1 }),
  labOf({ template: 'Not A Name', studentEmail: 'ada', studentName: 'a\nb', duration: '1h3', scheduledStart: 'tomorrow', restartAt: 7 }),
  labOf({
    studentName: long(300),
    duration: '900h',
    environment: { PATH: '/', '1a': 'b', A: 'a\nb', B: long(70_000) },
    resources: { cpu: 0, memory: 'much', pids: 1.5 },
  }),
  labOf({
    duration: '-1h',
    resources: { cpu: 'x', memory: '1Ki', pids: 10 ** 9 },
    scheduledStart: '2026-03-02T10:00:00Z',
    endsAt: '2026-03-02T09:00:00Z',
    privileged: true,
    nonsense: 1,
    studentEmail: undefined,
  }),
  labOf(
    {},
    {
      name: 'Ada Lovelace',
      namespace: 'No_Space',
      labels: { 'a/b/c': 'x', '/x': 'y', ok: '-no-', 'lab.neuroglia.com/x': 'y' },
      finalizers: ['x', '-'],
      color: 1,
    },
  ),
  labOf({}, { name: '', annotations: { a: long(300_000) }, ownerReferences: [{}] }),
  labOf({ environment: { A: '\ud800' } }),
  labOf({ resources: { memory: Number.POSITIVE_INFINITY } }),
  templateOf({
    title: '',
    image: 'Web:1',
    ports: [
      { name: 'UP', containerPort: 0 },
      { name: 'a', containerPort: 70_000 },
    ],
    readiness: { type: 'http', port: 5, path: 'x', interval: '1ms' },
    openPath: '//x',
    workDir: 'here',
    user: 'root',
  }),
  templateOf({
    title: long(200),
    image: 'a b',
    provisioner: 'cloud',
    icon: 3,
    command: 'x',
    writable: ['/proc'],
    secrets: ['PATH'],
    openPath: '/?t=${T}',
    stopTimeout: 'x',
    readiness: { type: 'http', port: 5 },
  }),
  templateOf({ image: 'web@sha256:12', command: [], ports: {}, writable: 'yes' }),
  templateOf({ image: `web:${long(200)}`, command: ['\0'] }),
  labOf({}, { ownerReferences: ['a', 'b'].map((name) => ({ apiVersion: 'v1', kind: 'Class', name, uid: name, controller: true })) }),
  specChangeCauses({ next: { kind: 'LabInstance', spec: { keepUntil: '2020-01-01T00:00:00Z' } }, now: Date.now() }),
  ...['pending', 'expired'].map((state) =>
    specChangeCauses({
      old: { status: { state } },
      next: { kind: 'LabInstance', spec: { restartAt: '2020-01-01T00:00:00Z', endsAt: '2020-01-01T00:00:00Z' } },
      now: Date.now(),
    }),
  ),
  validateUpdate(leaving, { ...leaving, spec: {} }),
  settingsOf(
    {
      watch: { mode: 'never', pollInterval: '1ms' },
      network: { bind: '0.0.0.0' },
      provisioning: { maxConcurrent: 0 },
      drift: { events: 'on' },
    },
    'other',
  ),
]

const ENGLISH = /\b(?:must|may|the|not|value|invalid|field|only|least|most|long|there|needed|duration|number)\b/i

describe('a mistake at its field', () => {
  const all = [...new Set(WRONG.flat())]

  it.each(LANGUAGES.filter((language) => language !== 'en'))('is said in %s, whatever it is', (language) => {
    expect(all.length).toBeGreaterThan(60)
    expect(
      all
        .map((cause) => [cause.message.slice(0, 120), translateCause(cause, language)])
        .filter(([, said = '']) => ENGLISH.test(said) || !said.endsWith('.')),
    ).toEqual([])
  })

  it('is said in English without the value, the field, or a pattern', () => {
    expect(
      all
        .map((cause) => translateCause(cause, 'en'))
        .filter((said) => /regex|RFC 1123|decoding|in body|Invalid value|alphanumeric/.test(said) || !/^[^a-z].*\.$/s.test(said)),
    ).toEqual([])
  })

  it('keeps what a person needs to put it right', () => {
    const said = (field: string, causes: readonly Cause[], language = 'en') =>
      causes.filter((cause) => cause.field === field).map((cause) => translateCause(cause, language))
    expect(said('spec.watch.pollInterval', WRONG.flat(), 'de')).toEqual(['Muss von 200ms bis 60s sein.'])
    expect(said('spec.duration', labOf({ duration: '1h3' }))).toEqual([
      'Not a duration for a lab. Write it like 45m, 1h30m or none; from 1m to 720h.',
    ])
    expect(said('spec.provisioner', templateOf({ provisioner: 'cloud' }))[0]).toMatch(/^Must be one of "docker", "simulated"\.$/)
    expect(said('spec.title', templateOf({ title: long(200) }))).toEqual(['At most 128 characters.'])
  })

  it('of a later version is told as it came', () => {
    const cause = { reason: 'FieldValueInvalid', field: 'spec.a', message: 'Invalid value: "x": must rhyme', code: 'MustRhyme' } as const
    expect(translateCause(cause, 'de')).toBe('Invalid value: "x": must rhyme.')
  })
})

describe('what the engine refuses', () => {
  const ada = { plural: 'labinstances', name: 'ada' }
  const german = (error: unknown): string => translateError(error, 'de')

  it('is told with the name that a person gave, not with its address in the API', () => {
    const said = [notFound(ada), alreadyExists(ada), modified(ada), preconditionFailed(ada, 'UID', { wanted: 'a', actual: 'b' })].flatMap(
      (error) => [translateError(error, 'en'), german(error)],
    )
    expect(said.filter((text) => !/^[„"]?[A-Z„]?.*ada.*\.$/.test(text) || /neuroglia|Operation|precondition/.test(text))).toEqual([])
  })

  it("in a provisioner's hands keeps what it tells over the line, and is told in German by it", () => {
    const { reason, message, details } = apiErrorOf(
      new ProvisionerError('NoShell', 'terminal', { sentence: { code: 'ImageWithoutShell' } }),
    )
    expect(german(new ApiError(reason, message, details))).toBe('Das Image des Labs hat keine Shell. Sehen Sie stattdessen in die Ausgabe.')
  })

  it('for a field names the field and what is wrong with it', () => {
    const { lab } = aRow('ada')
    const causes = validateUpdate(lab, { ...lab, spec: { ...lab.spec, template: 'other' } })
    expect(german(invalid('LabInstance', 'ada', causes))).toContain('spec.template: Das lässt sich nicht mehr ändern.')
  })

  it("is a sentence in English, the engine's own", () => {
    expect(translateError(new ApiError('ServiceUnavailable', 'the server is stopping'), 'en')).toBe('The server is stopping.')
    expect(translateError(new Error('odd'), 'de')).toBe('odd')
  })
})
