import { argumentsOf } from '../command-line'
import type { TemplateForm } from '../template-form'

/** What the engine cannot see, since it is gone once the form has become a spec. By field, as the engine's mistakes are. */
export function localMistakes(form: TemplateForm, words: { readonly unclosed: string; readonly twice: string }): ReadonlyMap<string, readonly string[]> {
  const open = (['command', 'readiness.command'] as const).filter((field) => argumentsOf(field === 'command' ? form.command : form.readiness.command).isOpen)
  const names = form.environment.map(({ name }) => name)
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index)
  return new Map([...open.map((field) => [field, [words.unclosed]] as const), ...twice.map((name) => [`environment[${name}]`, [words.twice]] as const)])
}
