import type { Clock } from '../../../core/clock/clock'
import type { Log } from '../../../core/observe/log'
import type { LabService } from '../../../service/lab-service'
import type { Panel } from '../../panel/panel'
import type { Access } from './access'
import type { Connections } from './connections'
import type { HttpLimits } from './http-limits'

export interface AppOptions {
  readonly service: LabService
  readonly clock: Clock
  readonly log: Log
  readonly access: Access
  readonly connections: Connections
  readonly limits: HttpLimits
  readonly panel: Panel
  /** Known once the server listens. */
  readonly port: () => number
  /** Aborts when the server stops: every stream ends. */
  readonly stopping: AbortSignal
}
