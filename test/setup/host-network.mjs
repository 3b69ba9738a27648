import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Of a daemon in a network namespace: what it makes there goes with the namespace. */
export const NO_BRIDGE = { bridge: 'none', prefix: 'none' }

/**
 * A bridge and an address range of its own for each daemon. A second daemon that was given neither would take the first
 * one's `docker0` away. The kernel refuses a bridge name that exists, so the name is also the lock on the range.
 * @param {string} [wanted] a name instead of the first free one
 * @returns {{ bridge: string, prefix: string }}
 */
export function claimBridge(wanted) {
  const used = run('ip', ['-o', '-4', 'addr']).stdout + run('ip', ['-4', 'route']).stdout
  for (let second = 200; second < 250; second++) {
    const prefix = `10.${second}.`
    if (used.includes(` ${prefix}`)) continue
    const bridge = wanted ?? `lrmt${second}`
    const added = run('ip', ['link', 'add', bridge, 'type', 'bridge'])
    if (added.status !== 0 && wanted === undefined) continue
    if (added.status !== 0) throw new Error(`The bridge ${bridge} cannot be made: ${added.stderr.trim()}`)
    run('ip', ['addr', 'add', `${prefix}0.1/24`, 'dev', bridge])
    run('ip', ['link', 'set', bridge, 'up'])
    return { bridge, prefix }
  }
  throw new Error('No address range between 10.200.0.0 and 10.249.0.0 is free. Remove bridges that earlier runs left: ip link del lrmt200')
}

/**
 * Takes away every interface and firewall rule of one daemon, by the names only it has: its bridge, and the bridges of the
 * networks that its own books mention.
 * @param {{ bridge: string, prefix: string }} network
 * @param {string} books the daemon's network database
 */
export function releaseBridge({ bridge, prefix }, books) {
  if (bridge === NO_BRIDGE.bridge) return
  const names = [bridge, ...bridgesIn(books)]
  const isOurs = (/** @type {string} */ rule) => rule.includes(` ${prefix}`) || names.some((name) => rule.includes(` ${name} `))
  for (const table of ['filter', 'nat']) deleteRules(table, isOurs)
  for (const name of names) run('ip', ['link', 'del', name])
}

/** @param {string} books */
function bridgesIn(books) {
  if (!existsSync(books)) return []
  return [...new Set(readFileSync(books, 'latin1').match(/br-(?:[0-9a-f]{12}|labs(?:-[0-9a-f]{7})?)/g) ?? [])]
}

/** @returns {string} the policy of the FORWARD chain, which a daemon sets to DROP and never sets back */
export function forwardPolicy() {
  return /^-P FORWARD (\w+)/m.exec(run('iptables', ['-w', '-S', 'FORWARD']).stdout)?.[1] ?? 'ACCEPT'
}

/** @param {string} policy */
export function setForwardPolicy(policy) {
  run('iptables', ['-w', '-P', 'FORWARD', policy])
}

/**
 * @param {string} table
 * @param {(rule: string) => boolean} isOurs
 */
function deleteRules(table, isOurs) {
  const rules = run('iptables', ['-w', '-t', table, '-S']).stdout.split('\n')
  for (const rule of rules) {
    if (rule.startsWith('-A ') && isOurs(`${rule} `)) run('iptables', ['-w', '-t', table, '-D', ...rule.split(' ').slice(1)])
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
export function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' }
}
