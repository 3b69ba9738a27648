import type { Unsubscribe } from '../clock/clock'
import type { Cause } from '../resource/api-error'
import type { Resource, ResourceDraft, ResourceRef } from '../resource/resource'

/**
 * The versioned store as the rest of the engine sees it: typed, validated resources over a StorageBackend.
 * Errors are `ApiError` (core/resource/api-error): NotFound, AlreadyExists, Conflict, Invalid, Expired, ...
 */
export interface ResourceStore {
  /**
   * Gives uid, generation 1, creationTimestamp, finalizers and the kind's first status. Rejects a name that exists.
   * `uid`: for what already goes by it outside; never what a client sent.
   */
  create<R extends Resource>(draft: ResourceDraft, options?: WriteOptions & { readonly uid?: string }): Promise<R>
  /** Throws NotFound. */
  get<R extends Resource>(ref: ResourceRef): Promise<R>
  /** undefined instead of NotFound. */
  find<R extends Resource>(ref: ResourceRef): Promise<R | undefined>
  list<R extends Resource>(kind: string, options?: ListOptions): Promise<ResourceList<R>>
  /**
   * Replaces spec, labels, annotations, finalizers (status is taken from what is stored). Needs metadata.resourceVersion; Conflict
   * if it is not the newest. generation goes up only if spec changed. If nothing changed, nothing is written.
   * An object that is being deleted and has no finalizer left after this is gone.
   */
  update<R extends Resource>(resource: R): Promise<R>
  /**
   * The same for what `change` makes of the object as it is now: once more, if somebody wrote it meanwhile. A version that `change` itself
   * names is a condition as it is for `update`.
   */
  modify<R extends Resource>(ref: ResourceRef, change: (stored: R) => Resource, options?: WriteOptions): Promise<R>
  /** Replaces status only; same rules for resourceVersion; refuses transitions that the life of a lab does not have. */
  updateStatus<R extends Resource>(resource: R): Promise<R>
  /** With finalizers: sets deletionTimestamp (once) and returns the object; without: removes it. */
  delete<R extends Resource>(ref: ResourceRef, preconditions?: Preconditions, options?: Pick<WriteOptions, 'dryRun'>): Promise<R>
  /** From a version on (exclusive), or from now on. Throws Expired (410) when it is too old. */
  watch<R extends Resource>(kind: string, options?: WatchOptions): ResourceWatch<R>
  /** Newest durable version. */
  readonly resourceVersion: string
}

export interface WriteOptions {
  readonly admit?: Admission
  /** All of it is judged, and answered with what would be stored; nothing is written. */
  readonly dryRun?: boolean
}

/** What is about to be written; `old` is absent when the object is new. */
export interface WriteAttempt {
  readonly old?: Resource
  readonly next: ResourceDraft | Resource
  /** What the object itself says wrong. */
  readonly causes: readonly Cause[]
  readonly dryRun: boolean
}

/** Everything that speaks against a write, `causes` among it: what the store itself knows is judged once, whoever asks for more. */
export type Admission = (attempt: WriteAttempt) => Promise<readonly Cause[]>

export interface Preconditions {
  readonly uid?: string
  readonly resourceVersion?: string
}

export interface Selection {
  readonly namespace?: string
  /** Kubernetes label selector text: `a=b,c!=d,e in (x,y),!f`. */
  readonly labelSelector?: string
  /** `metadata.name=x,status.state!=ready`: the fields the kind declares. */
  readonly fieldSelector?: string
}

export interface ListOptions extends Selection {
  readonly limit?: number
  readonly continue?: string
}

export interface ResourceList<R> {
  readonly items: readonly R[]
  readonly resourceVersion: string
  readonly continue?: string
  readonly remainingItemCount?: number
}

export interface WatchOptions extends Selection {
  readonly resourceVersion?: string
}

/** CREATED, UPDATED (spec or metadata), STATUS_UPDATED, DELETED, each with old and new; `current` of a DELETED is its last value. */
export type ChangeType = 'CREATED' | 'UPDATED' | 'STATUS_UPDATED' | 'DELETED'

export interface ResourceChange<R = Resource> {
  readonly type: ChangeType
  readonly key: string
  readonly current: R
  readonly previous?: R
  readonly resourceVersion: string
}

export interface ResourceWatch<R = Resource> {
  take(limit?: number): { readonly changes: readonly ResourceChange<R>[]; readonly resourceVersion: string }
  onDidSignal(listener: () => void): Unsubscribe
  close(): void
}
