import { keyOf, refOf, type Resource, type ResourceKey } from '../resource/resource'
import type { ChangeType, ResourceChange, ResourceList } from '../store/resource-store'

/**
 * What the watcher has handed out: one value per key, the newest. It is there to tell differences when the store's history no
 * longer reaches back far enough, above all deletions, which no list shows.
 */
export class KnownResources<R extends Resource> {
  readonly #byKey = new Map<ResourceKey, R>()

  get size(): number {
    return this.#byKey.size
  }

  get(key: ResourceKey): R | undefined {
    return this.#byKey.get(key)
  }

  /** For a handler that comes late: it is told what exists, as at the start. */
  asCreated(): ResourceChange<R>[] {
    return [...this.#byKey].map(([key, current]) => creation(key, current))
  }

  apply(change: ResourceChange<R>): void {
    if (change.type === 'DELETED') this.#byKey.delete(change.key)
    else this.#byKey.set(change.key, change.current)
  }

  /** What must have happened between what is known and this list; nothing is applied yet. */
  differences(list: ResourceList<R>): ResourceChange<R>[] {
    const listed = new Map(list.items.map((item) => [keyOf(refOf(item)), item]))
    const gone = [...this.#byKey].filter(([key]) => !listed.has(key)).map(([key, old]) => deletion(key, old, list.resourceVersion))
    return [...gone, ...[...listed].flatMap(([key, current]) => this.#difference(key, current))]
  }

  #difference(key: ResourceKey, current: R): ResourceChange<R>[] {
    const { resourceVersion, uid } = current.metadata
    const previous = this.#byKey.get(key)
    if (previous === undefined) return [creation(key, current)]
    if (previous.metadata.resourceVersion === resourceVersion) return []
    // The same name, another life: the old one's end must be told, or its container stays.
    if (previous.metadata.uid !== uid) {
      return [deletion(key, previous, resourceVersion), creation(key, current)]
    }
    return kindsOfChange(previous, current).map((type) => ({ type, key, current, previous, resourceVersion }))
  }
}

function creation<R extends Resource>(key: ResourceKey, current: R): ResourceChange<R> {
  return { type: 'CREATED', key, current, resourceVersion: current.metadata.resourceVersion }
}

function deletion<R extends Resource>(key: ResourceKey, old: R, resourceVersion: string): ResourceChange<R> {
  return { type: 'DELETED', key, current: old, previous: old, resourceVersion }
}

/** Spec and status may both have moved unseen: then both are told. */
function kindsOfChange(previous: Resource, current: Resource): ChangeType[] {
  const status = !sameValue(previous.status, current.status)
  const declared = !sameValue(declaration(previous), declaration(current))
  return [...(declared || !status ? ['UPDATED' as const] : []), ...(status ? ['STATUS_UPDATED' as const] : [])]
}

function declaration({ metadata, spec }: Resource): unknown {
  return { spec, metadata: { ...metadata, resourceVersion: '' } }
}

function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
