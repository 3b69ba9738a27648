import type { TopicArguments } from '../../contract/verbs'
import type { WatchEvent } from '../../contract/stream-events'
import type { Unsubscribe } from '../../core/clock/clock'
import { apiError, type ApiError, isApiError } from '../../core/resource/api-error'
import { API_VERSION } from '../../core/resource/resource'
import type { Resource } from '../../core/resource/resource'
import type { ChangeType, ResourceChange, ResourceStore, ResourceWatch } from '../../core/store/resource-store'
import { isStorageError } from '../../core/store/storage-backend'

import type { PullSource } from '../conversation/pull-source'

const WIRE_TYPES = { CREATED: 'ADDED', UPDATED: 'MODIFIED', STATUS_UPDATED: 'MODIFIED', DELETED: 'DELETED' } as const satisfies Record<
  ChangeType,
  WatchEvent['type']
>

interface Beginning {
  readonly kind: string
  readonly watch: ResourceWatch
  /** Said first, before any change: all that was there at the watch's version. */
  readonly initial: readonly Resource[]
  readonly resourceVersion: string
}

/**
 * A watch in the words of the wire. Without a version it first says all there is, as ADDED, and goes on from exactly that
 * version; with one it goes on from there. Pulled by whoever has room to send: a reader that is slow costs nothing
 * here, and one that is too slow is told ERROR Expired and starts anew.
 */
export class ResourceStream implements PullSource<WatchEvent> {
  readonly #beginning: Beginning

  /** Not yet said; only ever gets shorter. */
  #initial: readonly Resource[]
  #ended = false
  /** Every change up to this version was taken. Never goes back. */
  #said: string

  /** Throws Expired when the version asked for is no longer kept, BadRequest for a selector or version that is none. */
  static async open(store: ResourceStore, args: TopicArguments<'watch'>): Promise<ResourceStream> {
    const { kind, resourceVersion, ...selection } = args
    if (resourceVersion !== undefined && resourceVersion !== '' && resourceVersion !== '0') {
      return new ResourceStream({ kind, watch: store.watch(kind, { ...selection, resourceVersion }), initial: [], resourceVersion })
    }
    const { items, resourceVersion: from } = await store.list<Resource>(kind, selection)
    return new ResourceStream({
      kind,
      watch: store.watch(kind, { ...selection, resourceVersion: from }),
      initial: items,
      resourceVersion: from,
    })
  }

  constructor(beginning: Beginning) {
    this.#beginning = beginning

    this.#initial = beginning.initial
    this.#said = beginning.resourceVersion
  }

  /** True after ERROR: nothing more will come. */
  get ended(): boolean {
    return this.#ended
  }

  /** What there is to say now, at most so many events; none when all is said. */
  take(limit: number): readonly WatchEvent[] {
    if (this.#ended) return []
    if (this.#initial.length > 0) return this.#takeInitial(limit)
    try {
      return this.#takeChanges(limit)
    } catch (error) {
      this.#ended = true
      return [{ type: 'ERROR', object: streamError(error).toStatus() }]
    }
  }

  /** "Up to here you know everything." undefined while the beginning is still being said. */
  bookmark(): WatchEvent | undefined {
    if (this.#initial.length > 0 || this.#ended) return undefined
    return { type: 'BOOKMARK', object: { kind: this.#beginning.kind, apiVersion: API_VERSION, metadata: { resourceVersion: this.#said } } }
  }

  onDidSignal(listener: () => void): Unsubscribe {
    return this.#beginning.watch.onDidSignal(listener)
  }

  close(): void {
    this.#ended = true
    this.#beginning.watch.close()
  }

  /** A selection may leave nothing of a whole batch: empty counts as "all said" only when the version stands still. */
  #takeChanges(limit: number): WatchEvent[] {
    for (;;) {
      const { changes, resourceVersion } = this.#beginning.watch.take(limit)
      const stoodStill = resourceVersion === this.#said
      this.#said = resourceVersion
      if (changes.length > 0 || stoodStill) return changes.map(wireEvent)
    }
  }

  #takeInitial(limit: number): WatchEvent[] {
    const now = this.#initial.slice(0, limit)
    this.#initial = this.#initial.slice(limit)
    return now.map((object) => ({ type: 'ADDED', object }))
  }
}

function wireEvent({ type, current }: ResourceChange): WatchEvent {
  return { type: WIRE_TYPES[type], object: current }
}

function streamError(error: unknown): ApiError {
  if (isApiError(error)) return error
  if (isStorageError(error, 'expired')) return apiError('Expired', { code: 'WatchTooOld' })
  throw error
}
