import { isProvisionerError } from '../../../core/provisioner/provisioner-error'
import type { DockerApi } from '../daemon/docker-api'
import { DockerRefusal } from '../daemon/docker-errors'
import { helperNameOf } from '../isolation/helper'
import { LABEL } from './labels'

/** What Docker is to keep to a size, bytes; absent: it cannot, or nobody wants it to. */
export interface Quota {
  readonly folderBytes?: number
  readonly rootBytes?: number
}

const REFUSES_ROOT = /storage.?opt/i

/**
 * Whether this daemon keeps a folder to a size (its data on xfs with project quotas) is asked once for each connection, by making a volume
 * that has one: where it cannot, Docker says so and makes nothing; where it can, the empty volume goes at once. A writable root is kept to a
 * size on the same ground, by some storage drivers only; whoever refuses is not asked again.
 */
export class Quotas {
  readonly #api: DockerApi
  readonly #instanceId: string
  #folders: Promise<boolean> | undefined
  #areRootsRefused = false

  constructor(api: DockerApi, instanceId: string) {
    this.#api = api
    this.#instanceId = instanceId
  }

  /** It may be another daemon, or the same one on another disk. */
  forget(): void {
    this.#folders = undefined
    this.#areRootsRefused = false
  }

  async of({ folderBytes, writable }: { readonly folderBytes?: number; readonly writable: boolean | readonly string[] }): Promise<Quota> {
    if (folderBytes === undefined || !(await this.#canKeepFolders())) return {}
    return writable === true && !this.#areRootsRefused ? { folderBytes, rootBytes: folderBytes } : { folderBytes }
  }

  /** It was the size of the root that the container was refused for: it is made without. */
  isRefusedFor({ rootBytes }: Quota, error: unknown): boolean {
    const isIt =
      rootBytes !== undefined && isProvisionerError(error) && error.cause instanceof DockerRefusal && REFUSES_ROOT.test(error.cause.message)
    this.#areRootsRefused ||= isIt
    return isIt
  }

  /** Silence is no answer: this lab is made without, and the next one asks. */
  async #canKeepFolders(): Promise<boolean> {
    const asked = (this.#folders ??= this.#try())
    try {
      return await asked
    } catch (error) {
      if (this.#folders === asked) this.#folders = undefined
      if (!isProvisionerError(error)) throw error
      return false
    }
  }

  async #try(): Promise<boolean> {
    const name = helperNameOf(this.#instanceId, 'quota')
    const labels = { [LABEL.instance]: this.#instanceId, [LABEL.role]: 'quota' }
    try {
      await this.#api.createVolume({ Name: name, Driver: 'local', DriverOpts: { size: '1m' }, Labels: labels })
    } catch (error) {
      if (isProvisionerError(error) && error.cause instanceof DockerRefusal) return false
      throw error
    }
    await this.#api.removeVolume(name)
    return true
  }
}
