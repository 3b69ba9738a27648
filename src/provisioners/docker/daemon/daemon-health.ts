import type { Clock } from '../../../core/clock/clock'
import { Emitter } from '../../../core/events/emitter'
import type { Isolation } from '../../../core/provisioner/isolation'
import { type ProvisionerHealth, type UnreachableHealth, unreachable } from '../../../core/provisioner/provisioner'
import type { DockerVersion } from './answers'

/** What is known of the daemon itself. Says so only when it changed: reachable or not, why, and where. */
export class DaemonHealth {
  readonly #clock: Clock
  readonly #changes: Emitter<ProvisionerHealth>
  #tooOld: UnreachableHealth | undefined
  #objection: UnreachableHealth | undefined
  #isolation: Isolation = {}
  #current: ProvisionerHealth = { reachable: false, ...unreachable('NotAnswering', { code: 'DockerNotAsked' }) }

  constructor(clock: Clock, onError: (error: unknown) => void) {
    this.#clock = clock
    this.#changes = new Emitter(onError)
  }

  get current(): ProvisionerHealth {
    return Object.keys(this.#isolation).length === 0 ? this.#current : { ...this.#current, isolation: this.#isolation }
  }

  onDidChange(listener: (health: ProvisionerHealth) => void) {
    return this.#changes.listen(listener)
  }

  /** How well it keeps labs to themselves. */
  isolates(isolation: Isolation): void {
    if (JSON.stringify(isolation) === JSON.stringify(this.#isolation)) return
    this.#isolation = isolation
    this.#changes.fire(this.current)
  }

  answered(address: string | undefined = this.#current.address): void {
    const objection = this.#tooOld ?? this.#objection
    if (objection !== undefined) return this.silent(objection, address)
    const { version } = this.#current
    this.#become({ reachable: true, lastAnsweredAt: this.#clock.now(), ...at(address), ...(version === undefined ? {} : { version }) })
  }

  silent(verdict: UnreachableHealth, address: string | undefined = this.#current.address): void {
    const { lastAnsweredAt, version } = this.#current
    this.#become({
      reachable: false,
      ...verdict,
      ...at(address),
      ...(lastAnsweredAt === undefined ? {} : { lastAnsweredAt }),
      ...(version === undefined ? {} : { version }),
    })
  }

  /** It answers and must not be used; undefined: it may again. */
  judged(objection: UnreachableHealth | undefined): void {
    this.#objection = objection
    this.answered()
  }

  knownAs({ Version: version, ApiVersion: apiVersion }: DockerVersion, address: string | undefined): void {
    this.#tooOld = isTooOld(apiVersion) ? tooOld(version, apiVersion) : undefined
    const changed = this.#current.version !== version
    this.#current = { ...this.#current, version }
    this.answered(address)
    if (changed) this.#changes.fire(this.current)
  }

  #become(next: ProvisionerHealth): void {
    const now = this.#current
    const changed =
      next.reachable !== now.reachable || next.reason !== now.reason || next.message !== now.message || next.address !== now.address
    this.#current = next
    if (changed) this.#changes.fire(this.current)
  }
}

function at(address: string | undefined): Pick<ProvisionerHealth, 'address'> {
  return address === undefined ? {} : { address }
}

/** Docker 19.03. */
const OLDEST_API = 1.4

function isTooOld(apiVersion: string): boolean {
  const [major = 0, minor = 0] = apiVersion.split('.').map(Number)
  return major > 0 && major + minor / 100 < OLDEST_API
}

function tooOld(version: string, apiVersion: string): UnreachableHealth {
  return unreachable('TooOld', { code: 'DockerTooOld', params: { version, api: apiVersion } })
}
