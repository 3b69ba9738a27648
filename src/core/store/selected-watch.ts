import type { Unsubscribe } from '../clock/clock'
import type { Resource } from '../resource/resource'
import { toResourceChange } from './resource-change'
import type { ResourceChange, ResourceWatch } from './resource-store'
import type { StorageWatch } from './storage-backend'
import { fromStorage } from './store-errors'

/** A storage watch seen through a selection. */
export class SelectedWatch<R extends Resource> implements ResourceWatch<R> {
  readonly #inner: StorageWatch
  readonly #selects: (resource: Resource) => boolean

  constructor(inner: StorageWatch, selects: (resource: Resource) => boolean) {
    this.#inner = inner
    this.#selects = selects
  }

  take(limit = Number.POSITIVE_INFINITY): { readonly changes: readonly ResourceChange<R>[]; readonly resourceVersion: string } {
    const changes: ResourceChange<R>[] = []
    try {
      for (;;) {
        const page = this.#inner.take(limit - changes.length)
        for (const step of page.changes) {
          const change = toResourceChange(step, this.#selects)
          // The caller names the type of the kind it watches; the store cannot know better.
          if (change !== undefined) changes.push(change as ResourceChange<R>)
        }
        // Steps that the selection hides do not count: a page shorter than asked for means that there is no more.
        if (page.changes.length === 0 || changes.length >= limit) return { changes, resourceVersion: String(page.revision) }
      }
    } catch (error) {
      throw fromStorage(error)
    }
  }

  onDidSignal(listener: () => void): Unsubscribe {
    return this.#inner.onDidSignal(listener)
  }

  close(): void {
    this.#inner.close()
  }
}
