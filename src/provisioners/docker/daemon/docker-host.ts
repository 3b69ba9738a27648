import { homedir, platform } from 'node:os'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where the daemon listens: a local socket (or pipe), or a port of this machine. */
export type DockerHost =
  | { readonly type: 'socket'; readonly socketPath: string }
  | { readonly type: 'tcp'; readonly host: string; readonly port: number }
  /** Not this machine, and nobody said that another one is wanted. */
  | { readonly type: 'refused'; readonly wanted: string }

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i

/**
 * A class of labs started on somebody else's machine because a variable was set in a shell long ago is worse than an error: only local
 * sockets and loopback addresses are taken without being allowed. ssh is never spoken.
 */
export function resolveDockerHost(wanted: string | undefined, allowRemote = false): DockerHost {
  if (wanted === undefined || wanted === '') return { type: 'socket', socketPath: defaultSocket() }
  const path = /^(?:unix|npipe):\/\/(.*)$/.exec(wanted)?.[1]
  if (path !== undefined) return { type: 'socket', socketPath: path === '' ? defaultSocket() : path }
  const url = parse(wanted.includes('://') ? wanted : `tcp://${wanted}`)
  if (url === undefined || !['tcp:', 'http:'].includes(url.protocol)) return { type: 'refused', wanted }
  if (!allowRemote && !LOOPBACK.test(url.hostname)) return { type: 'refused', wanted }
  return { type: 'tcp', host: url.hostname, port: Number(url.port === '' ? 2375 : url.port) }
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

function defaultSocket(): string {
  if (platform() === 'win32') return '//./pipe/docker_engine'
  const ofDesktop = join(homedir(), '.docker', 'run', 'docker.sock')
  return existsSync(ofDesktop) ? ofDesktop : '/var/run/docker.sock'
}
