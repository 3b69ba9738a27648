/** Where the daemon listens: a local socket (or pipe), or a port of this machine. `address`: as `docker` would be told, without a password. */
export type DockerHost =
  | { readonly type: 'socket'; readonly address: string; readonly socketPath: string }
  | { readonly type: 'tcp'; readonly address: string; readonly host: string; readonly port: number }
  /** Not this machine, and nobody said that another one is wanted. */
  | { readonly type: 'refused'; readonly address: string; readonly context?: string }

/** An address, and the context of the `docker` command that it comes from, if it does. */
export interface DockerPlace {
  readonly address: string
  readonly context?: string
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i

/**
 * A class of labs started on somebody else's machine because a variable was set in a shell long ago is worse than an error: only local
 * sockets and loopback addresses are taken without being allowed. ssh is never spoken.
 */
export function resolveDockerHost({ address: wanted, context }: DockerPlace, allowRemote = false): DockerHost {
  const address = wanted.replace(/\/\/[^@/]*@/, '//')
  const refused = { type: 'refused', address, ...(context === undefined ? {} : { context }) } as const
  const socketPath = /^(?:unix|npipe):\/\/(.+)$/.exec(wanted)?.[1]
  if (socketPath !== undefined) return { type: 'socket', address, socketPath }
  const url = parse(wanted.includes('://') ? wanted : `tcp://${wanted}`)
  if (url === undefined || !['tcp:', 'http:'].includes(url.protocol)) return refused
  if (!allowRemote && !LOOPBACK.test(url.hostname)) return refused
  return { type: 'tcp', address, host: url.hostname, port: Number(url.port === '' ? 2375 : url.port) }
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
