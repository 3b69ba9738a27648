import type { About } from '../contract/about'
import type { Adoption, EngineView } from '../contract/engine-view'
import type { JourneyStep } from '../contract/journey'
import type { Notice } from '../contract/notice'
import type { CallArguments, TopicArguments } from '../contract/verbs'
import type { Clock } from '../core/clock/clock'
import type { LiveFact } from '../core/engine/live-facts'
import type { CloudEvent } from '../core/events/cloud-event'
import type { MetricsSnapshot } from '../core/metrics/metrics'
import type { Provisioner } from '../core/provisioner/provisioner'
import { apiError } from '../core/resource/api-error'
import { keyOf, refOf } from '../core/resource/resource'
import type { Sentence } from '../core/sentences/sentence'
import { adoptLabs } from './adopt-labs'
import { BufferedSource } from './buffered-source'
import { diagnostics } from './diagnostics'
import { EngineStream } from './engine-stream'
import { engineView } from './engine-view'
import { giveBack } from './give-back'
import { LabReach } from './lab-reach'
import { LiveStream } from './live-stream'
import type { LogLine } from './log-ring'
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
  readonly giveWay?: () => Promise<void>
}

/**
 * The contract's verbs on an engine, the same for every carrier: HTTP, IPC and an import from a file get one validation and one
 * verdict. Throws `ApiError` for everything that a caller can understand; anything else is a fault of ours.
 */
export class LabService extends ResourceService {
  readonly #engine: ServedEngine
  readonly #clock: Clock
  readonly #notices: readonly Sentence[]
  readonly #storage: () => Sentence | undefined
  readonly #about: () => Promise<About>
  readonly #recentLog: () => readonly LogLine[]
  readonly #giveWay: () => Promise<void>
  #report: Promise<Readonly<Record<string, unknown>>> | undefined
  /** Into a lab's own container, and to its image. */
  readonly reach: LabReach

  constructor({
    engine,
    clock,
    notices = [],
    storage = () => undefined,
    about = unknownHost,
    recentLog = () => [],
    giveWay = () => Promise.resolve(),
  }: LabServiceOptions) {
    super({ store: engine.store, clock, causesInWorld: (change) => workFolderCauses(engine, change) })
    this.#engine = engine
    this.#clock = clock
    this.#notices = notices
    this.#storage = storage
    this.#about = about
    this.#recentLog = recentLog
    this.#giveWay = giveWay
    this.reach = new LabReach(engine, clock)
  }

  async live(ref: CallArguments<'live'>): Promise<LiveFact> {
    return this.#engine.live.get(keyOf(refOf(await this.get(ref))))
  }

  liveStream({ namespace }: TopicArguments<'live'>): LiveStream {
    return new LiveStream(this.#engine.live, namespace)
  }

  /** Throws NotFound when the lab, or the template that says where it runs, is gone. */
  log(args: Parameters<LabReach['log']>[0]): ReturnType<LabReach['log']> {
    return this.reach.log(args)
  }

  engine(): EngineView {
    return engineView(this.#engine, { notices: this.#notices, storage: this.#storage() })
  }

  engineStream(): EngineStream {
    return new EngineStream({ engine: this.#engine, clock: this.#clock, view: () => this.engine() })
  }

  events(): BufferedSource<CloudEvent> {
    return new BufferedSource((hear) => this.#engine.events.onDidPublish(hear))
  }

  journey(): BufferedSource<JourneyStep> {
    return new BufferedSource((hear) => this.#engine.onDidStep(hear))
  }

  /** What is still kept, oldest first, then each new one. */
  notices(): BufferedSource<Notice> {
    const { notices } = this.#engine
    return new BufferedSource((hear) => notices.onDidPost(hear), notices.recent())
  }

  /** Resolves when a step that was asked for is over. */
  async steerLoop({ loop, order }: CallArguments<'steerLoop'>): Promise<EngineView> {
    await this.#engine.steer(loop, order)
    return this.engine()
  }

  /** A name that nobody guesses. */
  newSession(): string {
    return this.#engine.newUid()
  }

  /** Who asks while one is being written gets that one: it is long, and a hundred of them at once would be the memory of a machine. */
  diagnostics(): Promise<Readonly<Record<string, unknown>>> {
    this.#report ??= diagnostics({ service: this, engine: this.#engine, recentLog: this.#recentLog(), giveWay: this.#giveWay }).finally(
      () => (this.#report = undefined),
    )
    return this.#report
  }

  about(): Promise<About> {
    return this.#about()
  }

  async releaseBrake({ decision }: CallArguments<'releaseBrake'>): Promise<EngineView> {
    await giveBack(this, this.#engine.brake.release(decision))
    return this.engine()
  }

  async acceptDaemon({ provisioner: kind }: CallArguments<'acceptDaemon'>): Promise<EngineView> {
    await this.#provisioner(kind).acceptDaemon()
    return this.engine()
  }

  async answerDirectRoute({ provisioner: kind }: CallArguments<'answerDirectRoute'>): Promise<EngineView> {
    const provisioner = this.#provisioner(kind)
    if (provisioner.health().isolation?.directRoute === undefined) throw apiError('Conflict', { code: 'NothingIsAsked' })
    await provisioner.answerDirectRoute()
    return this.engine()
  }

  async adoptLabs({ uids }: CallArguments<'adoptLabs'>): Promise<Adoption> {
    const refused = await adoptLabs(this.#engine, new Set(uids))
    return { view: this.engine(), refused }
  }

  #provisioner(kind: string): Provisioner {
    const provisioner = this.#engine.provisioners().find((each) => each.kind === kind)
    if (provisioner === undefined) throw apiError('NotFound', { code: 'ProvisionerUnknown', params: { kind } })
    return provisioner
  }

  metrics(): MetricsSnapshot {
    return this.#engine.readMetrics()
  }

  /** Ready to serve: every loop turns. Says nothing about Docker, without which lists and edits still work. */
  isReady(): boolean {
    return this.#engine.statuses().every(({ running }) => running)
  }
}

function unknownHost(): Promise<About> {
  return Promise.reject(apiError('ServiceUnavailable', { code: 'HostSilent' }))
}
