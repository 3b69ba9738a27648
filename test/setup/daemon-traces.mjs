import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { releaseBridge } from './host-network.mjs'
import { listProcesses } from './processes.mjs'

/** Not the temporary directory: that is often in memory or an overlay, on which overlay2 does not work. */
export const DAEMON_FOLDERS = '/var/tmp/lrm-dockerd-'

/**
 * So that a later run can clear up after one that was killed and could not.
 * @param {string} directory
 * @param {{ bridge: string, prefix: string }} network
 */
export function writeOwner(directory, network) {
  writeFileSync(join(directory, 'owner.json'), JSON.stringify({ pid: process.pid, network }))
}

/** Removes the daemons whose owner is no longer alive. */
export function sweepAbandoned() {
  const alive = new Set(listProcesses().map(({ pid }) => pid))
  const names = readdirSync(dirname(DAEMON_FOLDERS)).filter((name) => name.startsWith(basename(DAEMON_FOLDERS)))
  for (const directory of names.map((name) => join(dirname(DAEMON_FOLDERS), name))) {
    const owner = readOwner(directory)
    if (owner && !alive.has(owner.pid)) removeTraces(directory, owner.network)
  }
}

/** @param {string} directory */
function readOwner(directory) {
  try {
    return JSON.parse(readFileSync(join(directory, 'owner.json'), 'utf8'))
  } catch {
    return undefined // It is being made or removed at this moment.
  }
}

/**
 * Everything a daemon has on this machine, dead or alive: processes, mounts, bridges, rules, files.
 * @param {string} directory
 * @param {{ bridge: string, prefix: string }} network
 */
export function removeTraces(directory, network) {
  const containers = containersIn(directory)
  for (const { pid, command } of listProcesses()) {
    if (command.includes(`${directory}/`) || containers.some((id) => cgroupOf(pid).includes(id))) killQuietly(pid)
  }
  const mounts = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
  for (const mount of mounts.filter((path) => path.startsWith(`${directory}/`)).reverse()) spawnSync('umount', ['-l', mount])
  releaseBridge(network, join(directory, 'data', 'network', 'files', 'local-kv.db'))
  rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

/** @param {string} directory */
function containersIn(directory) {
  const folder = join(directory, 'data', 'containers')
  return existsSync(folder) ? readdirSync(folder) : []
}

/** @param {number} pid */
function cgroupOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cgroup`, 'utf8')
  } catch {
    return '' // It has ended meanwhile.
  }
}

/** @param {number} pid */
function killQuietly(pid) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}
