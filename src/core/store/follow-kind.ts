import type { Unsubscribe } from '../clock/clock'
import { isExpired } from '../resource/api-error'
import type { Resource } from '../resource/resource'
import type { ResourceChange, ResourceStore, ResourceWatch } from './resource-store'

export interface KindListener<R extends Resource> {
  /** Each change from now on, once and in order, as soon as it is durable. */
  readonly onChange: (change: ResourceChange<R>) => void
  /** More happened at once than the store remembers: some of it is not told. It goes on with what comes next. */
  readonly onGap: () => void
}

/** Hears every change of one kind, from now on; what was there before is no news. The answer ends it. */
export function followKind<R extends Resource>(store: ResourceStore, kind: string, { onChange, onGap }: KindListener<R>): Unsubscribe {
  let watch = begin()

  function begin(): ResourceWatch<R> {
    const begun = store.watch<R>(kind)
    begun.onDidSignal(read)
    return begun
  }

  function read(): void {
    try {
      for (const change of watch.take().changes) onChange(change)
    } catch (error) {
      if (!isExpired(error)) throw error
      watch.close()
      watch = begin()
      onGap()
    }
  }

  return () => watch.close()
}
