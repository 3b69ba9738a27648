import type { CallArguments, TopicArguments } from '../contract/verbs'
import type { Clock } from '../core/clock/clock'
import { BUILT_IN_ANNOTATION } from '../core/resource/annotations'
import { apiError, isConflict, isNotFound, type Cause } from '../core/resource/api-error'
import { withOrigin } from '../core/resource/built-in'
import type { EngineSettings } from '../core/resource/engine-settings'
import type { LabTemplate } from '../core/resource/lab-template'
import type { KindDefinition } from '../core/resource/kinds/kind-definition'
import { kindByName } from '../core/resource/kinds/kinds'
import { refOf } from '../core/resource/resource'
import type { Resource } from '../core/resource/resource'
import { withHistory, withoutHistory } from '../core/resource/settings-history'
import type { ResourceList, ResourceStore } from '../core/store/resource-store'
import { refuseIf } from '../core/store/write-checks'
import type { Json, JsonObject } from '../core/store/storage-backend'
import { normalizeTarget } from './normalize-target'
import { admitCreate, admitUpdate } from './admission'
import { dryRunCreate, dryRunDelete, dryRunReplace } from './dry-run'
import { jsonPatch } from './patch/json-patch'
import { mergePatch } from './patch/patch'
import { ResourceStream } from './streams/resource-stream'
import type { Change } from './work-folder'

/** As client-go's RetryOnConflict. */
const MAX_TRIES = 5

interface ResourceServiceOptions {
  readonly store: ResourceStore
  readonly clock: Clock
  /** What the object itself does not say wrong, and the world does. Asked last, of what is right otherwise. */
  readonly causesInWorld?: (change: Change) => Promise<readonly Cause[]>
}

/** The verbs on what is declared: one admission for every way in, then the store's own rules. */
export class ResourceService {
  readonly #store: ResourceStore
  readonly #clock: Clock
  readonly #causesInWorld: (change: Change) => Promise<readonly Cause[]>

  constructor({ store, clock, causesInWorld = () => Promise.resolve([]) }: ResourceServiceOptions) {
    this.#store = store
    this.#clock = clock
    this.#causesInWorld = causesInWorld
  }

  list({ kind, ...options }: CallArguments<'list'>): Promise<ResourceList<Resource>> {
    return this.#store.list<Resource>(known(kind).kind, options)
  }

  get(ref: CallArguments<'get'>): Promise<Resource> {
    return this.#store.get<Resource>({ ...ref, kind: known(ref.kind).kind })
  }

  async create({ kind, namespace, object, dryRun }: CallArguments<'create'>): Promise<Resource> {
    const definition = writable(kind)
    const sent = normalizeTarget(object, { definition, ...(namespace === undefined ? {} : { namespace }) })
    await admitCreate(this.#store, sent, { now: this.#clock.now() })
    refuseIf(await this.#causesInWorld({ next: sent, dryRun: dryRun === true }), sent)
    const draft = isSettings(sent) ? withoutHistory(sent) : isTemplate(sent) ? withOrigin(sent, undefined) : sent
    if (dryRun !== true) return this.#store.create<Resource>(draft)
    const now = new Date(this.#clock.now()).toISOString()
    return dryRunCreate(definition, await this.#store.find(refOf(draft)), { draft, now })
  }

  async replace({ object, dryRun, fieldManager = 'api', ...ref }: CallArguments<'replace'>): Promise<Resource> {
    const definition = writable(ref.kind)
    const stored = await this.#store.get<Resource>(ref)
    const sent = normalizeTarget(object, { definition, ...ref })
    await admitUpdate(this.#store, stored, sent, { now: this.#clock.now() })
    refuseIf(await this.#causesInWorld({ old: stored, next: sent, dryRun: dryRun === true }), sent)
    const wanted = withWhatIsOurs(stored, sent, { at: this.#clock.now(), by: fieldManager })
    return dryRun === true ? dryRunReplace(definition, stored, wanted) : this.#store.update(wanted)
  }

  /**
   * Applied to what is stored now; again, if somebody else was faster, unless the patch itself names the version it is for.
   */
  async patch({ type, patch, ...target }: CallArguments<'patch'>): Promise<Resource> {
    const { dryRun: _, ...ref } = target
    writable(ref.kind)
    for (let tries = 1; ; tries++) {
      const stored = await this.#store.get<Resource>(ref)
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
    if (dryRun !== true) return this.#store.delete<Resource>(ref, preconditions)
    return dryRunDelete(definition, await this.#store.get<Resource>(ref), preconditions ?? {})
  }

  /** All that the selection finds at this moment; one that is gone meanwhile, or was made anew under the same name, is left out. */
  async deleteCollection({ dryRun, ...selection }: CallArguments<'deleteCollection'>): Promise<readonly Resource[]> {
    writable(selection.kind)
    const { items } = await this.list(selection)
    const deleted: Resource[] = []
    for (const item of items) {
      try {
        deleted.push(
          await this.delete({ ...refOf(item), preconditions: { uid: item.metadata.uid }, ...(dryRun === undefined ? {} : { dryRun }) }),
        )
      } catch (error) {
        if (!isNotFound(error) && !isConflict(error)) throw error
      }
    }
    return deleted
  }

  watch(args: TopicArguments<'watch'>): Promise<ResourceStream> {
    return ResourceStream.open(this.#store, { ...args, kind: known(args.kind).kind })
  }
}

function isSettings(resource: Resource): resource is EngineSettings {
  return resource.kind === 'EngineSettings'
}

function isTemplate(resource: Resource): resource is LabTemplate {
  return resource.kind === 'LabTemplate'
}

/** Marks that only the engine writes: clients send along what they have read, and it is thrown away. */
function withWhatIsOurs(stored: Resource, sent: Resource, change: { readonly at: number; readonly by: string }): Resource {
  if (isSettings(stored) && isSettings(sent)) return withHistory(stored, sent, change)
  return isTemplate(stored) ? withOrigin(sent, stored.metadata.annotations?.[BUILT_IN_ANNOTATION]) : sent
}

function known(kind: string): KindDefinition {
  const definition = kindByName(kind)
  if (definition === undefined) throw apiError('NotFound', { code: 'ResourceUnknown' })
  return definition
}

/** Records that the engine writes whole are evidence of what was ours: clients read them. */
function writable(kind: string): KindDefinition {
  const definition = known(kind)
  if (definition.recordsStatus) throw apiError('MethodNotAllowed', { code: 'KeptByEngine', params: { type: definition.plural } })
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
