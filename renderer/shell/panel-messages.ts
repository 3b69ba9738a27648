import { messages as engine } from '../features/engine/messages'
import { messages as labDetails } from '../features/lab-details/messages'
import { messages as settings } from '../features/settings/messages'
import { messages as templates } from '../features/templates/messages'
import { messages as timelines } from '../features/timelines/messages'
import type { MessageLoaders } from '../ui/i18n'
import { en } from './languages/en'

/** Those of the first screen, and what the engine tells: English comes with the panel, any other language with who reads it. */
export const FIRST_MESSAGES: MessageLoaders = {
  en: async () => en,
  de: async () => (await import('./languages/de')).de,
  fr: async () => (await import('./languages/fr')).fr,
}

/** Those of the other screens, loaded with them: no screen uses the messages of another one. */
export const LAZY_MESSAGES = { labDetails, timelines, engine, templates, settings }
