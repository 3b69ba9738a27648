import type { SentenceTable } from '../../core/sentences/say'
import { GERMAN } from './de/german'
import { ENGLISH_FOR_PEOPLE } from './en/english'

/** Every language that a person can read all of this in. A new one is its folder beside these, and its line here. */
export const SENTENCES = { en: ENGLISH_FOR_PEOPLE, de: GERMAN } as const satisfies Readonly<Record<string, SentenceTable>>

export type Language = keyof typeof SENTENCES
/** As each is called by those who speak it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' }
export const LANGUAGES = Object.keys(SENTENCES) as readonly Language[]

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(SENTENCES, text)
}
