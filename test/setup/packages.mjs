import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'

/** Program -> the Debian package that brings it. */
const NEEDED = {
  dockerd: 'docker.io',
  docker: 'docker.io',
  iptables: 'iptables',
  ip: 'iproute2',
  busybox: 'busybox-static',
  'docker-registry': 'docker-registry',
  strace: 'strace',
  chromium: 'chromium',
}

/** @returns {boolean} whether this machine lets setup install and start things */
export function isRootOnLinux() {
  return process.platform === 'linux' && process.getuid?.() === 0
}

/**
 * @param {string} program
 * @returns {string | undefined} its path; also looks where root's programs are, which is not on everybody's PATH
 */
export function findProgram(program) {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/local/sbin', '/usr/sbin', '/sbin']
  return folders.map((folder) => join(folder, program)).find(isExecutable)
}

/**
 * Installs what is missing of the programs the tests use.
 * @param {(line: string) => void} say
 * @returns {string | undefined} a sentence when something is still missing afterwards
 */
export function installMissingPackages(say) {
  const missing = missingPrograms()
  if (missing.length === 0) return undefined
  if (!isRootOnLinux() || !findProgram('apt-get'))
    return `${missing.join(', ')} not found, and this is not a Debian machine with root to install them`
  const packages = [...new Set(missing.map((program) => NEEDED[program]))]
  say(`installing ${packages.join(' ')}`)
  apt(['update', '-q'])
  apt(['install', '-y', '-q', '--no-install-recommends', ...packages])
  const still = missingPrograms()
  return still.length === 0 ? undefined : `apt-get install ${packages.join(' ')} did not bring ${still.join(', ')}; its output is above`
}

/** @returns {(keyof typeof NEEDED)[]} */
function missingPrograms() {
  return Object.keys(NEEDED).filter((program) => findProgram(program) === undefined)
}

/** @param {string[]} args */
function apt(args) {
  // A package must not start a daemon of its own in the background: tests start theirs, on sockets of their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  spawnSync('apt-get', args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
