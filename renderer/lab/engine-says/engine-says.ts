import { ENGLISH, GERMAN_SENTENCES, sayIn } from '../../../src/contract/words'
import type { Params } from '../../../src/contract/words'
import { AROUND, GERMAN } from './german'
import type { Saying } from './german'
import { filled, firstHeard } from './heard'

/** What the engine says of a lab, of a line in its timeline, or of Docker. */
export interface EngineWord {
  /** CamelCase. */
  readonly reason?: string | undefined
  /** The engine's own sentence. English. */
  readonly message?: string | undefined
  /** What is told, as data: said by the language's own table. Absent in what an earlier version wrote. */
  readonly code?: string | undefined
  readonly params?: Params | undefined
}

/** The engine's word in the person's language. A reason that nobody has put into German yet is told as the engine tells it. */
export function engineSays({ reason = '', message = '', code, params }: EngineWord, language: string): string {
  const said = code === undefined ? undefined : sayIn(language === 'de' ? GERMAN_SENTENCES : ENGLISH, { code, params })
  if (said !== undefined) return said
  const sayings = GERMAN.get(reason)
  if (language !== 'de' || message === '' || sayings === undefined) return message
  const before = part(AROUND.before, message)
  const after = part(AROUND.after, message)
  const own = message.slice(before.length, message.length - after.length)
  return before.says + (part(sayings, own).says || own) + after.says
}

/** How much of the sentence it stands for, and what is said in its place. */
function part(sayings: readonly Saying[], sentence: string): { readonly length: number; readonly says: string } {
  const heard = firstHeard(sayings, sentence)
  return heard === undefined ? { length: 0, says: '' } : { length: heard.length, says: filled(heard.each.says, heard.groups) }
}
