import { describe, expect, it } from 'vitest'
import { invalid, notSupported } from '../../../src/core/resource/validation/causes'
import { validateResource } from '../../../src/core/resource/validation/validate-resource'
import { aLab, aTemplate, mistakes, someSettings } from './a-draft'

describe('a declared object', () => {
  it('is right when nothing is wrong', () => {
    const drafts = [
      aLab(),
      aLab({
        duration: 'none',
        scheduledStart: '2025-01-01T08:00:00Z',
        endsAt: '2025-01-01T09:00:00Z',
        environment: { COURSE: 'cs101', constructor: 'x', toString: 'y' },
        resources: { cpu: 0.5, memory: '64Mi', pids: 64 },
      }),
      aLab(
        {},
        {
          labels: { course: 'cs101', constructor: 'a' },
          annotations: { 'example.com/note': 'any text\nat all' },
          finalizers: ['example.com/x'],
          uid: 'u',
          creationTimestamp: null,
          managedFields: [],
        },
      ),
      aTemplate(),
      someSettings(),
      someSettings({
        watch: { mode: 'poll', pollInterval: '200ms' },
        labs: { warnBeforeExpiry: ['10m', '5m'] },
        network: { bind: '127.0.0.1' },
      }),
    ]
    expect(drafts.flatMap(mistakes)).toEqual([])
  })

  it('#163 five mistakes are five causes in one answer', () => {
    const causes = validateResource(
      aLab({ studentEmail: 'nobody', duration: '1d', durration: '1h', environment: { '1A': 'x' } }, { name: 'Bad_Name' }),
    )
    expect(causes.map(({ field }) => field).sort()).toEqual([
      'metadata.name',
      'spec.duration',
      'spec.durration',
      'spec.environment[1A]',
      'spec.studentEmail',
    ])
  })

  it("#149 says it all in the API server's sentence", () => {
    const error = invalid('LabInstance', 'Bad_Name', validateResource(aLab({}, { name: 'Bad_Name' })))
    expect(error.message).toMatch(
      /^LabInstance\.lab\.neuroglia\.com "Bad_Name" is invalid: metadata\.name: Invalid value: "Bad_Name": a lowercase RFC 1123 subdomain must consist of/,
    )
    expect(error.toStatus()).toMatchObject({
      status: 'Failure',
      reason: 'Invalid',
      code: 422,
      details: { kind: 'LabInstance', name: 'Bad_Name', causes: [{ reason: 'FieldValueInvalid', field: 'metadata.name' }] },
    })
  })

  it('puts brackets around several mistakes', () => {
    const error = invalid('LabInstance', 'x', validateResource(aLab({ studentEmail: undefined, template: undefined })))
    expect(error.message).toBe(
      'LabInstance.lab.neuroglia.com "x" is invalid: [spec.template: Required value, spec.studentEmail: Required value]',
    )
  })

  it.each([
    [aLab({ template: 5 }), 'spec.template: Invalid value: "integer": spec.template in body must be of type string: "integer"'],
    [aLab({ environment: [] }), 'spec.environment: Invalid value: "array": spec.environment in body must be of type object: "array"'],
    [
      aLab({ environment: { A: 1 } }),
      'spec.environment[A]: Invalid value: "integer": spec.environment[A] in body must be of type string: "integer"',
    ],
    [aLab({ studentName: null }), 'spec.studentName: Invalid value: "null": spec.studentName in body must be of type string: "null"'],
    [
      aLab({ resources: { memory: true } }),
      'spec.resources.memory: Invalid value: "boolean": spec.resources.memory in body must be of type number or string: "boolean"',
    ],
    [aLab({ resources: { memory: '1Mi' } }), 'spec.resources.memory: Invalid value: "1Mi": must be greater than or equal to 6Mi'],
    [aLab({ resources: { cpu: 0 } }), 'spec.resources.cpu: Invalid value: 0: must be greater than or equal to 0.01'],
    [aLab({ resources: { pids: 1.5 } }), 'spec.resources.pids: Invalid value: 1.5: must be an integer'],
    [aLab({ resources: { cpu: Infinity } }), 'spec.resources.cpu: Invalid value: "Infinity": must be a finite number'],
    [
      aLab({ endsAt: '2025-01-01T00:00:00Z', scheduledStart: '2025-01-01T00:00:00Z' }),
      'spec.endsAt: Invalid value: "2025-01-01T00:00:00Z": must be later than spec.scheduledStart',
    ],
    [aTemplate({ provisioner: 'vm' }), 'spec.provisioner: Unsupported value: "vm": supported values: "docker", "simulated"'],
    [
      aTemplate({ ports: [{ name: 'web', containerPort: 80 }], readiness: { type: 'http', port: 80, scheme: 'ftp' } }),
      'spec.readiness.scheme: Unsupported value: "ftp": supported values: "http", "https"',
    ],
    [
      aTemplate({ readiness: { type: 'ping' } }),
      'spec.readiness.type: Unsupported value: "ping": supported values: "http", "tcp", "exec", "none"',
    ],
    [{ ...aLab(), apiVersion: 'v1' }, 'apiVersion: Unsupported value: "v1": supported values: "lab.neuroglia.com/v1"'],
    [
      { ...aLab(), kind: 'Pod' },
      'kind: Unsupported value: "Pod": supported values: "LabInstance", "LabTemplate", "Class", "EngineSettings", "DeletedLab"',
    ],
    [{ ...aLab(), data: 1 }, 'data: strict decoding error: unknown field "data"'],
    [{ kind: 'LabInstance', metadata: { name: 'x' } }, 'spec: Required value'],
    [aLab({ durration: '1h' }), 'spec.durration: strict decoding error: unknown field "spec.durration"'],
    [aLab({}, { name: undefined }), 'metadata.name: Required value: name or generateName is required'],
    [aLab({}, { nmae: 'x' }), 'metadata.nmae: strict decoding error: unknown field "metadata.nmae"'],
    [
      aLab({}, { finalizers: ['x'] }),
      'metadata.finalizers[0]: Invalid value: "x": name is neither a standard finalizer name nor is it fully qualified',
    ],
    [
      aLab({}, { ownerReferences: [{ apiVersion: 'v1', kind: 'X', name: 'x', uid: '' }] }),
      'metadata.ownerReferences[0].uid: Required value: must not be empty',
    ],
    [
      aLab({}, { labels: { 'com.neuroglia.lab.uid': 'x' } }),
      'metadata.labels[com.neuroglia.lab.uid]: Forbidden: this prefix is reserved for the engine',
    ],
    [someSettings({}, { name: 'other' }), 'metadata.name: Invalid value: "other": must be "default": there is one set of settings'],
    [someSettings({}, { namespace: 'x' }), 'metadata.namespace: Forbidden: not allowed on this type'],
    [
      someSettings({ watch: { pollInterval: '100ms' } }),
      'spec.watch.pollInterval: Invalid value: "100ms": must be between 200ms and 60s, inclusive',
    ],
    [someSettings({ labs: { warnBeforeExpiry: ['5m', '5m'] } }), 'spec.labs.warnBeforeExpiry[1]: Duplicate value: "5m"'],
    [
      someSettings({ network: { bind: 'evil.example' } }),
      'spec.network.bind: Invalid value: "evil.example": must be "127.0.0.1": the server answers this machine only; labs cannot be shared on the network yet',
    ],
  ])('#158 #159 %#: says what, where and why', (draft, sentence) => {
    expect(mistakes(draft)).toEqual([sentence])
  })

  it.each([null, undefined, 5, 'x', [], true, new Map(), () => 1, Symbol('x'), new Date(0)])(
    '#12 answers for %s instead of throwing',
    (value) => {
      expect(mistakes(value).length).toBeGreaterThan(0)
    },
  )

  it('#155 annotations together fit into 256 KiB', () => {
    expect(mistakes(aLab({}, { annotations: { a: 'x'.repeat(257 * 1024) } }))).toEqual([
      'metadata.annotations: Too long: may not be more than 262144 bytes',
    ])
  })

  it.each(['LD_PRELOAD', 'PATH', 'DOCKER_HOST', 'ld_preload', 'BASH_ENV'])('#154 refuses the environment variable %s by name', (name) => {
    expect(mistakes(aLab({ environment: { [name]: 'x' } }))).toEqual([
      `spec.environment[${name}]: Forbidden: this name changes how programs start or which daemon they reach; choose another name`,
    ])
  })

  it('#154 #164 refuses values with control characters, and too many bytes, without ever repeating a value', () => {
    const secret = 'hunter2-hunter2'
    const found = mistakes(
      aLab({ environment: { A: `${secret}\r\n`, B: `${secret}\0`, C: `${secret}${'x'.repeat(1_000_000)}`, '1D': secret } }),
    )
    expect(found.map((text) => text.split(':')[0])).toEqual([
      'spec.environment',
      'spec.environment[A]',
      'spec.environment[B]',
      'spec.environment[1D]',
    ])
    expect(found.join('\n')).not.toContain('hunter2')
  })

  it('#154 takes values of several lines as they are: a key is one', () => {
    expect(mistakes(aLab({ environment: { KEY: '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n', TAB: 'a\tb' } }))).toEqual(
      [],
    )
  })

  it('#164 no message is longer than 1 KiB, however long the value, the key or the list', () => {
    const huge = 'x'.repeat(3_000_000)
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`unknown${index}`, 1]))
    for (const draft of [aLab({ studentEmail: huge, [huge]: 1 }, { name: huge, labels: { [huge]: huge } }), aLab(many), { kind: huge }]) {
      const causes = validateResource(draft)
      const error = invalid('LabInstance', huge, causes)
      expect(causes.length).toBeGreaterThan(0)
      expect(Math.max(...causes.map(({ message }) => message.length))).toBeLessThanOrEqual(1024)
      expect(error.message.length).toBeLessThanOrEqual(1024)
      expect(JSON.stringify(error.toStatus()).length).toBeLessThan(200_000)
    }
  })

  it.each([
    ['an endless list', aLab({ x: Array(1_400_000).fill(0) })],
    ['many variables', aLab({ environment: Object.fromEntries(Array.from({ length: 19_000 }, (_, index) => [`${index}`, '\r'])) })],
    ['many owners', aLab({}, { ownerReferences: Array(19_000).fill({}) })],
    ['many warnings', someSettings({ labs: { warnBeforeExpiry: Array.from({ length: 19_000 }, (_, index) => `${index}`) } })],
    ['many ports', aTemplate({ ports: Array(19_000).fill({}) })],
    ['many secrets', aTemplate({ secrets: Array(19_000).fill('A') })],
  ])('#13 %s cannot hold up the others for a second', (_, draft) => {
    const started = performance.now()
    expect(mistakes(draft).length).toBeGreaterThan(0)
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('#164 an endless list costs one short answer, and a long list of what is supported is cut', () => {
    expect(mistakes(aLab({ finalizers: Array(1_000_000).fill(1) }))).toEqual([': Invalid value: the object has too many parts'])
    expect(notSupported('spec.template', 'x', Array(1000).fill('python-basics')).message).toHaveLength(1024)
  })
})
