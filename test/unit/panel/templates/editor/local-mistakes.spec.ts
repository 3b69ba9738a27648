import { describe, expect, it } from 'vitest'
import { localMistakes } from '../../../../../renderer/features/templates/editor/mistakes'
import { formOf } from '../../../../../renderer/features/templates/editor/template-form'

const WORDS = { unclosed: 'unclosed', twice: 'twice', noImage: 'no image' }
const judged = (change: (form: ReturnType<typeof formOf>) => void) => {
  const form = formOf({ title: 'T', provisioner: 'docker', image: 'python:3' })
  change(form)
  return Object.fromEntries(localMistakes(form, WORDS))
}

describe('what the template editor says by itself', () => {
  it('an emptied image is asked for in plain words, before the engine is', () => {
    expect(judged(() => undefined)).toEqual({})
    expect(judged((form) => (form.image = '  '))).toEqual({ image: ['no image'] })
  })

  it('an open quote and a name that is there twice', () => {
    expect(
      judged((form) => {
        form.command = 'sh -c "echo'
        form.environment.push({ name: 'HOME', value: 'a' }, { name: 'HOME', value: 'b' })
      }),
    ).toEqual({ command: ['unclosed'], 'environment[HOME]': ['twice'] })
  })
})
