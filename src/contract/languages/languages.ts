import type { SentenceCode } from '../../core/sentences/english'
import { GERMAN } from './de/german'
import { ENGLISH_FOR_PEOPLE } from './en/english'
import { FRENCH } from './fr/french'
import type { Language } from './language'

/** What the engine tells, in every language: the compiler says which sentence is missing, and in which. */
export const SENTENCES: Readonly<Record<Language, Readonly<Record<SentenceCode, string>>>> = {
  en: ENGLISH_FOR_PEOPLE,
  de: GERMAN,
  fr: FRENCH,
}
