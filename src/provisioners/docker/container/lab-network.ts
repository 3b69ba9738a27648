import { fault, isProvisionerError } from '../../../core/provisioner/provisioner-error'
import type { ListedNetwork } from '../daemon/answers'
import type { DockerApi } from '../daemon/docker-api'
import { bridgeNames } from './bridge-name'
import { LABEL, NETWORK_NAME } from './labels'

type NetworkCalls = Pick<DockerApi, 'network' | 'networks' | 'createNetwork' | 'removeNetwork'>

/**
 * One bridge for all labs, on which they cannot reach each other. One network per lab would use up Docker's address ranges at about
 * thirty. Known by its id: Docker lets two networks have one name, and a name then starts nobody. Whoever asks first has it looked for or
 * made, and everybody else waits for that one; so also when it was pruned and all notice at once.
 */
export class LabNetwork {
  readonly #api: NetworkCalls
  readonly #instanceId: string
  readonly #interfaces: () => readonly string[]
  #id: string | undefined
  #underWay: Promise<string> | undefined
  /** Of what is known. What was begun before it was forgotten is told to those who wait, and not kept. */
  #age = 0

  /** `interfaces`: the names that are taken on this machine. */
  constructor(api: NetworkCalls, instanceId: string, interfaces: () => readonly string[] = () => []) {
    this.#api = api
    this.#instanceId = instanceId
    this.#interfaces = interfaces
  }

  /** Its full id. */
  async ready(): Promise<string> {
    if (this.#id !== undefined) return this.#id
    return (this.#underWay ??= this.#settle(this.#age).finally(() => (this.#underWay = undefined)))
  }

  /** Docker said that this one is gone. However many say so of the same one, it is made once. */
  renew(deadId: string): Promise<string> {
    if (this.#id === deadId) this.forget()
    return this.ready()
  }

  /** The one that labs are on, if there is one; makes nothing. */
  async peek(): Promise<string | undefined> {
    return this.#id ?? this.#chosen(await this.#named())
  }

  /** It may be another daemon. */
  forget(): void {
    this.#id = undefined
    this.#age += 1
  }

  async #settle(age: number): Promise<string> {
    const id = await this.#foundOrMade()
    if (age === this.#age) this.#id = id
    return id
  }

  async #foundOrMade(): Promise<string> {
    const there = await this.#named()
    const found = await this.#chosen(there)
    if (found !== undefined) return found
    if (there.length > 0) throw fault('StartFailed', 'transient', { sentence: { code: 'NetworkMisfit', params: { name: NETWORK_NAME } } })
    const made = await this.#made()
    // Another installation may have made one in the same moment: both look again, choose alike, and whoever made the other one takes it away.
    const settled = (await this.#chosen(await this.#named())) ?? made
    if (settled === undefined)
      throw fault('StartFailed', 'transient', { sentence: { code: 'NetworkMisfit', params: { name: NETWORK_NAME } } })
    if (made !== undefined && settled !== made) await this.#removeSurplus(made)
    return settled
  }

  /** undefined: somebody was quicker. */
  async #made(): Promise<string | undefined> {
    try {
      return await this.#madeWithBridge(bridgeNames(this.#instanceId, this.#interfaces()))
    } catch (error) {
      if (!isProvisionerError(error) || (await this.#named()).length === 0) throw error
      return undefined
    }
  }

  /** A network of another name may have the bridge's: then the next is tried, at last the one that Docker makes up. */
  async #madeWithBridge([bridge, ...others]: readonly string[]): Promise<string> {
    try {
      return await this.#api.createNetwork(networkBody(this.#instanceId, bridge))
    } catch (error) {
      if (bridge === undefined || !isBridgeTaken(error) || (await this.#named()).length > 0) throw error
      return this.#madeWithBridge(others)
    }
  }

  async #named(): Promise<readonly ListedNetwork[]> {
    return (await this.#api.networks(NETWORK_NAME)).filter(({ Name }) => Name === NETWORK_NAME)
  }

  /** Whoever looks chooses the same: the one that most run on, then the oldest, then by its id. */
  async #chosen(networks: readonly ListedNetwork[]): Promise<string | undefined> {
    const fitting = networks.filter(isForLabs)
    if (fitting.length < 2) return fitting[0]?.Id
    const looks = await Promise.all(fitting.map(({ Id }) => this.#api.network(Id)))
    return looks.filter((each) => each !== undefined).sort(byUse)[0]?.Id
  }

  /** Ours, made a moment ago. Docker refuses if somebody is on it by now; then it stays, and nobody is the worse for it. */
  async #removeSurplus(id: string): Promise<void> {
    const seen = await this.#api.network(id)
    if (seen === undefined || seen.Containers > 0 || seen.Labels[LABEL.instance] !== this.#instanceId) return
    await this.#api.removeNetwork(id).catch((error: unknown) => {
      if (!isProvisionerError(error)) throw error
    })
  }
}

function byUse(one: ListedNetwork, other: ListedNetwork): number {
  return other.Containers - one.Containers || compared(one.Created, other.Created) || compared(one.Id, other.Id)
}

function compared(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

const OPTIONS = { 'com.docker.network.bridge.enable_icc': 'false', 'com.docker.network.bridge.host_binding_ipv4': '127.0.0.1' } as const

/** Any installation's will do, but one on which labs reach each other is none. */
function isForLabs({ Driver, Options, Labels }: ListedNetwork): boolean {
  return (
    Driver === 'bridge' && Labels[LABEL.instance] !== undefined && Object.entries(OPTIONS).every(([name, value]) => Options[name] === value)
  )
}

function isBridgeTaken(error: unknown): boolean {
  return isProvisionerError(error) && error.cause instanceof Error && /same bridge name/i.test(error.cause.message)
}

function networkBody(instanceId: string, bridge: string | undefined) {
  const named = bridge === undefined ? {} : { 'com.docker.network.bridge.name': bridge }
  return {
    Name: NETWORK_NAME,
    CheckDuplicate: true,
    Driver: 'bridge',
    Options: { ...OPTIONS, ...named },
    Labels: { [LABEL.instance]: instanceId },
  }
}
