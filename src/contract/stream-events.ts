import type { LiveFact } from '../core/live/live-facts'
import type { WireStatus } from '../core/resource/api-error'
import type { Resource } from '../core/resource/resource'

/** What a watch says, as Kubernetes' watches do. After ERROR nothing more comes: list again, watch from there. */
export type WatchEvent =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'; readonly object: Resource }
  | { readonly type: 'BOOKMARK'; readonly object: Bookmark }
  | { readonly type: 'ERROR'; readonly object: WireStatus }

/** Everything up to this version has been said. */
export interface Bookmark {
  readonly kind: string
  readonly apiVersion: string
  readonly metadata: { readonly resourceVersion: string }
}

/** One lab's live facts, whole; `live: {}` when nothing is known (any more). */
export interface LiveEvent {
  readonly namespace: string
  readonly name: string
  readonly live: LiveFact
}

/** A terminal's life: opened once, then what the shell prints, then how it ended. */
export type TerminalEvent =
  | { readonly type: 'opened'; readonly session: string }
  | { readonly type: 'output'; readonly data: string }
  | { readonly type: 'closed'; readonly exitCode?: number }
