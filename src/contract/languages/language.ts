/** Every language that a person can read all of this in: a folder of sentences here, and its words in each part of the panel. */
export const LANGUAGES = ['en', 'de', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** As each is called by those who speak it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch', fr: 'Français' }

/** The first of the wishes, such as `fr-CA`, that is one of them; English where none is. */
export function languageOf(...wishes: readonly string[]): Language {
  const wished = wishes.map((wish) => wish.split('-')[0]?.toLowerCase())
  return wished.flatMap((wish) => LANGUAGES.find((language) => language === wish) ?? [])[0] ?? 'en'
}
