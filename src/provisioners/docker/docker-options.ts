import type { Clock } from '../../core/clock/clock'
import type { Log } from '../../core/observe/log'
import type { Machine } from './daemon/machine'

export interface DockerProvisionerOptions {
  /** This installation, in the labels of everything it makes. Never empty. */
  readonly instanceId: string
  readonly clock: Clock
  readonly log: Log
  /** Where collected work goes. */
  readonly collectDir: string
  /** `unix://`, `npipe://` or `tcp://`; default what the machine says: DOCKER_HOST, the chosen context, the usual places. */
  readonly dockerHost?: string | undefined
  /** Where that is looked up; default the one this runs on. */
  readonly machine?: Machine
  /** Another machine than this one is meant. */
  readonly allowRemote?: boolean | undefined
  /** Remembers which daemon has the labs; absent: none is asked who it is. */
  readonly daemonFile?: string | undefined
  /** Where a person's answer to the way around is kept. Given, it is looked at whether labs are kept to themselves; absent, nobody looks. */
  readonly isolationFile?: string | undefined
  /** The key that labs' secrets are derived from; default beside `collectDir`. */
  readonly secretKeyFile?: string | undefined
}
