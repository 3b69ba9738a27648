import { languageOf } from '../../src/contract/languages/language'
import type { Language } from '../../src/contract/languages/language'
import { isApiError, momentOf, sayIn } from '../../src/contract/words'
import type { Cause, Params, SentenceTable } from '../../src/contract/words'
import { useNow } from '../ui/now'
import { clock } from '../ui/time'
import { messagesIn, useMessages } from '../ui/i18n'

/** What the engine says of a lab, of a line in its timeline, of Docker or of itself. */
export interface EngineMessage {
  /** What is told, as data: said by the language's own table. Absent in what an earlier version wrote. */
  readonly code?: string | undefined
  readonly params?: Params | undefined
  /** The same in English, as the engine keeps it. */
  readonly message?: string | undefined
}

/** The engine's word in the person's language, by their clock; where nobody says what day it is (`now`), a time has its day with it. What has no code, or one of a later version, is told as the engine keeps it. */
export function translateMessage({ code, params, message = '' }: EngineMessage, language: string, now = NaN): string {
  if (code === undefined) return message
  const formatTime = (iso: string): string => {
    const at = momentOf(iso)
    return at === undefined ? iso : clock(at, now, language)
  }
  return sayIn(sentencesIn(languageOf(language)), { code, params }, formatTime) ?? message
}

/** The engine's table among the language's messages; empty before it is loaded. Filled by `sayIn`, not by vue-i18n: src/decisions/sentences-in-the-panel.md. */
function sentencesIn(language: Language): SentenceTable {
  return (messagesIn(language)['sentences'] ?? {}) as SentenceTable
}

/** One mistake, as it stands beside its field. */
export function translateCause(cause: Cause, language: string, now?: number): string {
  return asSentence(translateMessage(cause, language, now))
}

/** What a person reads of an error, in their language: every mistake with its field, where there are some. */
export function translateError(error: unknown, language: string, now?: number): string {
  if (!isApiError(error)) return error instanceof Error ? error.message : String(error)
  const { causes = [], code, params } = error.details
  if (causes.length > 0) return causes.map((cause) => `${cause.field}: ${translateCause(cause, language, now)}`).join(' ')
  return asSentence(translateMessage({ code, params, message: error.message }, language, now))
}

function asSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?…]$/.test(words) ? '' : '.')
}

/** Says in one person's language why something could not be. */
export interface ErrorTranslator {
  errorText(error: unknown): string
  causeText(cause: Cause): string
}

/** What the engine says, as a person reads it in their own language. */
export function useEngineMessages() {
  const { locale } = useMessages()
  const time = useNow()
  const textOf = (word: EngineMessage): string => translateMessage(word, locale.value, time.read())
  /** For a hover: the engine's own sentence, where it is another one. */
  const original = (word: EngineMessage): string | undefined => (word.message === textOf(word) ? undefined : word.message)
  const errorText = (error: unknown): string => translateError(error, locale.value, time.read())
  const causeText = (cause: Cause): string => translateCause(cause, locale.value, time.read())
  return { textOf, original, errorText, causeText }
}
