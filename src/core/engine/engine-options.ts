import type { Clock } from '../clock/clock'
import type { ProvisionerFor } from '../provisioner/provisioner'
import type { StorageBackend } from '../store/storage-backend'
import type { Log } from './log'

export interface EngineOptions {
  readonly backend: StorageBackend
  readonly provisionerFor: ProvisionerFor
  readonly clock: Clock
  readonly newUid: () => string
  readonly log: Log
  /** `source` of every CloudEvent: this installation. */
  readonly source?: string
}
