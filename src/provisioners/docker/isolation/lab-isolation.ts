import type { LimitFunction } from 'p-limit'
import type { Cancel, Clock } from '../../../core/clock/clock'
import type { Log } from '../../../core/observe/log'
import type { Isolation } from '../../../core/provisioner/isolation'
import { bridgeNames, bridgeOf, interfacesHere } from '../container/bridge-name'
import { NETWORK_NAME } from '../container/labels'
import type { LabNetwork } from '../container/lab-network'
import type { DockerApi } from '../daemon/docker-api'
import { thisMachine, type Machine } from '../daemon/machine'
import { Answered } from './answered'
import { directRoute, isRoutable } from './direct-route'
import { removeHelper } from './helper'
import { probeIsolation } from './probe-isolation'

export interface LabIsolationOptions {
  readonly instanceId: string
  readonly clock: Clock
  readonly log: Log
  readonly api: DockerApi
  readonly network: LabNetwork
  readonly startLimit: LimitFunction
  /** Remembers a person's answer. */
  readonly answerFile: string | undefined
  readonly machine?: Machine | undefined
  /** In the daemon that has the labs, and not while it is silent. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>
  readonly bringImage: (signal: AbortSignal) => Promise<void>
  readonly onDidSee: (isolation: Isolation) => void
}

/** What did not come to an end is tried again with the next lab that answers, so often for each connection. */
const MOST_TRIES = 3
/** What is left then ends by itself. */
const LONGEST_CLOSE_MS = 1_000

/**
 * Whether labs are kept to themselves is looked at, not believed: once for each connection to a daemon. Behind the labs' backs: nothing is
 * started while a lab is being started, and nobody waits for what comes of it.
 */
export class LabIsolation {
  readonly #options: LabIsolationOptions
  readonly #machine: Machine
  readonly #answered: Answered
  readonly #closing = new AbortController()
  #seen: Isolation = {}
  #bridge: string | undefined
  #triesLeft = MOST_TRIES
  #isProbing = false
  #underWay: Promise<void> | undefined

  constructor(options: LabIsolationOptions) {
    this.#options = options
    this.#machine = options.machine ?? thisMachine
    this.#answered = new Answered(options.answerFile, this.#machine)
  }

  /** It may be another daemon, or the same one started otherwise. */
  connected(): void {
    this.#triesLeft = MOST_TRIES
    this.#see({})
    this.#behind(() => this.#lookForRoute())
  }

  /** A lab answers: there is something to keep apart, and a moment to look. */
  labAnswered(): void {
    if (this.#isProbing || this.#triesLeft === 0 || this.#options.startLimit.activeCount > 0) return
    this.#isProbing = true
    this.#triesLeft -= 1
    this.#behind(async () => {
      await this.#lookForRoute()
      await this.#probe()
    })
  }

  /** A person has done what is to be done, or lives with it. */
  async answer(): Promise<void> {
    if (this.#bridge === undefined) return
    this.#answered.give(this.#bridge)
    await this.#options.run(() => this.#lookForRoute())
  }

  /** Left behind by a crash. */
  sweep(ids: readonly string[]): void {
    if (this.#underWay !== undefined) return
    const { api, instanceId } = this.#options
    this.#behind(async () => {
      for (const id of ids) await removeHelper(api, id, instanceId)
    })
  }

  async close(): Promise<void> {
    this.#closing.abort()
    const { clock } = this.#options
    if (this.#underWay === undefined) return
    let cancel: Cancel = () => {}
    await Promise.race([this.#underWay, new Promise<void>((resolve) => (cancel = clock.after(LONGEST_CLOSE_MS, resolve)))])
    cancel()
  }

  /** One thing at a time; what goes wrong is no news to a person: nothing was seen, and nothing is said. */
  #behind(work: () => Promise<void>): void {
    if (this.#closing.signal.aborted) return
    const before = this.#underWay ?? Promise.resolve()
    const now: Promise<void> = before
      .then(() => (this.#closing.signal.aborted ? undefined : this.#options.run(work)))
      .catch((error: unknown) =>
        this.#options.log.debug('Whether labs are kept to themselves could not be looked at', { error: String(error) }),
      )
      .finally(() => {
        if (this.#underWay === now) {
          this.#underWay = undefined
          this.#isProbing = false
        }
      })
    this.#underWay = now
  }

  async #lookForRoute(): Promise<void> {
    const { api, network, instanceId } = this.#options
    const { OperatingSystem, ServerVersion, SecurityOptions } = await api.info()
    const isOpen = isRoutable({
      platform: this.#machine.platform,
      version: ServerVersion,
      operatingSystem: OperatingSystem,
      securityOptions: SecurityOptions,
    })
    if (!isOpen) return this.#see({ between: this.#seen.between })
    const id = await network.peek()
    const seen = id === undefined ? undefined : await api.network(id)
    this.#bridge = seen === undefined ? bridgeNames(instanceId, interfacesHere())[0] : bridgeOf(seen)
    if (this.#bridge === undefined) return
    this.#see({
      ...this.#seen,
      directRoute: directRoute(ServerVersion, { bridge: this.#bridge, isAnswered: this.#answered.isFor(this.#bridge) }),
    })
  }

  async #probe(): Promise<void> {
    const { api, network, instanceId, clock, bringImage } = this.#options
    const { signal } = this.#closing
    const networkId = await network.peek()
    if (networkId === undefined) return
    await bringImage(signal)
    const isApart = await probeIsolation(api, { instanceId, networkId, signal })
    if (isApart === undefined) return
    this.#triesLeft = 0
    const sentence = { code: isApart ? 'LabsApart' : 'LabsReachEachOther', params: { network: NETWORK_NAME } }
    this.#see({ ...this.#seen, between: { isApart, at: clock.now(), sentence } })
  }

  #see({ directRoute: route, between }: { readonly [Part in keyof Isolation]: Isolation[Part] | undefined }): void {
    this.#seen = { ...(route === undefined ? {} : { directRoute: route }), ...(between === undefined ? {} : { between }) }
    this.#options.onDidSee(this.#seen)
  }
}
