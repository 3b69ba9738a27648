import type { DockerFault } from './find-alerts'

/** The steps that mend it, as a person takes them: words (`alerts.step.<word>`), with the command to copy where there is one. */
export interface Step {
  readonly word: string
  readonly command?: string
  /** Where Docker's makers explain it; shown as text to copy, since this panel opens nothing that is not a lab. */
  readonly address?: string
}

type Platform = 'linux' | 'darwin' | 'win32'

const LINUX_START: Step = { word: 'start', command: 'sudo systemctl start docker' }
const DESKTOP_START: Step = { word: 'startDesktop' }
const INSTALL: Step = { word: 'installDesktop', address: 'https://docs.docker.com/get-docker/' }
const ELSEWHERE: Step = { word: 'elsewhere', command: 'docker context ls' }
const LOCAL: readonly Step[] = [{ word: 'unsetHost', command: 'unset DOCKER_HOST' }, { word: 'leaveOption' }, { word: 'restartApp' }]
const LOCAL_CONTEXT: readonly Step[] = [{ word: 'useContext', command: 'docker context use default' }, { word: 'unsetContext' }]
const CERTIFICATES: readonly Step[] = [
  { word: 'certificates', command: 'unset DOCKER_TLS_VERIFY DOCKER_CERT_PATH' },
  { word: 'restartApp' },
]
const NOT_DOCKER: readonly Step[] = [{ word: 'whoAnswers', command: 'docker version' }, ELSEWHERE]
const OTHER_DAEMON: readonly Step[] = [{ word: 'goBack', command: 'docker context ls' }, { word: 'stayHere' }]

/** The same on every machine. */
const TOLD = { BadAddress: LOCAL, UnknownContext: LOCAL_CONTEXT, Certificates: CERTIFICATES, NotDocker: NOT_DOCKER } as const

const ON_LINUX: Readonly<Record<DockerFault, readonly Step[]>> = {
  NotInstalled: [{ word: 'installLinux', address: 'https://docs.docker.com/engine/install/' }, LINUX_START],
  NotRunning: [LINUX_START, { word: 'always', command: 'sudo systemctl enable docker' }, ELSEWHERE],
  Starting: [{ word: 'wait' }, { word: 'see', command: 'systemctl status docker' }],
  NoPermission: [{ word: 'group', command: 'sudo usermod -aG docker $USER' }, { word: 'login' }],
  RemoteRefused: LOCAL,
  WrongContext: LOCAL_CONTEXT,
  OtherDaemon: OTHER_DAEMON,
  TooOld: [{ word: 'update', address: 'https://docs.docker.com/engine/install/' }],
  ...TOLD,
  NotAnswering: [{ word: 'restart', command: 'sudo systemctl restart docker' }],
  Lost: [LINUX_START, { word: 'restart', command: 'sudo systemctl restart docker' }],
}

const WITH_DESKTOP: Readonly<Record<DockerFault, readonly Step[]>> = {
  NotInstalled: [INSTALL, DESKTOP_START],
  NotRunning: [DESKTOP_START],
  Starting: [{ word: 'waitDesktop' }],
  NoPermission: [{ word: 'desktopUser' }, { word: 'login' }],
  RemoteRefused: LOCAL,
  WrongContext: LOCAL_CONTEXT,
  OtherDaemon: OTHER_DAEMON,
  TooOld: [{ word: 'updateDesktop', address: 'https://docs.docker.com/get-docker/' }],
  ...TOLD,
  NotAnswering: [{ word: 'restartDesktop' }],
  Lost: [DESKTOP_START, { word: 'restartDesktop' }],
}

/** How PowerShell says it. */
const IN_POWERSHELL: Readonly<Record<string, string>> = {
  unsetHost: 'Remove-Item Env:DOCKER_HOST',
  certificates: 'Remove-Item Env:DOCKER_TLS_VERIFY, Env:DOCKER_CERT_PATH',
}

function inPowerShell(step: Step): Step {
  const command = IN_POWERSHELL[step.word]
  return command === undefined ? step : { ...step, command }
}

/** `platform` as Node names it; one that is not known is taken for Linux, where commands say most. */
export function stepsFor(fault: DockerFault, platform: string): readonly Step[] {
  const hasDesktop = (['darwin', 'win32'] satisfies Platform[]).some((each) => each === platform)
  const steps = (hasDesktop ? WITH_DESKTOP : ON_LINUX)[fault]
  return platform === 'win32' ? steps.map(inPowerShell) : steps
}
