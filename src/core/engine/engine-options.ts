import type { Clock } from '../clock/clock'
import type { Provisioner, ProvisionerFor } from '../provisioner/provisioner'
import type { ReadLoopLag } from '../notices/loop-lag'
import type { StorageBackend } from '../store/storage-backend'
import type { Log } from '../observe/log'

export interface EngineOptions {
  readonly backend: StorageBackend
  /** The strategy of a template's word. */
  readonly provisionerFor: ProvisionerFor
  /** Every strategy in use, each once. */
  readonly provisioners: () => readonly Provisioner[]
  readonly clock: Clock
  readonly newUid: () => string
  readonly log: Log
  /** `source` of every CloudEvent: this installation. */
  readonly source?: string
  /** How late this process is with everything; absent: nobody measures it. */
  readonly readLoopLag?: ReadLoopLag
}
