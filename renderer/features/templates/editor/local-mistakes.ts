import { argumentsOf } from './command-line'
import type { TemplateForm } from './template-form'

interface Words {
  readonly unclosed: string
  readonly twice: string
  readonly noImage: string
}

/**
 * What the engine cannot see, since it is gone once the form has become a spec, and what it would say less plainly. By field, as the
 * engine's mistakes are; one here stands in for the engine's at the same field.
 */
export function localMistakes(form: TemplateForm, words: Words): ReadonlyMap<string, readonly string[]> {
  const open = (['command', 'readiness.command'] as const).filter(
    (field) => argumentsOf(field === 'command' ? form.command : form.readiness.command).isOpen,
  )
  const names = form.environment.map(({ name }) => name)
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index)
  const noImage = form.image.trim() === '' ? [['image', [words.noImage]] as const] : []
  return new Map([
    ...noImage,
    ...open.map((field) => [field, [words.unclosed]] as const),
    ...twice.map((name) => [`environment[${name}]`, [words.twice]] as const),
  ])
}
