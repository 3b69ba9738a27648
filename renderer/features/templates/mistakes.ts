import { isApiError } from '../../../src/contract/words'
import type { Teller } from '../../lab/engine-says'

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

export function mistakesOf(error: unknown, { refused, mistake }: Teller): Mistakes {
  const { causes = [] } = isApiError(error) ? error.details : {}
  if (causes.length === 0) return new Map([['', [refused(error)]]])
  const by = new Map<string, string[]>()
  for (const cause of causes) {
    const field = fieldOf(cause.field)
    by.set(field, [...(by.get(field) ?? []), field === '' ? `${cause.field}: ${mistake(cause)}` : mistake(cause)])
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
