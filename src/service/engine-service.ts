import type { Adoption, EngineView } from '../contract/engine-view'
import type { CallArguments } from '../contract/verbs'
import type { Clock } from '../core/clock/clock'
import type { MetricsSnapshot } from '../core/metrics/metrics'
import type { Provisioner } from '../core/provisioner/provisioner'
import { apiError, isNotFound } from '../core/resource/api-error'
import type { Sentence } from '../core/sentences/sentence'
import { adoptLabs } from './adopt-labs'
import { EngineStream } from './streams/engine-stream'
import type { ResourceService } from './resource-service'
import type { ServedEngine } from './served-engine'
import type { HoldResolution } from '../core/reconciler/safety-hold'
import type { StoredLab } from '../core/resource/lab-instance'
import { parseKey } from '../core/resource/resource'
import { isoTime } from '../core/resource/format/timestamp'

export interface EngineServiceOptions {
  readonly engine: ServedEngine
  readonly clock: Clock
  /** For what an answer of a person changes of labs. */
  readonly resources: Pick<ResourceService, 'get' | 'patch'>
  /** What the store said at its opening. */
  readonly notices: readonly Sentence[]
  /** What it takes no writes for, at this moment. */
  readonly storage: () => Sentence | undefined
}

/** The engine itself: how it stands, a hand on its loops, and the answers to what it asks a person. */
export class EngineService {
  readonly #options: EngineServiceOptions
  readonly #engine: ServedEngine

  constructor(options: EngineServiceOptions) {
    this.#options = options
    this.#engine = options.engine
  }

  view(): EngineView {
    const { notices, storage } = this.#options
    return engineView(this.#engine, { notices, storage: storage() })
  }

  stream(): EngineStream {
    return new EngineStream({ engine: this.#engine, clock: this.#options.clock, view: () => this.view() })
  }

  metrics(): MetricsSnapshot {
    return this.#engine.readMetrics()
  }

  /** Ready to serve: every loop turns. Says nothing about Docker, without which lists and edits still work. */
  isReady(): boolean {
    return this.#engine.statuses().every(({ running }) => running)
  }

  /** Resolves when a step that was asked for is over. */
  async steerLoop({ loop, order }: CallArguments<'steerLoop'>): Promise<EngineView> {
    await this.#engine.steer(loop, order)
    return this.view()
  }

  async releaseBrake({ decision }: CallArguments<'releaseBrake'>): Promise<EngineView> {
    await extendHeldLabs(this.#options.resources, this.#engine.safetyHold.resolve(decision))
    return this.view()
  }

  async acceptDaemon({ provisioner: kind }: CallArguments<'acceptDaemon'>): Promise<EngineView> {
    await this.#provisioner(kind).acceptDaemon()
    return this.view()
  }

  async answerDirectRoute({ provisioner: kind }: CallArguments<'answerDirectRoute'>): Promise<EngineView> {
    const provisioner = this.#provisioner(kind)
    if (provisioner.health().isolation?.directRoute === undefined) throw apiError('Conflict', { code: 'NothingIsAsked' })
    await provisioner.answerDirectRoute()
    return this.view()
  }

  async adoptLabs({ uids }: CallArguments<'adoptLabs'>): Promise<Adoption> {
    const refused = await adoptLabs(this.#engine, new Set(uids))
    return { view: this.view(), refused }
  }

  #provisioner(kind: string): Provisioner {
    const provisioner = this.#engine.provisioners().find((each) => each.kind === kind)
    if (provisioner === undefined) throw apiError('NotFound', { code: 'ProvisionerUnknown', params: { kind } })
    return provisioner
  }
}

/** The engine as it is at this moment. `notices`: what the store said at its opening; `storage`: what it takes no writes for right now. */
function engineView(
  engine: ServedEngine,
  { notices, storage }: Pick<EngineView, 'notices'> & { readonly storage: Sentence | undefined },
): EngineView {
  const held = engine.safetyHold.status()
  return {
    loops: engine.statuses(),
    queue: engine.waiting(),
    provisioners: Object.fromEntries(engine.provisioners().map((each) => [each.kind, each.health()])),
    notices,
    ...(storage === undefined ? {} : { storage }),
    ...(held === undefined ? {} : { brake: held }),
    quarantine: engine.reconciler.quarantine(),
    settings: engine.settings.current(),
    resourceVersion: engine.store.resourceVersion,
  }
}

/** Writes the time that the machine slept onto the end of every lab that was held. One that fails does not keep the others from theirs. */
async function extendHeldLabs(service: Pick<ResourceService, 'get' | 'patch'>, { keys, addMs }: HoldResolution): Promise<void> {
  if (addMs === 0) return
  const failures: unknown[] = []
  for (const key of keys) {
    try {
      await extendLab(service, key, addMs)
    } catch (error) {
      if (!isNotFound(error)) failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

async function extendLab(service: Pick<ResourceService, 'get' | 'patch'>, key: string, addMs: number): Promise<void> {
  const ref = parseKey(key)
  const { expiresAt } = ((await service.get(ref)) as StoredLab).status
  if (expiresAt === undefined) return
  const endsAt = isoTime(Date.parse(expiresAt) + addMs)
  await service.patch({ ...ref, type: 'merge', patch: { spec: { endsAt } } })
}
