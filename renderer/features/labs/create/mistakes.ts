import { isApiError, parseLabDuration } from '../../../../src/contract/words'
import type { ErrorTranslator } from '../../../lab/engine-messages'
import { parseLocalTime } from '../../../ui/local-time'
import { isEmail } from '../../../roster/plain-text'
import type { CreateForm } from './create-form'
import type { LabDraft } from './lab-drafts'
import { isLabName } from './lab-names'

/** A mistake at its field: our own by its key under `labs.mistake`, the engine's by its sentence. `form`: it belongs to none. */
export interface Mistake {
  readonly field: string
  readonly key?: string
  readonly values?: Readonly<Record<string, unknown>>
  readonly text?: string
}

/** What can be seen without asking, all at once. `now`: wall clock ms; `taken`: names in use. */
export function localMistakes(form: CreateForm, now: number, taken: ReadonlySet<string>): readonly Mistake[] {
  return [
    ...(form.template === '' ? [{ field: 'template', key: 'required' }] : []),
    ...(form.mode === 'one' ? oneMistakes(form, taken) : classMistakes(form)),
    ...(form.duration.trim() === '' || parseLabDuration(form.duration.trim()).ok ? [] : [{ field: 'duration', key: 'duration' }]),
    ...(form.start === 'at' ? startMistakes(form.startAt, now) : []),
    ...environmentMistakes(form.environment),
    ...(['cpu', 'pids'] as const)
      .filter((field) => form[field].trim() !== '' && Number.isNaN(Number(form[field])))
      .map((field) => ({ field, key: 'number' })),
    ...(form.namespace.trim() === '' ? [{ field: 'namespace', key: 'required' }] : []),
  ]
}

function oneMistakes({ studentEmail, name }: CreateForm, taken: ReadonlySet<string>): readonly Mistake[] {
  const email = studentEmail.trim()
  const wanted = name.trim()
  return [
    ...(email === '' ? [{ field: 'studentEmail', key: 'required' }] : isEmail(email) ? [] : [{ field: 'studentEmail', key: 'email' }]),
    ...(wanted === '' || isLabName(wanted) ? [] : [{ field: 'name', key: 'name' }]),
    ...(taken.has(wanted) ? [{ field: 'name', key: 'taken' }] : []),
  ]
}

function classMistakes({ prefix }: CreateForm): readonly Mistake[] {
  return prefix.trim() === '' || isLabName(prefix.trim().replace(/-$/, '')) ? [] : [{ field: 'prefix', key: 'name' }]
}

function startMistakes(text: string, now: number): readonly Mistake[] {
  const at = parseLocalTime(text)
  if (at === undefined) return [{ field: 'startAt', key: 'time' }]
  return at <= now ? [{ field: 'startAt', key: 'past' }] : []
}

function environmentMistakes(rows: CreateForm['environment']): readonly Mistake[] {
  const names = rows.map(({ name }) => name.trim())
  return rows.flatMap(({ id, value }, index): readonly Mistake[] => {
    const name = names[index] ?? ''
    if (name === '') return value === '' ? [] : [{ field: `environment.${id}`, key: 'variableName' }]
    return names.indexOf(name) < index ? [{ field: `environment.${id}`, key: 'variableTwice' }] : []
  })
}

const FIELDS: Readonly<Record<string, string>> = {
  'metadata.name': 'name',
  'metadata.namespace': 'namespace',
  'spec.template': 'template',
  'spec.studentEmail': 'studentEmail',
  'spec.studentName': 'studentName',
  'spec.duration': 'duration',
  'spec.scheduledStart': 'startAt',
  'spec.resources.cpu': 'cpu',
  'spec.resources.memory': 'memory',
  'spec.resources.pids': 'pids',
}
/** A mistake that belongs to one student of a class list. */
export const OF_ROW = 'row.'
const OF_EACH_STUDENT = ['name', 'studentEmail', 'studentName']

/** What the engine said of a draft, each cause at the field that it is about. */
export function engineMistakes(
  error: unknown,
  { form, draft: { row }, translator }: { readonly form: CreateForm; readonly draft: LabDraft; readonly translator: ErrorTranslator },
): readonly Mistake[] {
  const at = (field: string) => (row !== undefined && OF_EACH_STUDENT.includes(field) ? `${OF_ROW}${row}` : field)
  if (isApiError(error, 'AlreadyExists')) return [{ field: at('name'), key: 'taken' }]
  const causes = isApiError(error) ? (error.details.causes ?? []) : []
  if (causes.length === 0) return [{ field: 'form', text: translator.errorText(error) }]
  return causes.map((cause) => ({ field: at(fieldOf(cause.field, form)), text: translator.causeText(cause) }))
}

function fieldOf(path: string, { environment }: CreateForm): string {
  const name = /^spec\.environment(?:\.|\[)(.*?)\]?$/.exec(path)?.[1]?.replace(/^"|"$/g, '')
  const row = name === undefined ? undefined : environment.find((each) => each.name.trim() === name)
  return row === undefined ? (path.startsWith('spec.environment') ? 'environment' : (FIELDS[path] ?? 'form')) : `environment.${row.id}`
}

/** The same thing said of many students is said once where it does not belong to one of them. */
export function distinct(mistakes: readonly Mistake[]): readonly Mistake[] {
  return [...new Map(mistakes.map((each) => [`${each.field} ${each.key ?? ''} ${each.text ?? ''}`, each])).values()]
}
