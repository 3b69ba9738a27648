import type { Ref } from 'vue'
import { createI18n, useI18n } from 'vue-i18n'
import { languageOf, LANGUAGES } from '../../src/contract/languages/language'
import type { Language } from '../../src/contract/languages/language'
import { useStorage } from './storage'

/** The same tree with every message in another language: one that is missing does not compile. */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Translation<English[Key]>
}

/** One feature's messages in every language, under the feature's own name. */
export type Messages = Readonly<Record<Language, Readonly<Record<string, unknown>>>>

let storedLanguage: Ref<Language> | undefined
let i18n: ReturnType<typeof createPanelI18n> | undefined

/** Read from storage once, not by every component that shows a message. */
function chosenLanguage(): Ref<Language> {
  storedLanguage ??= useStorage<Language>('language', languageOf(navigator.language), LANGUAGES)
  return storedLanguage
}

export function createPanelI18n(features: Readonly<Record<string, Messages>>) {
  const messagesIn = (each: Language) => Object.fromEntries(Object.entries(features).map(([name, messages]) => [name, messages[each]]))
  const language = chosenLanguage()
  document.documentElement.lang = language.value
  const created = createI18n<false>({
    legacy: false,
    locale: language.value,
    fallbackLocale: 'en',
    messages: Object.fromEntries(LANGUAGES.map((each) => [each, messagesIn(each)])) as Readonly<
      Record<Language, ReturnType<typeof messagesIn>>
    >,
    missingWarn: false,
    fallbackWarn: false,
  })
  i18n = created
  return created
}

/** Of a screen that is loaded lazily: before anything of it is drawn. */
export function addMessages(name: string, messages: Messages): void {
  for (const language of LANGUAGES) i18n?.global.mergeLocaleMessage(language, { [name]: messages[language] })
}

/** vue-i18n's composable in its global scope: `t('labs.title')`, and the language, which a person may change at any time. */
export function useMessages() {
  const { t, locale } = useI18n({ useScope: 'global' })
  const language = chosenLanguage()
  return {
    t: t as (key: string, values?: Readonly<Record<string, unknown>> | number, plural?: number) => string,
    locale,
    setLocale(next: Language): void {
      language.value = next
      locale.value = next
      document.documentElement.lang = next
    },
  }
}
