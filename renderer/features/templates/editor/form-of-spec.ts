import type { LabTemplateSpec } from '../../../../src/contract/words'
import { commandLine } from './command-line'
import type { ReadinessForm, TemplateForm } from './template-form'

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
