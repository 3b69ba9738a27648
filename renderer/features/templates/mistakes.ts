import { ApiError } from '../../../src/contract/words'
import type { Cause } from '../../../src/contract/words'

/** Every mistake at the field of the form that it belongs to; what belongs to none stands under ''. */
export type Mistakes = ReadonlyMap<string, readonly string[]>

export const NO_MISTAKES: Mistakes = new Map()

/** The form's fields, as the engine calls them: `resources.cpu`, `ports[0].name`, `environment[HOME]`. */
const FIELDS = [
  'title', 'description', 'icon', 'provisioner', 'image', 'command', 'openPath', 'workDir', 'duration', 'user', 'writable', 'stopTimeout', 'secrets',
  'resources.cpu', 'resources.memory', 'resources.pids',
  'readiness.type', 'readiness.port', 'readiness.path', 'readiness.command', 'readiness.interval', 'readiness.timeout',
] as const
const ROWS = /^(?:ports\[\d+\]\.(?:name|containerPort)|environment\[[^\]]*\])/

export function mistakesOf(error: unknown): Mistakes {
  if (!(error instanceof ApiError)) return new Map([['', [error instanceof Error ? error.message : String(error)]]])
  const { causes = [] } = error.details
  if (causes.length === 0) return new Map([['', [error.message]]])
  const by = new Map<string, string[]>()
  for (const cause of causes) {
    const field = fieldOf(cause.field)
    by.set(field, [...(by.get(field) ?? []), field === '' ? `${cause.field}: ${plain(cause)}` : plain(cause)])
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

/** Beside its field neither the value nor the field need be repeated, and no pattern helps a person. */
function plain({ message, reason }: Cause): string {
  if (reason === 'FieldValueForbidden') return message.replace(/^Forbidden: /, '')
  const wanted = /in body must be of type ([^:]+)/.exec(message)?.[1]
  if (wanted !== undefined) return `must be a ${wanted}`
  const detail = /^(?:Invalid value|Unsupported value)(?:: (?:"(?:[^"\\]|\\.)*"|[^:]*))?: (.+)$/s.exec(message)?.[1] ?? message
  return detail.replace(/, regex used for validation is '.*'(?=\))/, '')
}
