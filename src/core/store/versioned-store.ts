import type { Clock } from '../clock/clock'
import { isConflict, type Cause } from '../resource/api-error'
import type { Resource, ResourceRef, ResourceDraft } from '../resource/resource'
import { validateResource, validateStatus } from '../resource/validation/validate-resource'
import { deepFreeze, jsonEqual } from '../resource/json'
import { listAt, readToken, writeToken } from './list-at'
import { newResource } from './new-resource'
import { isReleased, markedForDeletion, modifiedAt, withSpec, withStatus } from './next-version'
import { kindOf, locationOf, prefixOf, type ResourceLocation } from './resource-location'
import type {
  ListOptions,
  Preconditions,
  ResourceList,
  ResourceStore,
  ResourceWatch,
  Selection,
  WatchOptions,
  WriteAttempt,
  WriteOptions,
} from './resource-store'
import { resourceOf, valueOf } from './resource-view'
import { SelectedWatch } from './selected-watch'
import { isStorageError, type StorageBackend, type StoredList, type StoredValue } from './storage-backend'
import { alreadyExists, fromStorage, modified, notFound } from './store-errors'
import { checkPreconditions, checkVersion, readVersion, refuseIf, updateCauses } from './write-checks'
import type { KindDefinition } from '../resource/kinds/kind-definition'
import { parseFieldSelector, parseLabelSelector, type Selector } from '../resource/selectors'
import { isoTime } from '../resource/format/timestamp'

export interface VersionedStoreOptions {
  readonly backend: StorageBackend
  readonly clock: Clock
  readonly newUid: () => string
}

/** As client-go's RetryOnConflict. */
const MAX_TRIES = 5

/** What a change of the spec and one of the status do differently. */
interface Replacement {
  change(stored: Resource): Resource
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

  async create<R extends Resource>(draft: ResourceDraft, options: WriteOptions & { readonly uid?: string } = {}): Promise<R> {
    const kind = kindOf(draft.kind)
    await refuse({ next: draft, causes: validateResource(draft) }, options)
    const { dryRun, uid = dryRun === true ? '' : this.#newUid() } = options
    const resource = newResource(kind, draft, { uid, now: this.#timestamp() })
    const location = locationOf({ ...resource.metadata, kind: draft.kind })
    if (dryRun !== true) return this.#write<R>(location, 0, resource)
    if ((await this.#read(location)) !== undefined) throw alreadyExists(location)
    return resource as R
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

  update<R extends Resource>(resource: R): Promise<R> {
    return this.modify<R>({ ...resource.metadata, kind: resource.kind }, () => resource)
  }

  modify<R extends Resource>(ref: ResourceRef, change: (stored: R) => Resource, options: WriteOptions = {}): Promise<R> {
    return this.#replace<R>(ref, { change: (stored) => change(stored as R), causesOf: updateCauses, next: withSpec }, options)
  }

  updateStatus<R extends Resource>(resource: R): Promise<R> {
    return this.#replace<R>(
      { ...resource.metadata, kind: resource.kind },
      { change: () => resource, causesOf: validateStatus, next: withStatus },
    )
  }

  async delete<R extends Resource>(
    ref: ResourceRef,
    preconditions: Preconditions = {},
    { dryRun }: Pick<WriteOptions, 'dryRun'> = {},
  ): Promise<R> {
    const location = locationOf(ref)
    for (;;) {
      const stored = await this.#mustRead(location)
      const current = resourceOf(stored)
      checkPreconditions(location, current, preconditions)
      if (dryRun === true) return current as R
      try {
        return await this.#remove<R>(location, stored)
      } catch (error) {
        // Somebody wrote it in between. Each turn means that another writer got on, so this ends.
        if (!isConflict(error)) throw error
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

  /** Newest version only, nothing written when nothing changed. Judged and written on one reading, or once more from the start. */
  async #replace<R extends Resource>(ref: ResourceRef, { change, causesOf, next }: Replacement, options: WriteOptions = {}): Promise<R> {
    const location = locationOf(ref)
    for (let tries = 1; ; tries++) {
      const stored = await this.#mustRead(location)
      const current = resourceOf(stored)
      const wanted = change(current)
      checkVersion(location, current, wanted)
      await refuse({ old: current, next: wanted, causes: causesOf(current, wanted) }, options)
      const changed = next(current, wanted)
      if (options.dryRun === true || jsonEqual(changed, current)) return changed as R
      try {
        return await this.#put<R>(location, stored, changed)
      } catch (error) {
        if (!isConflict(error) || tries >= MAX_TRIES) throw error
      }
    }
  }

  async #put<R extends Resource>(location: ResourceLocation, { revision }: StoredValue, changed: Resource): Promise<R> {
    if (!isReleased(changed)) return this.#write<R>(location, revision, modifiedAt(changed, this.#timestamp()))
    await this.#erase(location, revision)
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
    return isoTime(this.#clock.now())
  }
}

/** Every mistake at once: what the object itself says, and what whoever asks for the write adds. */
async function refuse(attempt: Omit<WriteAttempt, 'dryRun'>, { admit, dryRun = false }: WriteOptions): Promise<void> {
  refuseIf(admit === undefined ? attempt.causes : await admit({ ...attempt, dryRun }), attempt.next)
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
