import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Processes as `/proc` shows them: exact, and without a tool that a fresh machine may lack.
 * @returns {{ pid: number, command: string }[]}
 */
export function listProcesses() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ pid: Number(pid), command: commandOf(pid) }))
    .filter(({ command }) => command !== '')
}

/** @param {string} pid */
function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return '' // It has ended meanwhile.
  }
}

/** @returns {boolean} whether any Docker daemon runs on this machine */
export function aDockerdRuns() {
  return listProcesses().some(({ command }) => /(^|\/)dockerd(\s|$)/.test(command.split(' ')[0] ?? ''))
}

/**
 * @param {() => boolean | Promise<boolean>} holds
 * @param {number} timeoutMs
 * @returns {Promise<boolean>} false when it did not come true in time
 */
export async function waitUntil(holds, timeoutMs) {
  const deadline = performance.now() + timeoutMs
  while (!(await holds())) {
    if (performance.now() > deadline) return false
    await sleep(50)
  }
  return true
}

/**
 * Ends one child process: asks first, insists later.
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ graceMs?: number }} [options]
 */
export async function endProcess(child, { graceMs = 20_000 } = {}) {
  child.kill('SIGTERM')
  if (await waitUntil(() => hasEnded(child), graceMs)) return
  child.kill('SIGKILL')
  await waitUntil(() => hasEnded(child), 5_000)
}

/** @param {import('node:child_process').ChildProcess} child */
export function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null
}
