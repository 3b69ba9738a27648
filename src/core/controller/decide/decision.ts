import type { Limits, Observation } from '../../provisioner/observation'
import type { FolderSize, LabPlan } from '../../provisioner/provisioner'
import type { LabCondition, LabInstanceStatus, LabTransition, StoredLab } from '../../resource/lab-instance'
import type { LabState } from '../../resource/lab-states'
import type { LabTemplate } from '../../resource/lab-template'
import type { Sentence } from '../../sentences/sentence'
import { english } from '../../sentences/english'
import type { Settings } from '../../settings/settings'

/**
 * All that a decision may look at. Deciding is pure: the same view gives the same decision, today and in a test.
 * There is no promise, no clock and no Docker in this folder.
 */
export interface DecisionInput {
  readonly lab: StoredLab
  /** Absent: the template was deleted after the lab was declared. */
  readonly template?: LabTemplate
  /** Lab and template in one; absent with the template. */
  readonly plan?: LabPlan
  /** Absent: nobody has looked on this run. Ask for it with `look`. */
  readonly observation?: Observation
  /** How much is in the student's folder. Absent: nobody knows. */
  readonly folder?: FolderSize
  /** The last line of the lab's log; '' when it said nothing. Absent: nobody has read it on this run. Ask for it with `readLog`. */
  readonly lastLine?: string
  /** Wall clock, ms. */
  readonly now: number
  readonly settings: Settings
  readonly attempt: AttemptView
  /** False while the safety hold keeps this lab's expiry because the machine slept through it. */
  readonly mayExpire: boolean
}

/** What this process knows of its own present attempt to make the lab real. Lost in a crash, and that is fine. */
export interface AttemptView {
  /** Holds one of the provisioning slots. */
  readonly hasSlot: boolean
  /** The container was brought to run in this attempt: from now on its end counts against it. */
  readonly started: boolean
  /** Milliseconds of this attempt by the monotonic clock, the time spent pulling the image left out. */
  readonly elapsedMs: number
  /** Somebody (an event, the reconciler) says that the world may differ from the record. */
  readonly suspected: boolean
  /** The reconciler has found it stuck: its patience is over as soon as its own time is. */
  readonly foundStuck: boolean
  /** New limits were refused a moment ago, because more is used: not tried again at once. */
  readonly limitRefused: boolean
  /** Its turn has come to be asked whether it still answers. */
  readonly answerDue: boolean
  /** Why the lab has not answered so far, as it was found out in this attempt. */
  readonly learned?: Sentence
  /** Somebody wants no more waiting for the next try; or it waits for an image that is not wanted any more. */
  readonly retryNow?: boolean
  /** The last look is recent enough to probe without another. */
  readonly observation?: Observation
}

/** One step, the only one this run takes. */
export type Decision =
  /** Nothing to do until something changes, or until `delayMs` have passed. */
  | { readonly do: 'rest'; readonly delayMs?: number }
  /** Observe the world, then decide again. */
  | { readonly do: 'look' }
  /** Read the last line of the lab's log, then decide again. */
  | { readonly do: 'readLog' }
  | { readonly do: 'waitForSlot' }
  | { readonly do: 'write'; readonly change: StatusChange }
  | { readonly do: 'ensure' }
  | { readonly do: 'restart' }
  | { readonly do: 'probe'; readonly observation: Observation }
  /** Ask a ready lab whether it still answers. */
  | { readonly do: 'check'; readonly observation: Observation }
  /** These limits are wanted on the running container and are not in force. */
  | { readonly do: 'limit'; readonly limits: Limits }
  /** Stop the container and keep it, then write. */
  | { readonly do: 'stop'; readonly change: StatusChange }
  /** It has ended: what is in it is brought into safety. */
  | { readonly do: 'collect' }
  /** Its grace is over: declare it deleted. */
  | { readonly do: 'retire' }
  /** Collect, remove, record, let go. */
  | { readonly do: 'dismantle' }

type Who = LabTransition['who']

/** What a write makes of the status: the new state with its story, members set, members taken away. */
export interface StatusChange {
  readonly state: LabState
  /** CamelCase. */
  readonly reason: string
  /** What is told. Absent: nothing new, the story goes on. */
  readonly sentence?: Sentence
  readonly who: Who
  readonly set?: Partial<LabInstanceStatus>
  readonly unset?: readonly (keyof LabInstanceStatus)[]
  /** Each takes the place of the one of its type. */
  readonly conditions?: readonly ConditionDraft[]
  /** Wall clock, ms, of its line in the timeline, when members in `set` count from that very moment; default: when it is written. */
  readonly at?: number
  /** Goes with its line in the timeline. */
  readonly data?: LabTransition['data']
  /** Adjusts the record without a line in the timeline (an extended end, a condition). */
  readonly quiet?: boolean
}

/** Its time is the writer's: it moves only when `status` flips. */
export type ConditionDraft = Omit<LabCondition, 'lastTransitionTime'>

export function conditionWith(condition: Omit<ConditionDraft, 'message' | 'code' | 'params'>, sentence: Sentence): ConditionDraft {
  return {
    ...condition,
    message: english(sentence),
    code: sentence.code,
    ...(sentence.params === undefined ? {} : { params: sentence.params }),
  }
}

/** A reason with its sentence; by default the reason is the sentence's code. */
export function withReason(reason: string, sentence: Sentence = { code: reason }) {
  return { reason, sentence } as const
}

/** What a change tells, for the log and for whoever waits for the run. */
export const sentenceOfChange = ({ reason, sentence }: StatusChange): Sentence => sentence ?? { code: 'Said', params: { said: reason } }

export const rest = (delayMs?: number): Decision => (delayMs === undefined ? { do: 'rest' } : { do: 'rest', delayMs })
export const write = (change: StatusChange): Decision => ({ do: 'write', change })
