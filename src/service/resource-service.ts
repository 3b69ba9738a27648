import type { CallArguments, TopicArguments } from '../contract/verbs'
import type { Clock } from '../core/clock/clock'
import { BUILT_IN_ANNOTATION } from '../core/resource/annotations'
import { apiError, isConflict, isNotFound, type Cause } from '../core/resource/api-error'
import { withOrigin } from '../core/resource/templates/built-in'
import type { EngineSettings } from '../core/resource/engine-settings'
import type { LabTemplate } from '../core/resource/lab-template'
import type { KindDefinition } from '../core/resource/kinds/kind-definition'
import { kindByName } from '../core/resource/kinds/kinds'
import { refOf } from '../core/resource/resource'
import type { Resource } from '../core/resource/resource'
import { withHistory, withoutHistory } from '../core/resource/settings-history'
import type { Admission, ResourceList, ResourceStore, WriteAttempt } from '../core/store/resource-store'
import type { Json, JsonObject } from '../core/store/storage-backend'
import { normalizeTarget } from './normalize-target'
import { admission } from './admission'
import { jsonPatch } from './patch/json-patch'
import { mergePatch } from './patch/patch'
import { ResourceStream } from './streams/resource-stream'

interface ResourceServiceOptions {
  readonly store: ResourceStore
  readonly clock: Clock
  /** What the object itself does not say wrong, and the world does. */
  readonly causesInWorld?: (attempt: WriteAttempt) => Promise<readonly Cause[]>
}

/** The verbs on what is declared: one admission for every way in, judged by the store together with its own rules. */
export class ResourceService {
  readonly #store: ResourceStore
  readonly #clock: Clock
  readonly #admit: Admission

  constructor({ store, clock, causesInWorld = () => Promise.resolve([]) }: ResourceServiceOptions) {
    this.#store = store
    this.#clock = clock
    this.#admit = admission({ store, clock, causesInWorld })
  }

  list({ kind, ...options }: CallArguments<'list'>): Promise<ResourceList<Resource>> {
    return this.#store.list<Resource>(known(kind).kind, options)
  }

  get(ref: CallArguments<'get'>): Promise<Resource> {
    return this.#store.get<Resource>({ ...ref, kind: known(ref.kind).kind })
  }

  create({ kind, namespace, object, dryRun }: CallArguments<'create'>): Promise<Resource> {
    const definition = writable(kind)
    const sent = normalizeTarget(object, { definition, ...(namespace === undefined ? {} : { namespace }) })
    const draft = isSettings(sent) ? withoutHistory(sent) : isTemplate(sent) ? withOrigin(sent, undefined) : sent
    return this.#store.create<Resource>(draft, { admit: this.#admit, dryRun: dryRun === true })
  }

  replace({ object, ...target }: CallArguments<'replace'>): Promise<Resource> {
    return this.#modify(target, () => object)
  }

  /** Applied to what is stored now; again, if somebody else was faster, unless the patch itself names the version it is for. */
  patch({ type, patch, ...target }: CallArguments<'patch'>): Promise<Resource> {
    return this.#modify(target, (stored) => patched(stored, type, patch as Json))
  }

  async #modify(
    { dryRun, fieldManager = 'api', ...ref }: Omit<CallArguments<'replace'>, 'object'>,
    change: (stored: Resource) => CallArguments<'replace'>['object'],
  ): Promise<Resource> {
    const definition = writable(ref.kind)
    return this.#store.modify<Resource>(
      ref,
      (stored) =>
        withWhatIsOurs(stored, normalizeTarget(change(stored), { definition, ...ref }), { at: this.#clock.now(), by: fieldManager }),
      { admit: this.#admit, dryRun: dryRun === true },
    )
  }

  async delete({ preconditions, dryRun, ...ref }: CallArguments<'delete'>): Promise<Resource> {
    writable(ref.kind)
    return this.#store.delete<Resource>(ref, preconditions, { dryRun: dryRun === true })
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
