import { PROBE_SCHEMES, type LabTemplateSpec } from '../../../../src/contract/words'
import { commandLine, argumentsOf } from './command-line'

/** A template as its form holds it: texts, so that half a number can stand in a field while somebody types. */
export interface TemplateForm {
  title: string
  description: string
  icon: string
  provisioner: string
  image: string
  command: string
  ports: PortRow[]
  environment: PairRow[]
  /** Names, separated by spaces. */
  secrets: string
  cpu: string
  memory: string
  pids: string
  readiness: ReadinessForm
  openPath: string
  workDir: string
  duration: string
  user: string
  /** '' leaves it to the engine (read-only). */
  writable: '' | 'no' | 'all' | 'paths'
  /** One a line. */
  writablePaths: string
  stopTimeout: string
  /** What the form does not show is kept as it was. */
  readonly kept: Pick<LabTemplateSpec, 'capabilities'>
}

export interface PortRow {
  name: string
  containerPort: string
}
export interface PairRow {
  name: string
  value: string
}
/** `status`: codes and ranges, with commas or spaces between. */
export interface ReadinessForm {
  type: '' | 'http' | 'tcp' | 'exec' | 'none'
  port: string
  path: string
  scheme: '' | 'http' | 'https'
  status: string
  command: string
  interval: string
  timeout: string
}

export const READINESS_TYPES = ['', 'http', 'tcp', 'exec', 'none'] as const
export const SCHEMES = ['', ...PROBE_SCHEMES] as const
export const WRITABLE_CHOICES = ['', 'no', 'paths', 'all'] as const

export function emptyForm(): TemplateForm {
  return {
    title: '',
    description: '',
    icon: 'flask-conical',
    provisioner: 'docker',
    image: '',
    command: '',
    ports: [{ name: 'http', containerPort: '8080' }],
    environment: [],
    secrets: '',
    cpu: '0.5',
    memory: '256Mi',
    pids: '128',
    readiness: { type: 'http', port: '8080', path: '/', scheme: '', status: '', command: '', interval: '', timeout: '' },
    openPath: '/',
    workDir: '',
    duration: '',
    user: '',
    writable: '',
    writablePaths: '',
    stopTimeout: '',
    kept: {},
  }
}

const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value))

/** The form that stands for this spec; `specOf` gives the spec back. */
export function formOf(spec: LabTemplateSpec): TemplateForm {
  const { resources = {}, capabilities } = spec
  return {
    title: spec.title,
    description: text(spec.description),
    icon: text(spec.icon),
    provisioner: spec.provisioner,
    image: spec.image,
    command: commandLine(spec.command ?? []),
    ports: (spec.ports ?? []).map(({ name, containerPort }) => ({ name, containerPort: text(containerPort) })),
    environment: Object.entries(spec.environment ?? {}).map(([name, value]) => ({ name, value })),
    secrets: (spec.secrets ?? []).join(' '),
    cpu: text(resources.cpu),
    memory: text(resources.memory),
    pids: text(resources.pids),
    readiness: readinessForm(spec.readiness),
    openPath: text(spec.openPath),
    workDir: text(spec.workDir),
    duration: text(spec.duration),
    user: text(spec.user),
    ...writableForm(spec.writable),
    stopTimeout: text(spec.stopTimeout),
    kept: capabilities === undefined ? {} : { capabilities },
  }
}

function readinessForm(readiness: LabTemplateSpec['readiness']): ReadinessForm {
  const empty: ReadinessForm = { type: '', port: '', path: '', scheme: '', status: '', command: '', interval: '', timeout: '' }
  if (readiness === undefined || readiness.type === 'none') return { ...empty, type: readiness?.type ?? '' }
  return {
    ...empty,
    type: readiness.type,
    interval: text(readiness.interval),
    timeout: text(readiness.timeout),
    ...(readiness.type === 'exec' ? { command: commandLine(readiness.command) } : { port: text(readiness.port) }),
    ...(readiness.type === 'http'
      ? { path: text(readiness.path), scheme: readiness.scheme ?? '', status: (readiness.status ?? []).join(', ') }
      : {}),
  }
}

function writableForm(writable: LabTemplateSpec['writable']): Pick<TemplateForm, 'writable' | 'writablePaths'> {
  if (writable === undefined) return { writable: '', writablePaths: '' }
  if (typeof writable === 'boolean') return { writable: writable ? 'all' : 'no', writablePaths: '' }
  return { writable: 'paths', writablePaths: writable.join('\n') }
}

/**
 * What the form says, as a spec. Not judged here: what is no number stays the text it is, and the engine says so at its field. An
 * empty field is a member left out; required ones stay, empty.
 */
type DraftSpec = Readonly<Record<string, unknown>>

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
