import type { Unsubscribe } from '../core/clock/clock'
import type { CloudEvent } from '../core/events/cloud-event'
import type { JourneyStep } from '../core/events/journey-step'
import type { Notice } from '../core/events/notice'
import type { LiveFacts } from '../core/live/live-facts'
import type { LoopOrder, LoopStatus } from '../core/observe/loop-status'
import type { MetricsSnapshot } from '../core/metrics/metrics'
import type { Provisioner, ProvisionerFor } from '../core/provisioner/provisioner'
import type { SettingsSource } from '../core/settings/settings'
import type { SafetyHoldStatus, HoldResolution } from '../core/reconciler/safety-hold'
import type { QuarantinedContainer } from '../core/reconciler/orphan-pass'
import type { ResourceKey } from '../core/resource/resource'
import type { ResourceStore } from '../core/store/resource-store'

/** What the service needs of an engine, and no more: reads, writes to the store, a hand on the loops, and one decision. */
export interface ServedEngine {
  readonly store: ResourceStore
  readonly live: LiveFacts
  readonly settings: SettingsSource
  readonly provisioners: () => readonly Provisioner[]
  readonly provisionerFor: ProvisionerFor
  readonly safetyHold: ServedSafetyHold
  readonly controller: { requestProbe(key: ResourceKey): void }
  readonly reconciler: { quarantine(): readonly QuarantinedContainer[] }
  readonly events: { onDidPublish(listener: (event: CloudEvent) => void): Unsubscribe }
  readonly notices: { recent(): readonly Notice[]; onDidPost(listener: (notice: Notice) => void): Unsubscribe }
  onDidStep(listener: (step: JourneyStep) => void): Unsubscribe
  /** Unguessable. */
  readonly newUid: () => string
  statuses(): readonly LoopStatus[]
  waiting(): { readonly depth: number; readonly delayed: number; readonly slotsUsed: number; readonly slotsQueued: number }
  steer(loop: LoopStatus['name'], order: LoopOrder): Promise<void>
  readMetrics(): MetricsSnapshot
}

export interface ServedSafetyHold {
  status(): SafetyHoldStatus | undefined
  resolve(decision: HoldDecision): HoldResolution
}

export type HoldDecision = 'expire' | 'giveBack'
