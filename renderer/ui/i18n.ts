import type { Ref } from 'vue'
import { createI18n, useI18n } from 'vue-i18n'
import { languageOf, LANGUAGES } from '../../src/contract/languages/language'
import type { Language } from '../../src/contract/languages/language'
import { loadWithRetry } from './load-with-retry'
import { useStorage } from './storage'

/** The same tree with every message in another language: one that is missing does not compile. */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Translation<English[Key]>
}

/** What is said in one language, each feature's under its own name: `t('labs.title')`. */
export type Messages = Readonly<Record<string, unknown>>

/** The same in every language, loaded when somebody reads in it. */
export type MessageLoaders = Readonly<Record<Language, () => Promise<Messages>>>

const FALLBACK = 'en'
const i18n = createI18n<false>({ legacy: false, locale: FALLBACK, fallbackLocale: FALLBACK, missingWarn: false, fallbackWarn: false })
const locale = i18n.global.locale as Ref<string>

/** Every part of the panel that was shown, and the languages that are there of it: in one that is chosen later, all of them are wanted. */
const shown = new Map<MessageLoaders, Set<Language>>()
let storedLanguage: Ref<Language> | undefined

/** Read from storage once, not by every component that shows a message. */
function chosenLanguage(): Ref<Language> {
  storedLanguage ??= useStorage<Language>('language', languageOf(...navigator.languages), LANGUAGES)
  return storedLanguage
}

/** Resolves when the first screen can be drawn in the language of who reads it; where that cannot be had, in English. */
export async function createPanelI18n(firstScreen: MessageLoaders) {
  await addMessages(firstScreen)
  await setLanguage(chosenLanguage().value).catch(() => {})
  return i18n
}

/** A part that is loaded lazily, with its messages: nothing of it is drawn before they are there. */
export async function loadWithMessages<Part>(load: () => Promise<Part>, loaders: MessageLoaders): Promise<Part> {
  const [part] = await Promise.all([loadWithRetry(load), addMessages(loaders)])
  return part
}

/** A language that cannot be had keeps nobody from a part: it has its English. */
async function addMessages(loaders: MessageLoaders): Promise<void> {
  const language = languageOf(locale.value)
  await Promise.all([loadMessages(loaders, FALLBACK), loadMessages(loaders, language).catch(() => {})])
}

/** Once for each language. */
export async function loadMessages(loaders: MessageLoaders, language: Language): Promise<void> {
  const languages = shown.get(loaders) ?? new Set()
  shown.set(loaders, languages)
  if (languages.has(language)) return
  i18n.global.mergeLocaleMessage(language, await loadWithRetry(loaders[language]))
  languages.add(language)
}

/** One language's messages as they are written. */
export function messagesIn(language: Language): Messages {
  return i18n.global.getLocaleMessage(language)
}

/** Nothing is said in it before all of it is there. */
async function setLanguage(next: Language): Promise<void> {
  await Promise.all([...shown.keys()].map((loaders) => loadMessages(loaders, next)))
  locale.value = next
  document.documentElement.lang = next
}

/** vue-i18n's composable in its global scope: `t('labs.title')`, and the language, which a person may change at any time. */
export function useMessages() {
  const { t } = useI18n({ useScope: 'global' })
  return {
    t: t as (key: string, values?: Readonly<Record<string, unknown>> | number, plural?: number) => string,
    locale,
    async setLocale(next: Language): Promise<void> {
      await setLanguage(next)
      chosenLanguage().value = next
    },
  }
}
