/** Every language that a person can read all of this in: a folder of sentences here, and its words in each part of the panel. */
export const LANGUAGES = ['en', 'de', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** As each is called by those who speak it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch', fr: 'Français' }

/** Of a wish such as `fr-CA`; English where it is none of them. */
export function languageOf(wish: string): Language {
  return LANGUAGES.find((language) => wish.split('-')[0]?.toLowerCase() === language) ?? 'en'
}
