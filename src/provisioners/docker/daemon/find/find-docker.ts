import { posix, win32 } from 'node:path'
import { withCertificates } from './certificates'
import { chosenContext } from './chosen-context'
import { explainSilence } from '../docker-errors'
import { resolveDockerHost, type DockerHost, type DockerPlace, type RefusedHost } from './docker-host'
import type { DockerProvisionerOptions } from '../../docker-options'
import { thisMachine, type Machine } from '../machine'

const SAYS_NOTHING = /^((unix|npipe):\/\/)?$/

/** What a connection asks for until it has found a daemon. */
export function lookForDocker({
  dockerHost,
  allowRemote,
  machine = thisMachine,
}: Pick<DockerProvisionerOptions, 'dockerHost' | 'allowRemote' | 'machine'>) {
  return {
    find: (): DockerHost => {
      const place = findDocker(dockerHost, machine)
      return withCertificates(resolveDockerHost(place, allowRemote), place, machine)
    },
    isInstalled: () => isDockerInstalled(machine),
  }
}

/**
 * Where Docker is on this machine, by the first that says so: the option, DOCKER_HOST, the context that the `docker` command uses, the
 * places where Docker is known to listen. Looked up anew until a daemon has answered: one that is installed meanwhile is found.
 */
export function findDocker(option: string | undefined, machine: Machine): DockerPlace | RefusedHost {
  const told = [option, machine.env['DOCKER_HOST']].find((each) => each !== undefined && !SAYS_NOTHING.test(each))
  return told === undefined ? (chosenContext(machine) ?? knownPlace(machine)) : { address: told }
}

/** The first of the usual places where something is. Where nothing is, nothing is asked: what this machine says decides, and not what answers meanwhile. */
function knownPlace(machine: Machine): DockerPlace | RefusedHost {
  const { platform, env, home, exists } = machine
  if (platform === 'win32') return { address: 'npipe:////./pipe/docker_engine' }
  const ofDesktop = [posix.join(home, '.docker/run/docker.sock'), posix.join(home, '.docker/desktop/docker.sock')]
  const rootless = env['XDG_RUNTIME_DIR'] === undefined ? [] : [posix.join(env['XDG_RUNTIME_DIR'], 'docker.sock')]
  const usual = '/var/run/docker.sock'
  const found = (platform === 'darwin' ? [...ofDesktop, usual] : [usual, ...ofDesktop, ...rootless]).find(exists)
  if (found !== undefined) return { address: `unix://${found}` }
  const address = `unix://${usual}`
  return { type: 'refused', address, verdict: explainSilence('ENOENT', address, () => isDockerInstalled(machine)) }
}

/** "Not running" and "not installed" ask for different steps; the socket of a Docker that was stopped may be gone like that of none. */
export function isDockerInstalled({ platform, env, exists }: Machine): boolean {
  const { delimiter, join } = platform === 'win32' ? win32 : posix
  const names = platform === 'win32' ? ['docker.exe', 'Docker Desktop.exe'] : ['docker', 'dockerd']
  const folders = [...(env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((each) => each !== ''), ...(APPS[platform] ?? [])]
  return folders.some((folder) => names.some((name) => exists(join(folder, name))))
}

/** An app that was opened by a click may have a PATH without them. */
const APPS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/usr/local/bin', '/opt/homebrew/bin', '/Applications/Docker.app/Contents/Resources/bin'],
  win32: ['C:\\Program Files\\Docker\\Docker', 'C:\\Program Files\\Docker\\Docker\\resources\\bin'],
}
