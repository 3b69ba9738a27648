import type { LiveFacts } from '../core/engine/live-facts'
import type { LoopStatus } from '../core/engine/loop-status'
import type { MetricsSnapshot } from '../core/metrics/metrics'
import type { Provisioner, ProvisionerFor } from '../core/provisioner/provisioner'
import type { SettingsSource } from '../core/settings/settings'
import type { BrakeStatus, Released } from '../core/reconciler/brake'
import type { Quarantined } from '../core/reconciler/orphan-pass'
import type { ResourceStore } from '../core/store/resource-store'

/** What the service needs of an engine, and no more: reads, writes to the store, and one decision. */
export interface ServedEngine {
  readonly store: ResourceStore
  readonly live: LiveFacts
  readonly settings: SettingsSource
  readonly provisioners: () => readonly Provisioner[]
  readonly provisionerFor: ProvisionerFor
  readonly brake: ServedBrake
  readonly reconciler: { quarantine(): readonly Quarantined[] }
  statuses(): readonly LoopStatus[]
  readMetrics(): MetricsSnapshot
}

export interface ServedBrake {
  status(): BrakeStatus | undefined
  release(decision: BrakeDecision): Released
}

export type BrakeDecision = 'expire' | 'giveBack'
