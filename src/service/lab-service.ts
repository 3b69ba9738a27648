import type { About } from '../contract/about'
import type { Clock } from '../core/clock/clock'
import { apiError } from '../core/resource/api-error'
import type { Sentence } from '../core/sentences/sentence'
import { EngineService } from './engine-service'
import { HostService } from './host-service'
import { LabAccess } from './lab-access'
import type { LogLine } from './diagnostics/log-ring'
import { NewsService } from './news-service'
import { ResourceService } from './resource-service'
import type { ServedEngine } from './served-engine'
import { workFolderCauses } from './work-folder'

export interface LabServiceOptions {
  readonly engine: ServedEngine
  readonly clock: Clock
  /** What the store said at its opening. */
  readonly notices?: readonly Sentence[]
  /** What it takes no writes for, at this moment. */
  readonly storage?: () => Sentence | undefined
  /** What only the host knows: where it runs and where it keeps things. */
  readonly about?: () => Promise<About>
  /** The newest lines of the log, for the diagnostics. */
  readonly recentLog?: () => readonly LogLine[]
  /** In the middle of long work: lets everything else that waits have its turn. */
  readonly yieldToEventLoop?: () => Promise<void>
}

/**
 * The contract's verbs on an engine, the same for every carrier: HTTP, IPC and an import from a file get one validation and one
 * verdict. Each part is for one thing, and whoever asks knows which. They throw `ApiError` for everything that a caller can understand;
 * anything else is a fault of ours.
 */
export interface LabService {
  /** What is declared. */
  readonly resources: ResourceService
  /** Into a lab's own container, and to its image. */
  readonly labAccess: LabAccess
  readonly news: NewsService
  readonly engine: EngineService
  readonly host: HostService
  /** A name that nobody guesses. */
  readonly newSession: () => string
}

export function createLabService({
  engine,
  clock,
  notices = [],
  storage = () => undefined,
  about = unknownHost,
  recentLog = () => [],
  yieldToEventLoop = () => Promise.resolve(),
}: LabServiceOptions): LabService {
  const resources = new ResourceService({ store: engine.store, clock, causesInWorld: (change) => workFolderCauses(engine, change) })
  const engineService = new EngineService({ engine, clock, resources, notices, storage })
  return {
    resources,
    labAccess: new LabAccess(engine, clock),
    news: new NewsService(engine, resources),
    engine: engineService,
    host: new HostService({ engine, view: () => engineService.view(), about, recentLog, yieldToEventLoop }),
    newSession: () => engine.newUid(),
  }
}

function unknownHost(): Promise<About> {
  return Promise.reject(apiError('ServiceUnavailable', { code: 'HostSilent' }))
}
