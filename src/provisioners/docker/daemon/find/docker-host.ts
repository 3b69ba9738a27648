import { type UnreachableHealth, unreachable } from '../../../../core/provisioner/provisioner'
import { explainRemote } from '../docker-errors'

/** Where the daemon listens: a local socket (or pipe), or a port of this machine. `address`: as `docker` would be told, without a password. */
export type DockerHost =
  | { readonly type: 'socket'; readonly address: string; readonly socketPath: string }
  | { readonly type: 'tcp'; readonly address: string; readonly host: string; readonly port: number; readonly tls?: Tls }
  | RefusedHost

/** Not this machine and nobody said that another one is wanted, or nobody can tell what is meant. Never asked. */
export interface RefusedHost {
  readonly type: 'refused'
  /** Absent: none was found to speak of. */
  readonly address?: string
  readonly verdict: UnreachableHealth
}

/** What is shown, and what is believed. The texts of the files. */
export interface Tls {
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
  /** Only a context can say that it does not matter who answers. */
  readonly isVerified: boolean
}

/** An address, and the context of the `docker` command that it comes from, if it does. */
export interface DockerPlace {
  readonly address: string
  readonly context?: string
  /** Of a context that has certificates: it asks with them. */
  readonly certificates?: { readonly folder: string; readonly isVerified: boolean }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i
const WITHOUT_TLS = 2375
const WITH_TLS = 2376

/**
 * A class of labs started on somebody else's machine because a variable was set in a shell long ago is worse than an error: only local
 * sockets and loopback addresses are taken without being allowed. ssh is never spoken. Whether a port is asked with TLS is not said here,
 * but for an address that says so itself.
 */
export function resolveDockerHost(place: DockerPlace | RefusedHost, allowRemote = false): DockerHost {
  if ('type' in place) return place
  const address = withoutPassword(place.address)
  const socketPath = /^(?:unix|npipe):\/\/(.+)$/.exec(place.address)?.[1]
  if (socketPath !== undefined) return { type: 'socket', address, socketPath }
  const url = parse(place.address.includes('://') ? place.address : `tcp://${place.address}`)
  if (url === undefined || url.hostname === '' || !SCHEMES.has(url.protocol)) return odd(address)
  if (url.protocol === 'ssh:' || (!allowRemote && !LOOPBACK.test(url.hostname)))
    return { type: 'refused', address, verdict: explainRemote({ ...place, address }) }
  return { type: 'tcp', address, host: url.hostname, port: Number(url.port === '' ? portOf(url) : url.port) }
}

const SCHEMES: ReadonlySet<string> = new Set(['tcp:', 'http:', 'https:', 'ssh:'])

/** A scheme may have a port of its own, which is then not written. */
function portOf({ protocol }: URL): number {
  return protocol === 'https:' ? WITH_TLS : WITHOUT_TLS
}

function odd(address: string): RefusedHost {
  return { type: 'refused', address, verdict: unreachable('BadAddress', { code: 'AddressOdd', params: { address } }) }
}

function withoutPassword(address: string): string {
  return address.replace(/\/\/[^@/]*@/, '//')
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
