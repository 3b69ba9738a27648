import { argumentsOf } from './command-line'
import type { PairRow, PortRow, ReadinessForm, TemplateForm } from './template-form'

/**
 * What the form says, as a spec. Not judged here: what is no number stays the text it is, and the engine says so at its field. An
 * empty field is a member left out; required ones stay, empty.
 */
export type DraftSpec = Readonly<Record<string, unknown>>

export function specOf(form: TemplateForm): DraftSpec {
  return {
    title: form.title,
    ...optional('description', form.description),
    ...optional('icon', form.icon),
    provisioner: form.provisioner,
    image: form.image.trim(),
    ...listed('command', argumentsOf(form.command).args),
    ...listed('ports', ports(form.ports)),
    ...environment(form.environment),
    ...listed('secrets', words(form.secrets)),
    ...resources(form),
    ...readiness(form.readiness),
    ...optional('openPath', form.openPath),
    ...optional('workDir', form.workDir),
    ...optional('duration', form.duration),
    ...optional('user', form.user),
    ...writable(form),
    ...optional('stopTimeout', numberIn(form.stopTimeout)),
    ...form.kept,
  }
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')
const optional = (name: string, value: unknown): DraftSpec => (value === '' || value === undefined ? {} : { [name]: value })
const listed = (name: string, list: readonly unknown[]): DraftSpec => (list.length === 0 ? {} : { [name]: list })

/** "8080" is a number; "80a" stays what it is, to be refused where it stands. */
function numberIn(text: string): number | string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const number = Number(trimmed)
  return Number.isNaN(number) ? trimmed : number
}

function ports(rows: readonly PortRow[]): readonly unknown[] {
  return rows
    .filter(({ name, containerPort }) => name !== '' || containerPort !== '')
    .map(({ name, containerPort }) => ({ name, containerPort: numberIn(containerPort) ?? '' }))
}

function environment(rows: readonly PairRow[]): DraftSpec {
  const said = rows.filter(({ name, value }) => name !== '' || value !== '')
  return said.length === 0 ? {} : { environment: Object.fromEntries(said.map(({ name, value }) => [name, value])) }
}

function resources({ cpu, memory, pids }: TemplateForm): DraftSpec {
  const bytes = numberIn(memory)
  const said = { ...optional('cpu', numberIn(cpu)), ...optional('memory', bytes), ...optional('pids', numberIn(pids)) }
  return Object.keys(said).length === 0 ? {} : { resources: said }
}

function readiness({ type, port, command, interval, timeout, ...page }: ReadinessForm): DraftSpec {
  if (type === '') return {}
  if (type === 'none') return { readiness: { type } }
  const timing = { ...optional('interval', interval), ...optional('timeout', timeout) }
  if (type === 'exec') return { readiness: { type, command: argumentsOf(command).args, ...timing } }
  return { readiness: { type, port: numberIn(port) ?? '', ...(type === 'http' ? pageAsked(page) : {}), ...timing } }
}

function pageAsked({ path, scheme, status }: Pick<ReadinessForm, 'path' | 'scheme' | 'status'>): DraftSpec {
  const ranges = status
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => numberIn(word))
  return { ...optional('path', path), ...optional('scheme', scheme), ...listed('status', ranges) }
}

function writable({ writable: choice, writablePaths }: TemplateForm): DraftSpec {
  if (choice === '') return {}
  return { writable: choice === 'paths' ? lines(writablePaths) : choice === 'all' }
}
