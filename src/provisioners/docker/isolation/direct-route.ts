import type { DirectRoute } from '../../../core/provisioner/isolation'

/** The first Docker whose rules keep neighbours out, also after the firewall was loaded anew. */
const FIXED = '28.3.3'

export interface WhichDocker {
  /** Of the machine that this runs on. */
  readonly platform: NodeJS.Platform
  readonly version: string
  readonly operatingSystem: string
  readonly securityOptions: readonly string[]
}

/** In Docker Desktop the labs' network is inside a virtual machine, without root in a space of its own: no neighbour has a way there. */
export function isRoutable({ platform, version, operatingSystem, securityOptions }: WhichDocker): boolean {
  if (platform !== 'linux' || /docker desktop/i.test(operatingSystem) || securityOptions.includes('name=rootless')) return false
  return isBefore(numbersIn(version), numbersIn(FIXED))
}

/** Only what begins elsewhere is dropped: answers to a lab pass, and what this machine itself asks of a lab never comes this way. */
export function dropLine(bridge: string): string {
  return `iptables -I DOCKER-USER ! -i ${bridge} -o ${bridge} -m conntrack --ctstate NEW -j DROP`
}

export function directRoute(
  version: string,
  { bridge, isAnswered }: { readonly bridge: string; readonly isAnswered: boolean },
): DirectRoute {
  const command = `sudo ${dropLine(bridge)}`
  return { sentence: { code: 'DirectRoute', params: { version, fixed: FIXED, command } }, command, isAnswered }
}

/** A word behind the numbers (a release candidate, a distribution's own mark) changes nothing. */
function numbersIn(version: string): readonly number[] {
  return (/^\d+(\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number)
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const index = other.findIndex((part, place) => (one[place] ?? 0) !== part)
  return index >= 0 && (one[index] ?? 0) < (other[index] ?? 0)
}
