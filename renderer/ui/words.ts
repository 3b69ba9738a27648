import type { Ref } from 'vue'
import { createI18n, useI18n } from 'vue-i18n'
import { languageOf, LANGUAGES } from '../../src/contract/languages/language'
import type { Language } from '../../src/contract/languages/language'
import { useStorage } from './storage'

/** The same tree with every sentence said anew: a word that is missing in one language does not compile. */
export type Translation<Words> = { readonly [Key in keyof Words]: Words[Key] extends string ? string : Translation<Words[Key]> }

/** One feature's words in every language, under the feature's own name. */
export type Words = Readonly<Record<Language, Readonly<Record<string, unknown>>>>

let kept: Ref<Language> | undefined
let spoken: ReturnType<typeof createWords> | undefined

/** Read once: every component that says a word asks for it. */
function chosen(): Ref<Language> {
  kept ??= useStorage<Language>('language', languageOf(navigator.language), LANGUAGES)
  return kept
}

export function createWords(parts: Readonly<Record<string, Words>>) {
  const of = (language: Language) => Object.fromEntries(Object.entries(parts).map(([name, words]) => [name, words[language]]))
  const language = chosen()
  document.documentElement.lang = language.value
  const made = createI18n<false>({
    legacy: false,
    locale: language.value,
    fallbackLocale: 'en',
    messages: Object.fromEntries(LANGUAGES.map((each) => [each, of(each)])) as Readonly<Record<Language, ReturnType<typeof of>>>,
    missingWarn: false,
    fallbackWarn: false,
  })
  spoken = made
  return made
}

/** Of a screen that is brought later. Before anything of it is drawn. */
export function addWords(name: string, words: Words): void {
  for (const language of LANGUAGES) spoken?.global.mergeLocaleMessage(language, { [name]: words[language] })
}

/** `t('labs.title')`, `n(3)`, `d(date)`; and the language, which a person may change at any time. */
export function useWords() {
  const { t, locale } = useI18n({ useScope: 'global' })
  const language = chosen()
  return {
    t: t as (key: string, values?: Readonly<Record<string, unknown>> | number, plural?: number) => string,
    locale,
    speak(next: Language): void {
      language.value = next
      locale.value = next
      document.documentElement.lang = next
    },
  }
}
