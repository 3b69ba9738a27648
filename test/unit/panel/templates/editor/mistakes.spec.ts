import { describe, expect, it } from 'vitest'
import { mistakesOf } from '../../../../../renderer/features/templates/editor/mistakes'
import { formOf, specOf } from '../../../../../renderer/features/templates/editor/template-form'
import { translatorIn } from '../../lab/translator-in'
import { invalid } from '../../../../../src/core/resource/validation/causes'
import { validateResource } from '../../../../../src/core/resource/validation/validate-resource'

const judged = (change: (form: ReturnType<typeof formOf>) => void, name = 'web') => {
  const form = formOf({
    title: 'T',
    provisioner: 'docker',
    image: 'python:3',
    ports: [{ name: 'http', containerPort: 80 }],
    readiness: { type: 'http', port: 80 },
  })
  change(form)
  return mistakesOf(
    invalid('LabTemplate', name, validateResource({ kind: 'LabTemplate', metadata: { name }, spec: specOf(form) })),
    translatorIn('en'),
  )
}

describe('a mistake stands at its field', () => {
  it('in a row of ports, in plain words', () => {
    expect(judged((form) => (form.ports[0]!.containerPort = 'x')).get('ports[0].containerPort')).toEqual(['Not a number.'])
  })

  it('in readiness, resources, a variable, a part of the command and the name', () => {
    const mistakes = judged((form) => {
      form.readiness.port = '0'
      form.memory = 'much'
      form.environment.push({ name: 'PATH', value: 'x' })
    }, 'Not A Name')
    expect([...mistakes.keys()].toSorted()).toEqual(['environment[PATH]', 'name', 'readiness.port', 'resources.memory'])
  })

  it('and what belongs to no field is said above them all, with its path', () => {
    const form = mistakesOf(
      invalid('LabTemplate', 'x', [
        { reason: 'FieldValueForbidden', field: 'metadata.labels', message: 'Forbidden: no', code: 'NotOnThisKind' },
      ]),
      translatorIn('en'),
    )
    expect(form).toEqual(new Map([['', ['metadata.labels: Not allowed here.']]]))
  })
})
