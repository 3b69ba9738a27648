import { isConflict } from '../resource/api-error'
import { refOf, type Resource } from '../resource/resource'
import type { ResourceStore } from '../store/resource-store'

/** As client-go's RetryOnConflict: five tries, each on what is stored now. */
const MAX_TRIES = 5

/**
 * The way of every controller's status into the store. A conflict means that somebody changed the spec meanwhile: the status is put on top of
 * what is stored now (it never carries the spec along), but only if `mayStillBe` has nothing against it, or throws itself.
 */
export async function putStatus<R extends Resource>(
  store: ResourceStore,
  decidedOn: R,
  next: (current: R) => R['status'],
  mayStillBe: (current: R) => boolean = ({ metadata }) => metadata.uid === decidedOn.metadata.uid,
): Promise<R> {
  let current = decidedOn
  for (let tries = 1; ; tries++) {
    try {
      return await store.updateStatus<R>({ ...current, status: next(current) })
    } catch (error) {
      if (!isConflict(error) || tries >= MAX_TRIES) throw error
      current = await store.get<R>(refOf(decidedOn))
      if (!mayStillBe(current)) throw error
    }
  }
}
