import type { LoopStatus } from '../core/engine/loop-status'
import type { ProvisionerHealth } from '../core/provisioner/provisioner'
import type { BrakeStatus } from '../core/reconciler/brake'
import type { Settings } from '../core/settings/settings'

/** The engine as a screen sees it: are the loops turning, does Docker answer, what waits for a person. */
export interface EngineView {
  readonly loops: readonly LoopStatus[]
  /** By kind: docker, simulated. */
  readonly provisioners: Readonly<Record<string, ProvisionerHealth>>
  /** What the store had to say at its opening: records set aside, an older file taken. */
  readonly notices: readonly unknown[]
  /** Present while a pass that would stop too many labs waits for a person's decision. */
  readonly brake?: BrakeStatus
  readonly settings: Settings
  readonly resourceVersion: string
}
