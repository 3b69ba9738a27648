import type { EngineSettingsSpec } from '../../core/resource/engine-settings'
import type { LabInstanceSpec } from '../../core/resource/lab-instance'
import type { LabTemplateSpec } from '../../core/resource/lab-template'

/** The defaults' proportions, shortened so that a whole life passes in half a minute. */
export const DEMO_SETTINGS: EngineSettingsSpec = {
  watch: { mode: 'poll', pollInterval: '500ms' },
  reconcile: { interval: '2s' },
  cleanup: { interval: '1s', gracePeriod: '3s' },
  provisioning: { timeout: '8s' },
  retries: { max: 2, backoff: '1s' },
}

export const STUCK_TEMPLATE = 'never-answers'

/** Its container runs, and its second port never answers: on Docker nobody listens there, the simulated one is asked not to. */
export const stuckTemplate: LabTemplateSpec = {
  title: 'Never answers',
  description: 'Starts and never becomes ready: to see what happens then.',
  provisioner: 'docker',
  image: 'lab-resource-manager/sample:1',
  environment: { SIMULATE: 'never-ready' },
  ports: [
    { name: 'http', containerPort: 8080 },
    { name: 'silent', containerPort: 9999 },
  ],
  readiness: { type: 'http', port: 9999, path: '/' },
  workDir: '/work',
  resources: { cpu: 0.5, memory: '64Mi', pids: 64 },
  user: '1000:1000',
  stopTimeout: 0,
}

/** Templates of the two labs that everybody knows. Docker's public images may be out of reach; the sample's is made on the spot. */
export function templatesFor(kind: string): { readonly python: string; readonly web: string } {
  return kind === 'docker' ? { python: 'sample-lab', web: 'sample-lab' } : { python: 'python-basics', web: 'web-dev' }
}

export const LABS = {
  python: 'python-basics-lab',
  web: 'web-dev-lab',
  stuck: 'stuck-lab',
  scheduled: 'evening-lab',
  expiring: 'quick-quiz-lab',
} as const

export function labSpec(template: string, more: Partial<LabInstanceSpec> = {}): LabInstanceSpec {
  return { template, studentEmail: 'student@example.com', duration: '60m', ...more }
}
