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
  #made: Promise<void> | undefined

  constructor(api: DockerApi, instanceId: string) {
    this.#api = api
    this.#instanceId = instanceId
  }

  async ready(): Promise<void> {
    const made = (this.#made ??= this.#ensure())
    try {
      await made
    } catch (error) {
      if (this.#made === made) this.#made = undefined
      throw error
    }
  }

  forget(): void {
    this.#made = undefined
  }

  async #ensure(): Promise<void> {
    if ((await this.#api.network(NETWORK_NAME)) !== undefined) return
    await this.#api.createNetwork(networkBody(this.#instanceId)).catch(async (error: unknown) => {
      // Another installation may have been quicker.
      if (!isProvisionerError(error) || (await this.#api.network(NETWORK_NAME)) === undefined) throw error
    })
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
