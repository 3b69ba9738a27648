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
   * late with everything; `quick`: no more. `notApart`: labs reach each other. `folderFull`: more in a student's folder than is well, or soon;
   * `folderFits`: no more, and what was said of it is taken back.
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
    | 'folderFull'
    | 'folderFits'
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

/** Of one lab's folder only the newest is worth a line, and none when it fits again. */
export function takesBack(next: NoticeDraft, { type, name, namespace }: NoticeDraft): boolean {
  return next.type.startsWith('folder') && type === 'folderFull' && name === next.name && namespace === next.namespace
}
