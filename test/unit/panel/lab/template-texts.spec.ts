import { describe, expect, it } from 'vitest'
import { de } from '../../../../renderer/lab/messages/de'
import { en } from '../../../../renderer/lab/messages/en'
import { fr } from '../../../../renderer/lab/messages/fr'
import { saysAsBuiltIn } from '../../../../src/contract/words'
import type { LabTemplate } from '../../../../src/contract/words'
import { BUILT_IN_ANNOTATION } from '../../../../src/core/resource/annotations'
import { BUILTIN_TEMPLATES } from '../../../../src/core/resource/templates/builtin-templates'

function storedShell(spec: object = {}, annotations: object = { [BUILT_IN_ANNOTATION]: 'of-an-earlier-version' }): LabTemplate {
  const shipped = BUILTIN_TEMPLATES.find(({ metadata }) => metadata.name === 'shell')
  const metadata = { ...shipped?.metadata, annotations, lastModified: '2026-03-02T10:00:00Z' }
  return { ...shipped, metadata, spec: { ...(shipped?.spec as object), ...spec } } as unknown as LabTemplate
}
const translated = (template: LabTemplate) => [saysAsBuiltIn(template, 'title'), saysAsBuiltIn(template, 'description')]

describe('the title and the description of a built-in template', () => {
  it('are said in the language of who reads them, also when something else of it was changed', () => {
    expect(translated(storedShell())).toEqual([true, true])
    expect(translated(storedShell({ stopTimeout: 9 }))).toEqual([true, true])
  })

  it('are shown as they were written once a person has written them', () => {
    expect(translated(storedShell({ title: 'Unix' }))).toEqual([false, true])
    expect(translated(storedShell({ description: undefined }))).toEqual([true, false])
  })

  it("are a person's own where the template never came with the program, whatever they say", () => {
    expect(translated(storedShell({}, {}))).toEqual([false, false])
  })

  it('stand in English word for word as they are stored, and each in every language', () => {
    const shipped = BUILTIN_TEMPLATES.map(({ metadata, spec }) => {
      const { title, description } = spec as LabTemplate['spec']
      return [metadata.name, { title, description }]
    })
    expect(en.builtIn).toEqual(Object.fromEntries(shipped))
    for (const { builtIn } of [de, fr]) expect(Object.keys(builtIn)).toEqual(Object.keys(en.builtIn))
  })
})
