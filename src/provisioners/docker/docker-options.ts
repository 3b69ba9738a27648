import type { Clock } from '../../core/clock/clock'
import type { Log } from '../../core/engine/log'

export interface DockerProvisionerOptions {
  /** This installation, in the labels of everything it makes. Never empty. */
  readonly instanceId: string
  readonly clock: Clock
  readonly log: Log
  /** Where collected work goes. */
  readonly collectDir: string
  /** `unix://`, `npipe://` or `tcp://`; default the environment's DOCKER_HOST, else the platform's own place. */
  readonly dockerHost?: string | undefined
  /** Another machine than this one is meant. */
  readonly allowRemote?: boolean | undefined
  /** The key that labs' secrets are derived from; default beside `collectDir`. */
  readonly secretKeyFile?: string | undefined
}
