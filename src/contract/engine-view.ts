import type { LoopStatus } from '../core/observe/loop-status'
import type { ProvisionerHealth } from '../core/provisioner/provisioner'
import type { SafetyHoldStatus } from '../core/reconciler/safety-hold'
import type { QuarantinedContainer } from '../core/reconciler/orphan-pass'
import type { WireStatus } from '../core/resource/api-error'
import type { Sentence } from '../core/sentences/sentence'
import type { Settings } from '../core/settings/settings'

export type { SafetyHoldStatus, QuarantinedContainer }

/** The engine as a screen sees it: are the loops turning, does Docker answer, what waits for a person. */
export interface EngineView {
  readonly loops: readonly LoopStatus[]
  readonly queue: QueueView
  /** By kind: docker, simulated. */
  readonly provisioners: Readonly<Record<string, ProvisionerHealth>>
  /** What the store had to say at its opening: records set aside, an older file taken. */
  readonly notices: readonly Sentence[]
  /** Present while the store takes deletes only, or nothing: why. */
  readonly storage?: Sentence
  /** Present while a pass that would stop too many labs waits for a person's decision. */
  readonly brake?: SafetyHoldStatus
  /** Containers that are ours by label and that nobody here dares to touch: shown, so that a person decides. */
  readonly quarantine: readonly QuarantinedContainer[]
  readonly settings: Settings
  readonly resourceVersion: string
}

/** How much waits for the controller, and how many labs are being made real. */
export interface QueueView {
  readonly depth: number
  /** Keys that wait for their time: a delay or a backoff. */
  readonly delayed: number
  readonly slotsUsed: number
  readonly slotsQueued: number
}

/** What became of a wish to adopt labs: those that stay as they are, and why. */
export interface Adoption {
  readonly view: EngineView
  readonly refused: readonly { readonly name: string; readonly error: WireStatus }[]
}
