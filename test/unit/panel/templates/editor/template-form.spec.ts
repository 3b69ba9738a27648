import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { argumentsOf, commandLine } from '../../../../../renderer/features/templates/editor/command-line'
import { formOf, specOf } from '../../../../../renderer/features/templates/editor/template-form'
import { BUILTIN_TEMPLATES } from '../../../../../src/core/resource/templates/builtin-templates'
import type { LabTemplateSpec } from '../../../../../src/contract/words'

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/)
const folder = word.map((name) => `/${name}`)
const port = fc.integer({ min: 1, max: 65535 })
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const argv = fc.array(fc.string(), { minLength: 1, maxLength: 4 })
const timing = { interval: maybe(fc.constantFrom('50ms', '1s')), timeout: maybe(fc.constantFrom('100ms', '5s')) }
const readiness = fc.oneof(
  fc.record({
    type: fc.constant('http' as const),
    port,
    path: maybe(folder),
    scheme: maybe(fc.constantFrom('http' as const, 'https' as const)),
    status: maybe(fc.constantFrom<(string | number)[]>(['200-399', 401], [503])),
    ...timing,
  }),
  fc.record({ type: fc.constant('tcp' as const), port, ...timing }),
  fc.record({ type: fc.constant('exec' as const), command: argv, ...timing }),
  fc.constant({ type: 'none' as const }),
)
const spec: fc.Arbitrary<LabTemplateSpec> = fc.record({
  title: fc.string({ minLength: 1, maxLength: 40 }),
  description: maybe(fc.string({ minLength: 1 })),
  icon: maybe(word),
  provisioner: fc.constantFrom('docker' as const, 'simulated' as const),
  image: word,
  command: maybe(argv),
  ports: maybe(fc.array(fc.record({ name: word, containerPort: port }), { minLength: 1, maxLength: 3 })),
  environment: maybe(fc.dictionary(word, fc.string(), { minKeys: 1, maxKeys: 3 })),
  secrets: maybe(fc.array(word, { minLength: 1, maxLength: 3 })),
  resources: maybe(
    fc.record({
      cpu: fc.double({ min: 0.01, max: 256, noNaN: true }),
      memory: fc.oneof(fc.integer({ min: 2 ** 23, max: 2 ** 40 }), fc.constantFrom('64Mi', '1.5Gi')),
      pids: fc.integer({ min: 1, max: 32768 }),
    }),
  ),
  readiness: maybe(readiness),
  openPath: maybe(folder),
  workDir: maybe(folder),
  duration: maybe(fc.constantFrom('60m', 'none', 'PT1H')),
  user: maybe(fc.constantFrom('1000', '0:0')),
  writable: maybe(fc.oneof(fc.boolean(), fc.array(folder, { maxLength: 3 }))),
  capabilities: maybe(fc.constant(['CHOWN' as const])),
  stopTimeout: maybe(fc.integer({ min: 0, max: 300 })),
})

describe('a template in its form', () => {
  it('comes out as it went in, whatever it is', () => {
    fc.assert(fc.property(spec, (before) => void expect(specOf(formOf(before))).toEqual(before)))
  })

  it('does so for every built-in template', () => {
    for (const { spec: before } of BUILTIN_TEMPLATES) expect(specOf(formOf(before as LabTemplateSpec))).toEqual(before)
  })

  it('keeps half a number as it was typed, for the engine to refuse where it stands', () => {
    const form = formOf({ title: 'T', provisioner: 'docker', image: 'i', ports: [{ name: 'http', containerPort: 1 }] })
    form.ports[0]!.containerPort = '80a'
    expect(specOf(form)['ports']).toEqual([{ name: 'http', containerPort: '80a' }])
  })
})

describe('a command in one line', () => {
  it('gives back exactly the arguments it was made of', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })),
        (args) => void expect(argumentsOf(commandLine(args))).toEqual({ args, isOpen: false }),
      ),
    )
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^["'\\ \n\ta$]*$/)),
        (args) => void expect(argumentsOf(commandLine(args)).args).toEqual(args),
      ),
    )
  })

  it('reads both quotes as a shell does, and says when one is not closed', () => {
    expect(argumentsOf(`sh -c 'echo "a b"' x"y z"`)).toEqual({ args: ['sh', '-c', 'echo "a b"', 'xy z'], isOpen: false })
    expect(argumentsOf('sh -c "echo').isOpen).toBe(true)
  })
})
