import type { ResourceDraft } from '../resource'
import type { LabTemplateSpec } from '../lab-template'
import { API_VERSION, DEFAULT_NAMESPACE } from '../resource'

const SMALL = { cpu: 0.5, memory: '64Mi', pids: 64 } as const
const MEDIUM = { cpu: 1, memory: '512Mi', pids: 128 } as const
const LARGE = { cpu: 2, memory: '2Gi', pids: 512 } as const

/** Written into an empty store. From then on they are the instructor's: changed and deleted like any other. */
export const BUILTIN_TEMPLATES: readonly ResourceDraft[] = [
  template('sample-lab', {
    title: 'Sample lab',
    description: 'A small web page, ready in a second. Its image is put together on this machine: no network is needed.',
    icon: 'flask-conical',
    provisioner: 'docker',
    image: 'lab-resource-manager/sample:1',
    ports: [{ name: 'http', containerPort: 8080 }],
    readiness: { type: 'http', port: 8080, path: '/' },
    openPath: '/',
    workDir: '/home/student',
    resources: SMALL,
    user: '1000:1000',
    stopTimeout: 0,
  }),
  template('python-basics', {
    title: 'Python basics',
    description: "Python 3.11. The page shows the files of the student's folder.",
    icon: 'file-code',
    provisioner: 'docker',
    image: 'docker.io/library/python:3.11-slim',
    command: ['python', '-m', 'http.server', '8000', '--directory', '/work'],
    environment: { PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1', HOME: '/work' },
    ports: [{ name: 'http', containerPort: 8000 }],
    readiness: { type: 'http', port: 8000, path: '/' },
    openPath: '/',
    workDir: '/work',
    writable: ['/tmp'],
    resources: { cpu: 0.5, memory: '256Mi', pids: 128 },
    user: '1000:1000',
    stopTimeout: 2,
  }),
  template('web-dev', {
    title: 'Web development',
    description: "A web server for the student's own pages.",
    icon: 'globe',
    provisioner: 'docker',
    image: 'docker.io/nginxinc/nginx-unprivileged:1.27-alpine',
    ports: [{ name: 'http', containerPort: 8080 }],
    readiness: { type: 'http', port: 8080, path: '/' },
    openPath: '/',
    workDir: '/usr/share/nginx/html',
    writable: ['/tmp'],
    resources: { cpu: 0.5, memory: '128Mi', pids: 64 },
    user: '101:101',
  }),
  template('shell', {
    title: 'Shell',
    description: 'A Linux command line in the browser. It asks for the user "student" and the lab\'s own password.',
    icon: 'square-terminal',
    provisioner: 'docker',
    image: 'docker.io/tsl0922/ttyd:1.7.7-alpine',
    // `sh -c` because only a shell can put the secret, known when the lab starts, into an argument. The line itself is fixed.
    command: ['sh', '-c', 'exec ttyd --port 7681 --writable --cwd /work --credential "student:$SHELL_PASSWORD" sh'],
    environment: { HOME: '/work' },
    secrets: ['SHELL_PASSWORD'],
    ports: [{ name: 'http', containerPort: 7681 }],
    readiness: { type: 'http', port: 7681, path: '/' },
    openPath: '/',
    workDir: '/work',
    writable: ['/tmp'],
    resources: MEDIUM,
    user: '1000:1000',
    stopTimeout: 2,
  }),
  template('jupyter', {
    title: 'Jupyter notebook',
    description: "JupyterLab with Python. The link carries the lab's own token.",
    icon: 'notebook-pen',
    provisioner: 'docker',
    image: 'quay.io/jupyter/minimal-notebook:python-3.12',
    environment: { HOME: '/home/jovyan', JUPYTER_RUNTIME_DIR: '/tmp/jupyter' },
    secrets: ['JUPYTER_TOKEN'],
    ports: [{ name: 'http', containerPort: 8888 }],
    readiness: { type: 'http', port: 8888, path: '/api' },
    openPath: '/lab?token=${JUPYTER_TOKEN}',
    workDir: '/home/jovyan/work',
    writable: ['/tmp', '/home/jovyan/.local', '/home/jovyan/.jupyter', '/home/jovyan/.ipython', '/home/jovyan/.cache'],
    resources: LARGE,
    user: '1000:100',
  }),
]

function template(name: string, spec: LabTemplateSpec): ResourceDraft {
  return { apiVersion: API_VERSION, kind: 'LabTemplate', metadata: { name, namespace: DEFAULT_NAMESPACE }, spec }
}
