import type { LabIdentity, LabPlan } from '../../core/provisioner/provisioner'

type Affects = (lab: LabPlan) => boolean
/** An image that a lab wants; or somebody without a lab, who has no environment. */
export type Wanted = Pick<LabPlan, 'image' | 'environment'> & { readonly template?: string }
type AffectsPull = (wanted: Wanted) => boolean

/** What can go wrong, switched on and off while labs run. All off at first. */
export interface SimulatedFaults {
  /** Added to every call. */
  readonly slowMs: number
  /** The daemon accepts calls and never answers: each ends at its deadline. */
  readonly silent: boolean
  /** The container runs and its port never answers. */
  readonly neverReady: Affects
  /** What its page answers with; undefined: 200. */
  readonly httpStatus: (lab: LabPlan) => number | undefined
  /** How long its page takes. */
  readonly answerTakesMs: (lab: LabPlan) => number
  readonly pullFails: AffectsPull
  /** The pull begins and brings no more bytes. */
  readonly pullStalls: AffectsPull
  readonly portConflict: Affects
  readonly badCommand: Affects
  readonly diskFull: Affects
  /** The container ends by itself with this code as soon as it runs. */
  readonly exits: (lab: LabPlan) => number | undefined
  readonly oom: Affects
  /** So much lies in the student's folder beside what was written there. */
  readonly folderBytes: (lab: LabPlan) => number
  /** The daemon says "removal in progress" and means it. */
  readonly removalHangs: (lab: LabIdentity) => boolean
}

/** `SIMULATE` in a lab's environment asks for one fault for this lab alone: how a person, or a test over HTTP, injects it. */
const wishes =
  (word: string): AffectsPull =>
  (lab) =>
    lab.environment['SIMULATE'] === word

/** `exit-3`, `http-401`, `slow-2000`. */
const numberWish =
  (word: string) =>
  (lab: LabPlan): number | undefined => {
    const [, asked, value] = /^([a-z]+)-(\d{1,6})$/.exec(lab.environment['SIMULATE'] ?? '') ?? []
    return asked === word ? Number(value) : undefined
  }
const slowWish = numberWish('slow')
/** `folder-1900`: as many megabytes. */
const folderWish = numberWish('folder')
const MB = 1e6

const NO_FAULTS: SimulatedFaults = {
  slowMs: 0,
  silent: false,
  neverReady: wishes('never-ready'),
  pullFails: wishes('pull-fails'),
  pullStalls: wishes('pull-stalls'),
  portConflict: wishes('port-conflict'),
  badCommand: wishes('bad-command'),
  diskFull: wishes('disk-full'),
  httpStatus: numberWish('http'),
  answerTakesMs: (lab) => slowWish(lab) ?? 0,
  exits: numberWish('exit'),
  oom: wishes('oom'),
  folderBytes: (lab) => MB * (folderWish(lab) ?? 0),
  removalHangs: () => false,
}

export class FaultInjector {
  #current: SimulatedFaults = NO_FAULTS

  constructor(initial: Partial<SimulatedFaults> = {}) {
    this.set(initial)
  }

  get current(): SimulatedFaults {
    return this.#current
  }

  /** Changes these; the others stay as they are. In force from the next call on. */
  set(faults: Partial<SimulatedFaults>): void {
    this.#current = { ...this.#current, ...faults }
  }

  clear(): void {
    this.#current = NO_FAULTS
  }
}
