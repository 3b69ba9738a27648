import { isProvisionerError } from '../../../core/provisioner/provisioner-error'
import type { DockerApi } from '../daemon/docker-api'
import { LABEL, NETWORK_NAME } from './labels'

/**
 * One bridge for all labs, on which they cannot reach each other. One network per lab would use up Docker's address ranges at about
 * thirty. Asked for once; forgotten when Docker says that it is gone.
 */
export class LabNetwork {
  readonly #api: DockerApi
  readonly #instanceId: string
  #made: Promise<string> | undefined

  constructor(api: DockerApi, instanceId: string) {
    this.#api = api
    this.#instanceId = instanceId
  }

  /** Its id. */
  async ready(): Promise<string> {
    const made = (this.#made ??= this.#ensure())
    try {
      return await made
    } catch (error) {
      if (this.#made === made) this.#made = undefined
      throw error
    }
  }

  /** Its id if there is one; makes nothing. */
  async peek(): Promise<string | undefined> {
    return this.#made === undefined ? (await this.#api.network(NETWORK_NAME))?.Id : this.#made
  }

  forget(): void {
    this.#made = undefined
  }

  async #ensure(): Promise<string> {
    const there = await this.#api.network(NETWORK_NAME)
    if (there !== undefined) return there.Id
    await this.#api.createNetwork(networkBody(this.#instanceId)).catch(async (error: unknown) => {
      // Another installation may have been quicker.
      if (!isProvisionerError(error) || (await this.#api.network(NETWORK_NAME)) === undefined) throw error
    })
    return (await this.#api.network(NETWORK_NAME))?.Id ?? NETWORK_NAME
  }
}

function networkBody(instanceId: string) {
  return {
    Name: NETWORK_NAME,
    CheckDuplicate: true,
    Driver: 'bridge',
    Options: { 'com.docker.network.bridge.enable_icc': 'false', 'com.docker.network.bridge.host_binding_ipv4': '127.0.0.1' },
    Labels: { [LABEL.instance]: instanceId },
  }
}
