import type { About } from '../contract/about'
import type { EngineView } from '../contract/engine-view'
import type { Notice } from '../contract/notice'
import type { CallArguments, TopicArguments } from '../contract/verbs'
import type { Clock } from '../core/clock/clock'
import type { JourneyStep } from '../contract/journey'
import type { CloudEvent } from '../core/events/cloud-event'
import type { LiveFact } from '../core/engine/live-facts'
import type { MetricsSnapshot } from '../core/metrics/metrics'
import { ApiError, isConflict, isNotFound } from '../core/resource/api-error'
import type { KindDefinition } from '../core/resource/kinds/kind-definition'
import { kindByName } from '../core/resource/kinds/kinds'
import { keyOf, refOf } from '../core/resource/resource'
import type { Resource } from '../core/resource/resource'
import type { ResourceList } from '../core/store/resource-store'
import type { Json, JsonObject } from '../core/store/storage-backend'
import { addressed } from './addressed'
import { admitCreate, admitUpdate } from './admission'
import { BufferedSource } from './buffered-source'
import { dryRunCreate, dryRunDelete, dryRunReplace } from './dry-run'
import { EngineStream } from './engine-stream'
import { engineView } from './engine-view'
import { giveBack } from './give-back'
import { jsonPatch } from './json-patch'
import { LabReach } from './lab-reach'
import { LiveStream } from './live-stream'
import { mergePatch } from './patch'
import { ResourceStream } from './resource-stream'
import type { ServedEngine } from './served-engine'

export interface LabServiceOptions {
  readonly engine: ServedEngine
  readonly clock: Clock
  /** What the store said at its opening. */
  readonly notices?: readonly unknown[]
  /** What only the host knows: where it runs and where it keeps things. */
  readonly about?: () => Promise<About>
}

/** As client-go's RetryOnConflict. */
const MAX_TRIES = 5

/**
 * The contract's verbs on an engine, the same for every carrier: HTTP, IPC and an import from a file get one validation and one
 * verdict. Throws `ApiError` for everything that a caller can understand; anything else is a fault of ours.
 */
export class LabService {
  readonly #engine: ServedEngine
  readonly #clock: Clock
  readonly #notices: readonly unknown[]
  readonly #about: () => Promise<About>
  /** Into a lab's own container, and to its image. */
  readonly reach: LabReach

  constructor({ engine, clock, notices = [], about = unknownHost }: LabServiceOptions) {
    this.#engine = engine
    this.#clock = clock
    this.#notices = notices
    this.#about = about
    this.reach = new LabReach(engine)
  }

  list({ kind, ...options }: CallArguments<'list'>): Promise<ResourceList<Resource>> {
    return this.#engine.store.list<Resource>(known(kind).kind, options)
  }

  get(ref: CallArguments<'get'>): Promise<Resource> {
    return this.#engine.store.get<Resource>({ ...ref, kind: known(ref.kind).kind })
  }

  async create({ kind, namespace, object, dryRun }: CallArguments<'create'>): Promise<Resource> {
    const definition = writable(kind)
    const draft = addressed(object, { definition, ...(namespace === undefined ? {} : { namespace }) })
    await admitCreate(this.#engine.store, draft)
    if (dryRun !== true) return this.#engine.store.create<Resource>(draft)
    const now = new Date(this.#clock.now()).toISOString()
    return dryRunCreate(definition, await this.#engine.store.find(refOf(draft)), { draft, now })
  }

  async replace({ object, dryRun, ...ref }: CallArguments<'replace'>): Promise<Resource> {
    const definition = writable(ref.kind)
    const stored = await this.#engine.store.get<Resource>(ref)
    const wanted = addressed(object, { definition, ...ref })
    await admitUpdate(this.#engine.store, stored, wanted)
    return dryRun === true ? dryRunReplace(definition, stored, wanted) : this.#engine.store.update(wanted)
  }

  /**
   * Applied to what is stored now; again, if somebody else was faster, unless the patch itself names the version it is for.
   */
  async patch({ type, patch, ...target }: CallArguments<'patch'>): Promise<Resource> {
    const { dryRun: _, ...ref } = target
    writable(ref.kind)
    for (let tries = 1; ; tries++) {
      const stored = await this.#engine.store.get<Resource>(ref)
      const object = patched(stored, type, patch as Json)
      try {
        return await this.replace({ ...target, object })
      } catch (error) {
        if (!isConflict(error) || tries >= MAX_TRIES || versionOf(object) !== stored.metadata.resourceVersion) throw error
      }
    }
  }

  async delete({ preconditions, dryRun, ...ref }: CallArguments<'delete'>): Promise<Resource> {
    const definition = writable(ref.kind)
    if (dryRun !== true) return this.#engine.store.delete<Resource>(ref, preconditions)
    return dryRunDelete(definition, await this.#engine.store.get<Resource>(ref), preconditions ?? {})
  }

  /** All that the selection finds at this moment; one that is gone meanwhile, or was made anew under the same name, is left out. */
  async deleteCollection({ dryRun, ...selection }: CallArguments<'deleteCollection'>): Promise<readonly Resource[]> {
    writable(selection.kind)
    const { items } = await this.list(selection)
    const deleted: Resource[] = []
    for (const item of items) {
      try {
        deleted.push(await this.delete({ ...refOf(item), preconditions: { uid: item.metadata.uid }, ...(dryRun === undefined ? {} : { dryRun }) }))
      } catch (error) {
        if (!isNotFound(error) && !isConflict(error)) throw error
      }
    }
    return deleted
  }

  watch(args: TopicArguments<'watch'>): Promise<ResourceStream> {
    return ResourceStream.open(this.#engine.store, { ...args, kind: known(args.kind).kind })
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
    return engineView(this.#engine, this.#notices)
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

  about(): Promise<About> {
    return this.#about()
  }

  async releaseBrake({ decision }: CallArguments<'releaseBrake'>): Promise<EngineView> {
    await giveBack(this, this.#engine.brake.release(decision))
    return this.engine()
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
  return Promise.reject(new ApiError('ServiceUnavailable', 'This host says nothing about itself.'))
}

function known(kind: string): KindDefinition {
  const definition = kindByName(kind)
  if (definition === undefined) throw new ApiError('NotFound', 'the server could not find the requested resource')
  return definition
}

/** Records that the engine writes whole are evidence of what was ours: clients read them. */
function writable(kind: string): KindDefinition {
  const definition = known(kind)
  if (definition.recordsStatus) throw new ApiError('MethodNotAllowed', `${definition.plural} are kept by the engine and cannot be changed`)
  return definition
}

function patched(stored: Resource, type: 'merge' | 'json', patch: Json): JsonObject {
  // What the store hands out is JSON all through.
  const target = stored as unknown as JsonObject
  return type === 'merge' ? mergePatch(target, patch) : jsonPatch(target, patch)
}

function versionOf({ metadata }: JsonObject): unknown {
  return typeof metadata === 'object' && metadata !== null && 'resourceVersion' in metadata ? metadata.resourceVersion : undefined
}

