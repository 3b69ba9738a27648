import type { Clock } from '../clock/clock'
import { ApiError, type Cause } from '../resource/api-error'
import { deepFreeze } from '../resource/deep-freeze'
import type { Resource, ResourceRef, ResourceDraft } from '../resource/resource'
import { validateResource, validateStatus } from '../resource/validation/validate-resource'
import { jsonEqual } from '../resource/json-equal'
import { listAt, readToken, writeToken } from './list-at'
import { newResource } from './new-resource'
import { isReleased, markedForDeletion, modifiedAt, withSpec, withStatus } from './next-version'
import { kindOf, locationOf, prefixOf, type ResourceLocation } from './resource-location'
import type { ListOptions, Preconditions, ResourceList, ResourceStore, ResourceWatch, WatchOptions, Selection } from './resource-store'
import { resourceOf, valueOf } from './resource-view'
import { SelectedWatch } from './selected-watch'
import { isStorageError, type StorageBackend, type StoredList, type StoredValue } from './storage-backend'
import { alreadyExists, fromStorage, modified, notFound } from './store-errors'
import { checkPreconditions, checkVersion, readVersion, refuseIf, updateCauses } from './write-checks'
import type { KindDefinition } from '../resource/kinds/kind-definition'
import { parseFieldSelector, parseLabelSelector, type Selector } from '../resource/selectors'

export interface VersionedStoreOptions {
  readonly backend: StorageBackend
  readonly clock: Clock
  readonly newUid: () => string
}

/** What update and updateStatus do differently. */
interface Replacement {
  causesOf(stored: Resource, wanted: Resource): readonly Cause[]
  next(stored: Resource, wanted: Resource): Resource
}

/**
 * Resources over a storage backend. All rules of the API server about versions, generations, finalizers and status live
 * here and in the pure files beside it; everything about durability and order is the backend's.
 *
 * Every write is compare-and-set against the version it was computed from, so no rule is ever judged on an old object.
 */
export class VersionedStore implements ResourceStore {
  readonly #backend: StorageBackend
  readonly #clock: Clock
  readonly #newUid: () => string

  constructor({ backend, clock, newUid }: VersionedStoreOptions) {
    this.#backend = backend
    this.#clock = clock
    this.#newUid = newUid
  }

  get resourceVersion(): string {
    return String(this.#backend.revision)
  }

  async create<R extends Resource>(draft: ResourceDraft, { uid = this.#newUid() }: { readonly uid?: string } = {}): Promise<R> {
    const kind = kindOf(draft.kind)
    refuseIf(validateResource(draft), draft)
    const resource = newResource(kind, draft, { uid, now: this.#timestamp() })
    const location = locationOf({ ...resource.metadata, kind: draft.kind })
    return this.#write<R>(location, 0, resource)
  }

  async get<R extends Resource>(ref: ResourceRef): Promise<R> {
    const location = locationOf(ref)
    return resourceOf(await this.#mustRead(location)) as R
  }

  async find<R extends Resource>(ref: ResourceRef): Promise<R | undefined> {
    const stored = await this.#read(locationOf(ref))
    return stored === undefined ? undefined : (resourceOf(stored) as R)
  }

  async list<R extends Resource>(kindName: string, options: ListOptions = {}): Promise<ResourceList<R>> {
    const kind = kindOf(kindName)
    const token = options.continue === undefined ? undefined : readToken(options.continue)
    const prefix = prefixOf(kind, options.namespace)
    const matches = selectionOf(kind, options)
    const listed = await storageCall(() =>
      token === undefined ? this.#backend.listByLabels({}, prefix) : listAt(this.#backend, prefix, token),
    )
    const rest = token === undefined ? listed.items : listed.items.filter(({ key }) => key > token.after)
    return page<R>({ items: rest.filter((stored) => matches(resourceOf(stored))), revision: listed.revision }, options.limit)
  }

  async update<R extends Resource>(resource: R): Promise<R> {
    return this.#replace(resource, { causesOf: updateCauses, next: withSpec })
  }

  async updateStatus<R extends Resource>(resource: R): Promise<R> {
    return this.#replace(resource, { causesOf: validateStatus, next: withStatus })
  }

  async delete<R extends Resource>(ref: ResourceRef, preconditions: Preconditions = {}): Promise<R> {
    const location = locationOf(ref)
    for (;;) {
      const stored = await this.#mustRead(location)
      const current = resourceOf(stored)
      checkPreconditions(location, current, preconditions)
      try {
        return await this.#remove<R>(location, stored)
      } catch (error) {
        // Somebody wrote it in between. Each turn means that another writer got on, so this ends.
        if (!(error instanceof ApiError && error.reason === 'Conflict')) throw error
      }
    }
  }

  watch<R extends Resource>(kindName: string, options: WatchOptions = {}): ResourceWatch<R> {
    const kind = kindOf(kindName)
    const from = options.resourceVersion === undefined ? undefined : readVersion(options.resourceVersion)
    const matches = selectionOf(kind, options)
    try {
      return new SelectedWatch<R>(this.#backend.watch(prefixOf(kind, options.namespace), from), matches)
    } catch (error) {
      throw fromStorage(error)
    }
  }

  /** The common part of update and updateStatus: newest version only, nothing written when nothing changed. */
  async #replace<R extends Resource>(wanted: R, { causesOf, next }: Replacement): Promise<R> {
    const location = locationOf({ ...wanted.metadata, kind: wanted.kind })
    const stored = await this.#mustRead(location)
    const current = resourceOf(stored)
    checkVersion(location, current, wanted)
    refuseIf(causesOf(current, wanted), wanted)
    const changed = next(current, wanted)
    if (jsonEqual(changed, current)) return current as R
    if (!isReleased(changed)) return this.#write<R>(location, stored.revision, modifiedAt(changed, this.#timestamp()))
    await this.#erase(location, stored.revision)
    return deepFreeze(changed) as R
  }

  async #remove<R extends Resource>(location: ResourceLocation, stored: StoredValue): Promise<R> {
    const current = resourceOf(stored)
    if ((current.metadata.finalizers?.length ?? 0) === 0) {
      await this.#erase(location, stored.revision)
      return current as R
    }
    if (current.metadata.deletionTimestamp !== undefined) return current as R
    return this.#write<R>(location, stored.revision, markedForDeletion(current, this.#timestamp()))
  }

  async #write<R extends Resource>(location: ResourceLocation, expectedRevision: number, resource: Resource): Promise<R> {
    const urgent = resource.metadata.deletionTimestamp !== undefined || location.kind.recordsStatus
    try {
      const stored = await this.#backend.compareAndSwap(location.key, expectedRevision, valueOf(resource), { urgent })
      return resourceOf(stored) as R
    } catch (error) {
      if (!isStorageError(error, 'conflict')) throw fromStorage(error)
      throw expectedRevision === 0 ? alreadyExists(location) : modified(location)
    }
  }

  async #erase(location: ResourceLocation, expectedRevision: number): Promise<void> {
    try {
      await this.#backend.delete(location.key, expectedRevision)
    } catch (error) {
      throw isStorageError(error, 'conflict') ? modified(location) : fromStorage(error)
    }
  }

  #read({ key }: ResourceLocation): Promise<StoredValue | undefined> {
    return storageCall(() => this.#backend.get(key))
  }

  async #mustRead(location: ResourceLocation): Promise<StoredValue> {
    const stored = await this.#read(location)
    if (stored === undefined) throw notFound(location)
    return stored
  }

  #timestamp(): string {
    return new Date(this.#clock.now()).toISOString()
  }
}

async function storageCall<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw fromStorage(error)
  }
}

function page<R extends Resource>({ items, revision }: StoredList, limit: number | undefined): ResourceList<R> {
  const shown = limit === undefined || limit <= 0 ? items : items.slice(0, limit)
  const last = shown.at(-1)
  const more = items.length - shown.length
  return {
    items: shown.map((stored) => resourceOf(stored) as R),
    resourceVersion: String(revision),
    ...(more === 0 || last === undefined ? {} : { continue: writeToken({ revision, after: last.key }), remainingItemCount: more }),
  }
}

/** Both selectors as one question. The namespace is not asked here: it is part of the key. Throws BadRequest. */
function selectionOf({ fields }: KindDefinition, { labelSelector, fieldSelector }: Selection): Selector {
  const questions: Selector[] = []
  if (labelSelector !== undefined && labelSelector !== '') questions.push(parseLabelSelector(labelSelector))
  if (fieldSelector !== undefined && fieldSelector !== '') questions.push(parseFieldSelector(fieldSelector, fields))
  return (resource) => questions.every((matches) => matches(resource))
}
