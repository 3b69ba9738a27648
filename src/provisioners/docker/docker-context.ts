import type { Clock } from '../../core/clock/clock'
import type { Log } from '../../core/engine/log'
import type { Observation } from '../../core/provisioner/observation'
import type { Inspected } from './answers'
import type { DockerApi } from './docker-api'
import type { ContainerMemory } from './container-memory'
import type { Gate } from './gate'
import type { ImagePuller } from './image-puller'
import type { LabNetwork } from './lab-network'
import type { LabSecrets } from './lab-secrets'

/** What the steps of this provisioner share. */
export interface DockerContext {
  readonly instanceId: string
  readonly clock: Clock
  readonly log: Log
  readonly api: DockerApi
  readonly puller: ImagePuller
  readonly network: LabNetwork
  readonly secrets: LabSecrets
  readonly memory: ContainerMemory
  readonly startGate: Gate
  /** The observation of a container that ended, with how it came to that. */
  readonly ending: (seen: Inspected, observation: Observation) => Promise<Observation>
}
