import { dirname, join } from 'node:path'
import pLimit, { type LimitFunction } from 'p-limit'
import type { Clock } from '../../core/clock/clock'
import type { Log } from '../../core/observe/log'
import type { Observation } from '../../core/provisioner/observation'
import type { Inspected } from './daemon/answers'
import type { ContainerMemory } from './container/container-memory'
import type { DaemonLink } from './daemon/daemon-link'
import type { DockerApi } from './daemon/docker-api'
import type { DockerProvisionerOptions } from './docker-options'
import { withEnding } from './container/ending'
import { ImageFactsCache } from './image/image-facts'
import { ImageInside } from './image/image-inside'
import { createImagePuller, type ImagePuller } from './image/image-puller'
import { openImageSource } from './image/image-source'
import { interfacesHere } from './container/bridge-name'
import { LabNetwork } from './container/lab-network'
import { sweepHalfArchives } from './student-folder/collections'
import { Quotas } from './container/quota'
import { createLabSecrets, type LabSecrets } from './container/lab-secrets'

/** What the steps of this provisioner share. */
export interface DockerContext {
  readonly instanceId: string
  readonly clock: Clock
  readonly log: Log
  readonly collectDir: string
  /** What another process left half written is gone. */
  readonly swept: Promise<unknown>
  /** Names of containers of our own that a folder is being read through. */
  readonly readers: Set<string>
  readonly api: DockerApi
  readonly puller: ImagePuller
  /** What the images here say of themselves. */
  readonly images: ImageFactsCache
  /** What was read inside of them. */
  readonly inside: ImageInside
  readonly network: LabNetwork
  /** What this daemon can keep to a size. */
  readonly quotas: Quotas
  readonly secrets: LabSecrets
  readonly memory: ContainerMemory
  readonly startLimit: LimitFunction
  /** By uid: of a lab that is being removed. Whoever wants it gone, too, comes after. */
  readonly removals: Map<string, LimitFunction>
  /** The observation of a container that ended, with how it came to that. */
  readonly ending: (seen: Inspected, observation: Observation) => Promise<Observation>
}

/** More starts than this at once make each of them later and none sooner. */
const STARTS_AT_ONCE = 4

export function createContext(options: DockerProvisionerOptions, link: DaemonLink): DockerContext {
  const { instanceId, clock, log, collectDir, secretKeyFile = join(dirname(collectDir), 'lab-secrets.key') } = options
  const { api, memory } = link
  return {
    instanceId,
    clock,
    log,
    collectDir,
    api,
    memory,
    swept: sweepHalfArchives(collectDir),
    readers: new Set(),
    images: new ImageFactsCache({ clock, inspect: (reference) => api.image(reference) }),
    inside: new ImageInside(api),
    network: new LabNetwork(api, instanceId, interfacesHere),
    quotas: new Quotas(api, instanceId),
    secrets: createLabSecrets(secretKeyFile),
    startLimit: pLimit(STARTS_AT_ONCE),
    removals: new Map(),
    ending: (seen, observation) => withEnding({ api, memory }, seen, observation),
    puller: createImagePuller({
      clock,
      openPull: (image, signal) => openImageSource(api, image, signal),
      onDidEnd: (uid) => link.tellArrival(uid),
      onDidProgress: (uid, progress) => link.tellProgress(uid, progress),
    }),
  }
}
