import type { LoopStatus } from '../core/engine/loop-status'
import type { LabMark } from '../core/provisioner/observation'
import type { ProvisionerHealth } from '../core/provisioner/provisioner'
import type { WireStatus } from '../core/resource/api-error'
import type { Sentence } from '../core/sentences/sentence'
import type { Settings } from '../core/settings/settings'

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
  readonly brake?: HeldLabs
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

export interface QuarantinedContainer {
  readonly uid: string
  readonly containerId: string
  readonly why: Sentence
  /** The lab that it belonged to, where that is known beyond doubt. */
  readonly lab?: LabMark | undefined
  /** That lab can be made known again (`adoptLabs`). */
  readonly isAdoptable: boolean
}

/** What became of a wish to adopt labs: those that stay as they are, and why. */
export interface Adoption {
  readonly view: EngineView
  readonly refused: readonly { readonly name: string; readonly error: WireStatus }[]
}

export interface HeldLabs {
  /** `kind/namespace/name`; `Orphan//<uid>` for a container whose lab is not known here. */
  readonly held: readonly string[]
  /** How long nobody was awake here; what "give back" adds to each lab's end. */
  readonly sleptMs: number
  /** Wall clock ms: when it was noticed. */
  readonly since: number
}
