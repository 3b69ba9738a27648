import { PROBE_SCHEMES } from '../../../../src/contract/words'
import type { LabTemplateSpec } from '../../../../src/contract/words'

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
