import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'

/** As long as Linux lets a name of an interface be. */
const LONGEST = 15
const PLAIN = 'br-labs'

/**
 * The names that a bridge of labs may have, the best first: a rule of a firewall names it, so it must not be another one with each network. Another
 * Docker of the same machine may have the first for its labs, and would be joined with this one by it.
 */
export function bridgeNames(instanceId: string, taken: readonly string[]): readonly string[] {
  const own = `${PLAIN}-${createHash('sha256').update(instanceId).digest('hex')}`.slice(0, LONGEST)
  return [PLAIN, own].filter((name) => !taken.includes(name))
}

/** Where Docker runs in a machine of its own nobody can look, and nobody else has one there. */
export function interfacesHere(): readonly string[] {
  try {
    return readdirSync('/sys/class/net')
  } catch {
    return []
  }
}

/** How Docker calls it where nobody has given it a name. */
export function bridgeOf({ Id, Options }: { readonly Id: string; readonly Options: Readonly<Record<string, string>> }): string {
  return Options['com.docker.network.bridge.name'] ?? `br-${Id.slice(0, 12)}`
}
