import { isApiError } from '../../../../src/contract/words'
import type { ErrorTranslator } from '../../../lab/engine-messages'
import { argumentsOf } from './command-line'
import type { TemplateForm } from './template-form'

/** Every mistake at the field of the form that it belongs to; what belongs to none stands under ''. */
export type Mistakes = ReadonlyMap<string, readonly string[]>

export const NO_MISTAKES: Mistakes = new Map()

/** The form's fields, as the engine calls them: `resources.cpu`, `ports[0].name`, `environment[HOME]`. */
const FIELDS = [
  'title',
  'description',
  'icon',
  'provisioner',
  'image',
  'command',
  'openPath',
  'workDir',
  'duration',
  'user',
  'writable',
  'stopTimeout',
  'secrets',
  'resources.cpu',
  'resources.memory',
  'resources.pids',
  'readiness.type',
  'readiness.port',
  'readiness.path',
  'readiness.scheme',
  'readiness.status',
  'readiness.command',
  'readiness.interval',
  'readiness.timeout',
] as const
const ROWS = /^(?:ports\[\d+\]\.(?:name|containerPort)|environment\[[^\]]*\])/

export function mistakesOf(error: unknown, { errorText, causeText }: ErrorTranslator): Mistakes {
  const { causes = [] } = isApiError(error) ? error.details : {}
  if (causes.length === 0) return new Map([['', [errorText(error)]]])
  const by = new Map<string, string[]>()
  for (const cause of causes) {
    const field = fieldOf(cause.field)
    by.set(field, [...(by.get(field) ?? []), field === '' ? `${cause.field}: ${causeText(cause)}` : causeText(cause)])
  }
  return by
}

/** `spec.command[2]` belongs to the command's one field. */
function fieldOf(path: string): string {
  if (path === 'metadata.name') return 'name'
  const inSpec = path.replace(/^spec\./, '')
  const row = ROWS.exec(inSpec)?.[0]
  return row ?? FIELDS.find((field) => inSpec === field || inSpec.startsWith(`${field}[`) || inSpec.startsWith(`${field}.`)) ?? ''
}

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
