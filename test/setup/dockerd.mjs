import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAEMON_FOLDERS, removeTraces, sweepAbandoned, writeOwner } from './daemon-traces.mjs'
import { askDocker, dockerAnswers } from './docker-http.mjs'
import { claimBridge, forwardPolicy, NO_BRIDGE, setForwardPolicy } from './host-network.mjs'
import { aDockerdRuns, endProcess, hasEnded, listProcesses, waitUntil } from './processes.mjs'

/**
 * A Docker daemon of one's own, for a whole test run or for a spec that kills daemons. Needs root on Linux.
 *
 * Socket, data, bridge and address range are its own, so it can be stopped, killed and removed beside any other daemon.
 * If another daemon runs already, this one leaves the firewall alone (`--iptables=false`): a starting dockerd empties the
 * DOCKER chains that all daemons of a machine share. Ports published on 127.0.0.1 work all the same; isolation between
 * labs and the way out of a lab do not.
 *
 * @typedef {object} Dockerd
 * @property {string} socket path of the socket
 * @property {string} host `unix://` and the socket: what DOCKER_HOST takes
 * @property {boolean} filters whether it writes firewall rules
 * @property {() => number | undefined} pid
 * @property {() => Promise<void>} stop asks it to end and waits; containers end too, unless `liveRestore`
 * @property {() => Promise<void>} kill9 as a crash does; containers live on as the kernel lets them
 * @property {() => Promise<void>} startAgain on the same data, and waits until it answers
 * @property {() => Promise<void>} remove ends it with everything it ran and leaves nothing behind
 *
 * In a network namespace (`netns`, made by the caller) it has a firewall of its own and writes its rules there.
 *
 * @param {{ liveRestore?: boolean, bridge?: string, netns?: string, iptables?: boolean, flags?: readonly string[] }} [options]
 * @returns {Promise<Dockerd>} once it answers
 */
export async function startDockerd({
  liveRestore = false,
  bridge,
  netns,
  iptables = netns !== undefined || !aDockerdRuns(),
  flags = [],
} = {}) {
  sweepAbandoned()
  const directory = mkdtempSync(DAEMON_FOLDERS)
  writeFileSync(join(directory, 'daemon.json'), '{}') // So that the machine's own /etc/docker/daemon.json has no say.
  const policyBefore = forwardPolicy()
  const network = netns === undefined ? claimBridge(bridge) : { ...NO_BRIDGE, netns }
  writeOwner(directory, network)
  const socket = join(directory, 'docker.sock')
  const host = `unix://${socket}`
  const args = argumentsFor({ directory, host, network, liveRestore, iptables, flags })
  let child = launch(directory, args, netns)
  const atExit = () => {
    child.kill('SIGKILL')
    removeTraces(directory, network)
  }
  process.once('exit', atExit) // Whoever forgets, throws or is interrupted leaves nothing running either.

  const daemon = {
    socket,
    host,
    filters: iptables,
    pid: () => (hasEnded(child) ? undefined : child.pid),
    stop: () => endProcess(child),
    async kill9() {
      child.kill('SIGKILL')
      await waitUntil(() => hasEnded(child), 5_000)
    },
    async startAgain() {
      if (hasEnded(child)) child = launch(directory, args, netns)
      await untilItAnswers(host, () => hasEnded(child), directory)
    },
    async remove() {
      // A daemon that was killed has left containers, mounts and shims: it knows best how to take them away.
      await daemon
        .startAgain()
        .then(() => emptyDaemon(host))
        .catch(() => undefined)
      await daemon.stop()
      process.off('exit', atExit)
      removeTraces(directory, network)
      if (iptables && netns === undefined) setForwardPolicy(policyBefore)
    },
  }
  try {
    await daemon.startAgain()
  } catch (error) {
    await daemon.stop()
    process.off('exit', atExit)
    removeTraces(directory, network)
    throw error
  }
  return daemon
}

/** @param {{ directory: string, host: string, network: { bridge: string }, liveRestore: boolean, iptables: boolean, flags: readonly string[] }} options */
function argumentsFor({ directory, host, network, liveRestore, iptables, flags }) {
  return [
    ['--host', host],
    ['--data-root', join(directory, 'data'), '--exec-root', join(directory, 'exec'), '--pidfile', join(directory, 'pid')],
    ['--config-file', join(directory, 'daemon.json')],
    // Never with --default-address-pool: a daemon that has one removes `docker0` at its second start, whoever owns it.
    ['--bridge', network.bridge],
    [`--iptables=${iptables}`, `--live-restore=${liveRestore}`],
    flags,
  ].flat()
}

/**
 * In a process group of its own: Ctrl-C in a terminal must reach the test run, which then stops the daemon in order.
 * @param {string} directory
 * @param {string[]} args
 * @param {string | undefined} netns
 */
function launch(directory, args, netns) {
  const log = openSync(join(directory, 'log'), 'a')
  rmSync(join(directory, 'pid'), { force: true })
  forgetDeadContainerd(join(directory, 'exec', 'containerd', 'containerd.pid'))
  // Not `ip netns exec`: that hides the control groups, without which no container starts.
  const [program = '', ...all] = [...(netns === undefined ? [] : ['nsenter', `--net=/run/netns/${netns}`]), 'dockerd', ...args]
  const child = spawn(program, all, { detached: true, stdio: ['ignore', log, log] })
  child.on('error', () => undefined) // A missing binary shows as an exit; the message is made where it is waited for.
  closeSync(log)
  return child
}

/**
 * The containerd of a killed daemon dies with it. Where process 1 buries no orphans (in many virtual machines and containers)
 * its corpse keeps the process id, and the next daemon waits for it in vain.
 * @param {string} pidFile
 */
function forgetDeadContainerd(pidFile) {
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : undefined
  // A corpse has no command line, so it is not in the list.
  if (pid !== undefined && !listProcesses().some((process) => process.pid === pid)) rmSync(pidFile)
}

/**
 * @param {string} host
 * @param {() => boolean} ended
 * @param {string} directory
 */
async function untilItAnswers(host, ended, directory) {
  const answered = await waitUntil(async () => ended() || (await dockerAnswers(host)), 60_000)
  if (answered && !ended()) return
  const log = readFileSync(join(directory, 'log'), 'utf8').trim().split('\n').slice(-8).join('\n')
  throw new Error(`dockerd ${ended() ? 'ended at once' : 'did not answer within 60 s'}. Its last words:\n${log}`)
}

/** @param {string} host */
async function emptyDaemon(host) {
  const containers = JSON.parse((await askDocker(host, '/containers/json?all=1')).body)
  for (const { Id } of containers) await askDocker(host, `/containers/${Id}?force=1&v=1`, { method: 'DELETE', timeoutMs: 30_000 })
  const networks = JSON.parse((await askDocker(host, '/networks?filters={"type":["custom"]}')).body)
  for (const { Id } of networks) await askDocker(host, `/networks/${Id}`, { method: 'DELETE', timeoutMs: 30_000 })
}
