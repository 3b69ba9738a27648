import type { ResourceKey } from '../resource/resource'

/** What the reconciler noticed on a pass. It hands the key to the queue and writes nothing. */
export type FindingType = 'stuck' | 'expired' | 'due' | 'drifted' | 'orphaned' | 'finished'

export interface Finding {
  readonly type: FindingType
  /** Absent for orphaned: there is no lab. */
  readonly key?: ResourceKey
  readonly uid: string
  /** "missing", "stopped", "replaced", ...: a few words for the log and the panel. */
  readonly detail: string
}
