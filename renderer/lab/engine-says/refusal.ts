import { isApiError } from '../../../src/contract/words'
import type { ApiError, Cause } from '../../../src/contract/words'
import { engineSays } from './engine-says'
import { asSentence, heardIn } from './heard'
import { MISTAKES } from './mistakes'
import { GERMAN_REFUSALS, REFUSALS } from './refusals'

/** Says in one person's language why something could not be. */
export interface Teller {
  refused(error: unknown): string
  mistake(cause: Cause): string
}

export const tellerIn = (language: string): Teller => ({
  refused: (error) => refusalSays(error, language),
  mistake: (cause) => mistakeSays(cause, language),
})

/** What a person reads of an error, in their language. Words that nobody has heard before are told as they came. */
export function refusalSays(error: unknown, language: string): string {
  if (!isApiError(error)) return error instanceof Error ? error.message : String(error)
  const { causes = [] } = error.details
  return causes.length > 0 ? causes.map((cause) => `${cause.field}: ${mistakeSays(cause, language)}`).join(' ') : whole(error, language)
}

function whole({ reason, message, details: { fault } }: ApiError, language: string): string {
  const heard = heardIn(REFUSALS, message, language)
  if (heard !== undefined) return heard
  if (language !== 'de') return asSentence(message)
  const told = engineSays({ reason: fault, message }, language)
  return told === message ? GERMAN_REFUSALS[reason] : told
}

/** One mistake, as it stands beside its field: neither the value nor the field is said again, and no pattern, which helps nobody. */
export function mistakeSays({ message, sentence }: Cause, language: string): string {
  if (sentence !== undefined) return asSentence(engineSays({ message, ...sentence }, language))
  const detail = message.replace(
    /^(?:(?:Invalid|Unsupported) value(?:: (?:"(?:[^"\\]|\\.)*"|\[.*?\]|\{.*?\}|[^\s:]+))?|Forbidden|Required value): /s,
    '',
  )
  return heardIn(MISTAKES, detail, language) ?? asSentence(detail)
}
