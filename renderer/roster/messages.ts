import type { MessageLoaders } from '../ui/i18n'

export const messages: MessageLoaders = {
  en: async () => ({ roster: (await import('./messages/en')).en }),
  de: async () => ({ roster: (await import('./messages/de')).de }),
  fr: async () => ({ roster: (await import('./messages/fr')).fr }),
}
