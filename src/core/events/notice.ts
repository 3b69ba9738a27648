import { english } from '../sentences/english'
import { membersOf } from '../sentences/say'
import type { Params, Sentence } from '../sentences/sentence'

/** Something a person should know even when looking elsewhere: the bell's lines, and the desktop's notifications. */
export interface Notice {
  /** Unique, so that two screens can tell the same notice from a second one. */
  readonly id: string
  /** Wall clock ms. */
  readonly at: number
  /**
   * `silent`: a ready lab has stopped answering; `answers`: it answers again; `moved`: it has another address. `slow`: this app itself is
   * late with everything; `quick`: no more. `notApart`: labs reach each other.
   */
  readonly type:
    | 'failed'
    | 'silent'
    | 'answers'
    | 'moved'
    | 'expiresSoon'
    | 'expired'
    | 'cleanedUp'
    | 'dockerLost'
    | 'dockerBack'
    | 'notApart'
    | 'asked'
    | 'slow'
    | 'quick'
  readonly namespace?: string
  readonly name?: string
  readonly student?: string
  /** Of `expiresSoon`. */
  readonly minutesLeft?: number
  /** CamelCase: what the sentence is about, for programs and for other languages. */
  readonly reason?: string
  /** `code` in English, when there is one: why a lab failed, why Docker is not reached. */
  readonly message?: string
  /** What is told, as data. */
  readonly code?: string
  readonly params?: Params
}

/** Before the board gave it its name and time. */
export type NoticeDraft = Omit<Notice, 'id' | 'at'>

/** Of a sentence: what it is about, what is told, and its English. */
export function aboutOf(sentence: Sentence, reason: string = sentence.code): Pick<Notice, 'reason' | 'message' | 'code' | 'params'> {
  return { reason, message: english(sentence), ...membersOf(sentence) }
}
